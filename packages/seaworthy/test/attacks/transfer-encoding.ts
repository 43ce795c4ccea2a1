import { expect } from 'vitest';
import { raw } from './client.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const NAME = 'Transfer-Encoding';
const VALUE = 'chunked';

/** Every octet that a parser may take for white space, or for nothing. */
const OCTETS = [
  ...Array.from({ length: 0x21 }, (_, code) => code),
  ...Array.from({ length: 0x100 - 0x7f }, (_, at) => 0x7f + at),
].map((code) => String.fromCharCode(code));

const AROUND = OCTETS.flatMap((octet) => [
  `${octet}${NAME}: ${VALUE}`,
  `${NAME}${octet}: ${VALUE}`,
  `${NAME}:${octet}${VALUE}`,
  `${NAME}: ${octet}${VALUE}`,
  `${NAME}: ${VALUE}${octet}`,
  `Transfer${octet}Encoding: ${VALUE}`,
  `X: y\r\n${octet}${NAME}: ${VALUE}`,
]);

const SPELLED = [
  `Transfer Encoding: ${VALUE}`,
  `Transfer_Encoding: ${VALUE}`,
  `Transfer--Encoding: ${VALUE}`,
  `TransferEncoding: ${VALUE}`,
  `Transfer.Encoding: ${VALUE}`,
  `transfer_encoding: ${VALUE}`,
  `Transfer\u2010Encoding: ${VALUE}`,
  `${NAME} : ${VALUE}`,
  `${NAME}:${VALUE}`,
  `${NAME}:: ${VALUE}`,
  `${NAME}: : ${VALUE}`,
  `${NAME}: "${VALUE}"`,
  `${NAME}: '${VALUE}'`,
  `${NAME}: ${VALUE};q=1`,
  `${NAME}: ${VALUE}, cow`,
  `${NAME}: cow, ${VALUE}`,
  `${NAME}: cow\r\n${NAME}: ${VALUE}`,
  `${NAME}: ${VALUE}\r\n${NAME}: cow`,
  `${NAME}: identity\r\n${NAME}: ${VALUE}`,
  `${NAME}:\r\n ${VALUE}`,
  `${NAME}:\n ${VALUE}`,
  `${NAME}\r\n: ${VALUE}`,
  `${NAME}\n: ${VALUE}`,
  `X: y\n${NAME}: ${VALUE}`,
  `X: y\r${NAME}: ${VALUE}`,
  `X: y\r\r\n${NAME}: ${VALUE}`,
  `X: y\n\r${NAME}: ${VALUE}`,
  `${NAME}: ${VALUE}\r\r\nX: y`,
  `${NAME}: ch\u00fcnked`,
  `${NAME}: \xff${VALUE}`,
  `${NAME}: x${VALUE}`,
  `${NAME}: ${VALUE}x`,
  `${NAME}: chun ked`,
  `${NAME}: Chunked`,
  `TRANSFER-ENCODING: CHUNKED`,
  `tRANSFER-eNCODING: cHUNKED`,
  `Content-Encoding: ${VALUE}`,
  `TE: ${VALUE}`,
  `Foo: bar\r\n\rTransfer-Encoding: ${VALUE}`,
  `Connection: ${NAME}\r\n${NAME}: ${VALUE}`,
];

const MUTATIONS = [...AROUND, ...SPELLED].map((text) => text.replaceAll('\u2010', '\xe2\x80\x90'));

/**
 * Obfuscated Transfer-Encoding set. With both lengths, whoever reads one of them ends the body
 * where a second request begins; with chunks alone, whoever reads none does.
 */
const obfuscated: AttackRow = async (target) => {
  const attacked = await target.shared();
  expect(MUTATIONS.length).toBeGreaterThan(668);
  const second = 'GET /attack/second HTTP/1.1\r\nHost: a\r\n\r\n';
  const chunks = `0\r\n\r\n${second}`;
  const bodies = [
    { fields: (one: string) => `Content-Length: 5\r\n${one}`, body: chunks },
    { fields: (one: string) => `${one}\r\nContent-Length: ${chunks.length}`, body: chunks },
  ];
  for (const { fields, body } of bodies) {
    await eachOf(MUTATIONS, async (mutation) => {
      const head = `POST /attack/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n`;
      await expectOne(attacked, `${head}${fields(mutation)}\r\n\r\n${body}`);
    });
  }
  expect(attacked.hits.filter(({ url }) => url.includes('/attack/second'))).toEqual([]);
};

/** Twenty at a time: the rows are many and each waits for its connection to end. */
async function eachOf(all: readonly string[], work: (one: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 20) await Promise.all(all.slice(at, at + 20).map(work));
}

async function expectOne(attacked: Attacked, bytes: string): Promise<void> {
  const answer = await raw(attacked, bytes);
  const shown = JSON.stringify(bytes);
  expect(answer.closed, shown).toBe(true);
  expect(answer.statuses, shown).toHaveLength(1);
  expect([200, 400, 501], shown).toContain(answer.statuses[0]);
  // Whatever was answered, what follows the end that one reader may see was never a request.
  expect(answer.text, shown).not.toContain('/attack/second"');
}

export const transferEncoding = { 'A-SM-04': obfuscated } as const satisfies Record<
  string,
  AttackRow
>;
