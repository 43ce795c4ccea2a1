import { type Answered, type Asked, requestText, takeApart } from '../attacks/client.ts';
import { type RawOptions, sendRaw } from './raw.ts';

export type { Answered, Asked } from '../attacks/client.ts';

/** Asks a port once, over a connection of its own that the request asks to end. */
export async function askPort(
  port: number,
  asked: Omit<Asked, 'port'> = {},
  options: RawOptions = {},
): Promise<Answered> {
  const from = asked.from === undefined ? {} : { from: asked.from };
  const { text } = await sendRaw(port, requestText(asked), { waitMs: 5000, ...from, ...options });
  return takeApart(text);
}

/** Asks for the answer in the form that carries the refusal's code. */
export const AS_PROBLEM = { Accept: 'application/problem+json' } as const;

/** The code of the refusal that an answer is; undefined when it is none. */
export function refusalOf(answered: Answered): unknown {
  return answered.field('content-type')?.startsWith('application/problem+json') === true
    ? answered.json()['code']
    : undefined;
}
