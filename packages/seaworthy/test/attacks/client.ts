import { expect } from 'vitest';
import { type RawAnswer, type RawOptions, sendRaw } from '../support/raw.ts';
import type { Attacked } from './target.ts';

export interface Asked {
  readonly method?: string;
  /** Default `/attack/echo`. */
  readonly target?: string;
  /** `null` leaves a field out; a list sends it several times. `Host: a` unless given. */
  readonly fields?: Readonly<Record<string, string | readonly string[] | null>>;
  /** One octet a character. */
  readonly body?: string;
  /** Local address to come from. */
  readonly from?: string;
  readonly version?: string;
  /** Port to ask instead of the service's own. */
  readonly port?: number;
}

/** One answer, taken apart. */
export interface Answered {
  readonly status: number;
  /** By lower-case name; values in the order they came. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** The only value of a field; undefined when it is absent. */
  readonly field: (name: string) => string | undefined;
  readonly head: string;
  readonly body: string;
  readonly json: () => Record<string, unknown>;
}

/** The bytes of a request that asks to end the connection. */
export function requestText(asked: Asked = {}): string {
  const { method = 'GET', target = '/attack/echo', version = 'HTTP/1.1', body } = asked;
  const length = body === undefined ? {} : { 'Content-Length': String(body.length) };
  const fields = { Host: 'a', Connection: 'close', ...length, ...asked.fields };
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    if (value === null) return [];
    return [value].flat().map((one) => `${name}: ${one}\r\n`);
  });
  return `${method} ${target} ${version}\r\n${lines.join('')}\r\n${body ?? ''}`;
}

/** Asks once over a connection of its own. */
export async function ask(attacked: Attacked, asked: Asked = {}): Promise<Answered> {
  const { port = attacked.port, from } = asked;
  const options = from === undefined ? {} : { from };
  const { text } = await sendRaw(port, requestText(asked), { waitMs: 5000, ...options });
  return takeApart(text);
}

/** The first answer of what came back. */
export function takeApart(text: string): Answered {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end + 4);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1] ?? 0),
    fields,
    field: (name) => {
      const values = fields.get(name.toLowerCase());
      if (values !== undefined && values.length > 1)
        throw new Error(`${name} came twice:\n${head}`);
      return values?.[0];
    },
    head,
    body,
    json: () => JSON.parse(body) as Record<string, unknown>,
  };
}

/** Sends bytes, in turns of their own where there are several. */
export function raw(
  attacked: Attacked,
  bytes: string | Uint8Array | readonly (string | Uint8Array)[],
  options: RawOptions = {},
): Promise<RawAnswer> {
  return sendRaw(attacked.port, bytes, { apart: true, ...options });
}

export interface Refused {
  /** Default 400. */
  readonly statuses?: readonly number[];
  /** Requests before the bad one that the application may see. Default 0. */
  readonly hits?: number;
}

/**
 * Sends bytes that must end in one refusal and a closed connection, with nothing of them read as a
 * further request.
 */
export async function expectRefused(
  attacked: Attacked,
  bytes: string | Uint8Array | readonly (string | Uint8Array)[],
  { statuses = [400], hits = 0 }: Refused = {},
): Promise<void> {
  const before = attacked.hits.length;
  const answer = await raw(attacked, bytes);
  const shown = JSON.stringify([bytes].flat().map(String).join('|').slice(0, 200));
  const seen = answer.statuses.slice(0, hits);
  const refused = answer.statuses.slice(hits);
  expect(seen, shown).toEqual(Array.from({ length: hits }, () => 200));
  // After an answer of its own, the end of the connection is refusal enough.
  expect(refused.length, shown).toBeLessThanOrEqual(1);
  if (hits === 0 || refused.length === 1) expect(statuses, shown).toContain(refused[0]);
  expect(answer.closed, `${shown} is to end the connection`).toBe(true);
  expect(attacked.hits.length - before, `${shown} entered the application`).toBe(hits);
}

/** Requests that entered the application meanwhile. */
export async function hitsDuring(
  attacked: Attacked,
  work: () => Promise<unknown>,
): Promise<number> {
  const before = attacked.hits.length;
  await work();
  return attacked.hits.length - before;
}

/** The value that a `Set-Cookie` of this name sets, as it would be sent back: `name=value`. */
export function cookieOf(answered: Answered, name: RegExp): string | undefined {
  const all = answered.fields.get('set-cookie') ?? [];
  const pairs = all.map((one) => one.split(';', 1)[0] ?? '');
  // One without value removes the cookie.
  return pairs.find((pair) => name.test(pair) && !pair.endsWith('='));
}
