import { describe, expect, onTestFinished, test } from 'vitest';
import { type Exchange, refuse, respond } from '../../src/core/index.ts';
import { takeApart } from '../attacks/client.ts';
import { sendRaw } from '../support/raw.ts';
import { type OwnGuard, serveBehind } from './own-guards.ts';

const BROKEN = 'one\r\nX-Injected: two\r\n\r\ninjected';
const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const CONSTANT = { name: 'X-Constant', value: 'always', mode: 'set' } as const;

const throwing = (): never => {
  throw new Error('c4n4ry');
};

const GUARDS: Readonly<Record<string, OwnGuard>> = {
  'an answer with a field of two lines': { check: () => respond(200, [['X-Broken', BROKEN]], 'b') },
  'a refusal with a field of two lines': {
    check: () => refuse('access.no-rule', { fields: [['X-Broken', BROKEN]] }),
  },
  'an answer with a status that is none': { check: () => respond(42, [], 'theirs') },
  'an empty answer with a field of two lines': {
    check: () => respond(204, [['X-Broken', BROKEN]]),
  },
  'a decorator that throws, at a refusal': {
    check: () => refuse('access.no-rule'),
    decorate: throwing,
  },
  "a decorator that throws, at the application's answer": { decorate: throwing },
  'a decorator whose field has two lines': {
    decorate: (_exchange, fields) => fields.set('X-Broken', BROKEN),
  },
};

describe.each(Object.entries(GUARDS))('%s', (_name, guard) => {
  test.each(['end', 'writeHead', 'write'] as const)('(%s): a bare 500 and the end', async (way) => {
    const ended: number[] = [];
    const { port, stop } = await serveBehind(
      { ...guard, fields: [CONSTANT], end: (_exchange, { status }) => ended.push(status) },
      (exchange) => answerBy(way, exchange),
    );
    onTestFinished(stop);
    const { text, statuses, closed } = await sendRaw(port, GET + GET);
    expect({ statuses, closed }).toEqual({ statuses: [500], closed: true });
    expect(text).not.toMatch(/injected|c4n4ry|theirs/i);
    const answer = takeApart(text);
    expect(answer.field('x-constant')).toBe('always');
    expect(answer.field('connection')).toBe('close');
    expect(answer.body.length).toBe(Number(answer.field('content-length')));
    expect(ended.every((status) => status === 500)).toBe(true);
  });
});

interface Writable {
  writeHead: (status: number) => void;
  write: (text: string) => void;
  end: (text?: string) => void;
}

function answerBy(way: 'end' | 'writeHead' | 'write', { response }: Exchange): void {
  const theirs = response as unknown as Writable;
  if (way === 'writeHead') theirs.writeHead(200);
  if (way === 'write') theirs.write('theirs');
  theirs.end('theirs');
}
