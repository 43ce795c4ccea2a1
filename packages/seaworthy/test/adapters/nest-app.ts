import 'reflect-metadata';
import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  type INestApplication,
  Module,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { EVENTS, factsOf, listen, parts, SECRET } from './handlers.ts';

/** What a platform's response has in common. */
interface AnyResponse {
  send: (body: unknown) => unknown;
  type: (mediaType: string) => AnyResponse;
}

class Handlers {
  plain(): string {
    return 'plain';
  }

  stream(response: AnyResponse): void {
    if ('raw' in response) response.send(Readable.from(parts()));
    else Readable.from(parts()).pipe(response as unknown as NodeJS.WritableStream);
  }

  events(response: AnyResponse): void {
    response.type('text/event-stream').send(EVENTS);
  }

  facts(request: { ip?: string; protocol?: string; hostname?: string }): object {
    const exchange = factsOf(request);
    // Fastify has fields of its own for these, which the suite asks of Fastify itself.
    if ('raw' in request) return { exchange };
    const { ip, protocol, hostname } = request;
    return { exchange, ip, protocol, hostname };
  }

  form(request: object, body: unknown): object {
    return { exchange: factsOf(request), body };
  }

  json(body: unknown): object {
    return { body };
  }

  throws(): never {
    throw new Error(SECRET);
  }

  rejects(): Promise<never> {
    return Promise.reject(new Error(SECRET));
  }

  patient(request: object): Promise<never> {
    listen(request);
    return new Promise(() => undefined);
  }

  item(id: string): string {
    return `item ${id}`;
  }
}

type Decorate = (target: object, key: string, descriptor: PropertyDescriptor) => unknown;

/** Decorators as functions: what runs by stripping types has no others. */
function route(name: keyof Handlers, decorate: Decorate, ...given: ParameterDecorator[]): void {
  const descriptor = Object.getOwnPropertyDescriptor(Handlers.prototype, name) ?? {};
  decorate(Handlers.prototype, name, descriptor);
  for (const [index, each] of given.entries()) each(Handlers.prototype, name, index);
}

route('plain', Get('plain'));
route('stream', Get('stream'), Res());
route('events', Get('events'), Res());
route('facts', Get('facts'), Req());
route('form', Post('form'), Req(), Body());
route('json', Post('json'), Body());
route('throws', Get('throws'));
route('rejects', Get('rejects'));
route('patient', Get('patient'), Req());
route('item', Get('nested/items/:id'), Param('id'));
Controller()(Handlers);

class AppModule {}
Module({ controllers: [Handlers] })(AppModule);

export function buildNestOnExpress(): Promise<INestApplication> {
  return NestFactory.create(AppModule, new ExpressAdapter(), { logger: false });
}

export function buildNestOnFastify(): Promise<INestApplication> {
  return NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
}
