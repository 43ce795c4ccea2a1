import { expect } from 'vitest';
import { ask, expectRefused, hitsDuring, raw, requestText } from './client.ts';
import type { AttackRow } from './row.ts';
import type { Attacked } from './target.ts';

const PATH = '/attack/echo';
const POST = `POST ${PATH} HTTP/1.1\r\nHost: a\r\n`;
const GET = `GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`;
/** What would be a second request if the first ended early. */
const SMUGGLED = `GET /attack/smuggled HTTP/1.1\r\nHost: a\r\n\r\n`;

/** CL.TE classic */
const bothLengths: AttackRow = async (target) => {
  const attacked = await target.shared();
  const rest = '0\r\n\r\n';
  for (const bytes of [
    `${POST}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n${rest}G`,
    `${POST}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n${rest}G`,
    `${POST}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n${rest}${SMUGGLED}`,
    `${POST}content-length: 5\r\nTRANSFER-ENCODING: chunked\r\n\r\n${rest}${SMUGGLED}`,
    `${POST}Content-Length: 5\r\nTransfer-Encoding: ChunKed\r\n\r\n${rest}${SMUGGLED}`,
    `${POST}Content-Length: 5\r\nTransfer-Encoding: identity\r\n\r\nhello${SMUGGLED}`,
    `${POST}Content-Length: 5\r\nTransfer-Encoding:\r\n\r\nhello${SMUGGLED}`,
    `${GET.slice(0, -2)}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${rest}`,
  ]) {
    await expectRefused(attacked, bytes, { statuses: [400, 501] });
    await expectRefused(attacked, bytes.split(/(?<=\n)/), { statuses: [400, 501] });
    await expectRefused(attacked, `${GET}${bytes}`, { statuses: [400, 501], hits: 1 });
  }
};

/** Duplicate Content-Length */
const duplicateLengths: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const lengths of [
    'Content-Length: 1\r\nContent-Length: 1\r\n',
    'Content-Length: 1\r\nContent-Length: 2\r\n',
    'Content-Length: 1, 1\r\n',
    'Content-Length: 1,1\r\n',
    'Content-Length: 0\r\nX: y\r\ncontent-length: 42\r\n',
    'Content-Length: 42\r\nCONTENT-LENGTH: 0\r\n',
    'Content-Length: 1,\r\n',
    'Content-Length: ,1\r\n',
  ]) {
    await expectRefused(attacked, `${POST}${lengths}\r\nx`);
    await expectRefused(attacked, `${POST}${lengths}\r\nx${SMUGGLED}`);
    await expectRefused(attacked, `${GET}${POST}${lengths}\r\nx`, { hits: 1 });
  }
};

/** Non-digit Content-Length */
const oddLengths: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const length of [
    ...['+1', '-1', '-0', '0x1', '1_0', '1 0', '1e1', '1.0', '1;', '"1"', '', '０', '1\x0b'],
    ...['99999999999999999999999', '18446744073709551617', '1\x00', '1\x0c', 'chunked', 'Infinity'],
  ]) {
    const value = Buffer.from(length, 'utf8').toString('latin1');
    await expectRefused(attacked, `${POST}Content-Length: ${value}\r\n\r\nx${SMUGGLED}`);
  }
  // White space around the value is none of it (RFC 9112 5): refused, or read as 1 and no more.
  const before = attacked.hits.length;
  const padded = await raw(attacked, `${POST}Content-Length:  1\t\r\nConnection: close\r\n\r\nx`);
  expect(padded.statuses).toHaveLength(1);
  expect(attacked.hits.length - before).toBe(padded.statuses[0] === 200 ? 1 : 0);
};

/** Mixed-case chunked */
const mixedCase: AttackRow = async (target) => {
  const attacked = await target.shared();
  const chunk = `400\r\n${SMUGGLED.padEnd(1024, 'x')}\r\n`;
  for (const coding of ['ChuNKed', 'CHUNKED', 'chunkeD', ' chunked', 'chunked ']) {
    const head = `POST /attack/small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ${coding}\r\n\r\n`;
    const before = attacked.hits.length;
    const answer = await raw(attacked, [head, chunk.repeat(1024), '0\r\n\r\n', SMUGGLED]);
    expect(answer.statuses, coding).toEqual([413]);
    expect(answer.closed).toBe(true);
    expect(attacked.hits.slice(before).filter(({ url }) => url !== '/attack/small')).toEqual([]);
    const whole = `${head}5\r\nhello\r\n0\r\n\r\n${requestText()}`;
    expect((await raw(attacked, whole)).statuses, coding).toEqual([200, 200]);
  }
};

/** Chunked not final / unknown coding */
const otherCodings: AttackRow = async (target) => {
  const attacked = await target.shared();
  const statuses = [400, 501];
  for (const coding of [
    ...['chunked, identity', 'xchunked', 'chunkedx', 'gzip, chunked', 'chunked, gzip', 'gzip'],
    ...['chunked, chunked', 'chunked,', ',chunked', 'identity, chunked', 'chunked;q=1', 'deflate'],
    ...['"chunked"', "'chunked'", 'chunked chunked', 'x chunked', 'chunk', 'identity', ''],
  ]) {
    const bytes = `${POST}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n${SMUGGLED}`;
    await expectRefused(attacked, bytes, { statuses });
  }
  const twice = `${POST}Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
  await expectRefused(attacked, twice, { statuses });
  const same = `${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
  await expectRefused(attacked, same, { statuses });
  const length = `${POST}Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello${SMUGGLED}`;
  await expectRefused(attacked, length, { statuses });
};

/** Transfer-Encoding on HTTP/1.0 */
const oldVersion: AttackRow = async (target) => {
  const attacked = await target.shared();
  const head = `POST ${PATH} HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n`;
  for (const more of ['', 'Connection: keep-alive\r\n', 'Content-Length: 5\r\n']) {
    await expectRefused(attacked, `${head}${more}\r\n0\r\n\r\n`);
    await expectRefused(attacked, `${head}${more}\r\n0\r\n\r\n${SMUGGLED}`);
  }
};

/** Chunk line abuse */
const chunkLines: AttackRow = async (target) => {
  const attacked = await target.shared();
  const head = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
  for (const body of [
    '3\nabc\r\n0\r\n\r\n',
    '3\r\nabc\n0\r\n\r\n',
    '3\r\nabc\r\n0\n\r\n',
    '3\r\nabc\r\n0\r\n\n',
    '3\nabc\n0\n\n',
    '0x3\r\nabc\r\n0\r\n\r\n',
    '00000000000000003\r\nabc\r\n0\r\n\r\n'.replace(/^0+/, 'F'.repeat(16)),
    'FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n',
    '10000000000000003\r\nabc\r\n0\r\n\r\n',
    '-3\r\nabc\r\n0\r\n\r\n',
    '+3\r\nabc\r\n0\r\n\r\n',
    ' 3\r\nabc\r\n0\r\n\r\n',
    '\t3\r\nabc\r\n0\r\n\r\n',
    '3 3\r\nabc\r\n0\r\n\r\n',
    '3\r\nabc0\r\n\r\n',
    '3\r\nabcd\r\n0\r\n\r\n',
    '3\r\nabc\r0\r\n\r\n',
    '3\rabc\r\n0\r\n\r\n',
    '\r\n3\r\nabc\r\n0\r\n\r\n',
    ';x\r\nabc\r\n0\r\n\r\n',
    'g\r\nabc\r\n0\r\n\r\n',
    '3;a=\x00\r\nabc\r\n0\r\n\r\n',
    '3;a\nb\r\nabc\r\n0\r\n\r\n',
    '3\r\nabc\r\n0\r\nX : y\r\n\r\n',
    '3\r\nabc\r\n0\r\nX: a\nb\r\n\r\n',
  ]) {
    const before = attacked.hits.length;
    const answer = await raw(attacked, `${head}${body}${SMUGGLED}`);
    expect(answer.statuses, JSON.stringify(body)).toEqual([400]);
    expect(answer.closed).toBe(true);
    const smuggled = attacked.hits.slice(before).filter(({ url }) => url.includes('smuggled'));
    expect(smuggled, JSON.stringify(body)).toEqual([]);
  }
  await extensions(attacked, head);
};

/** Extensions and trailers are allowed, and nothing that is said in them counts. */
async function extensions(attacked: Attacked, head: string): Promise<void> {
  const body = '3;name="a;b"\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n';
  expect((await raw(attacked, `${head}${body}${requestText()}`)).statuses).toEqual([200, 200]);
  for (const trailer of ['Content-Length: 9', 'Transfer-Encoding: chunked', 'Host: evil']) {
    const trailed = `${head}3\r\nabc\r\n0\r\n${trailer}\r\n\r\n${requestText()}`;
    expect([1, 2], trailer).toContain((await raw(attacked, trailed)).statuses.length);
  }
  const long = `3;${'x'.repeat(64 * 1024)}\r\nabc\r\n0\r\n\r\n`;
  const refused = await raw(attacked, `${head}${long}${SMUGGLED}`);
  expect(refused.statuses).toHaveLength(1);
  expect([400, 413]).toContain(refused.statuses[0]);
}

/** obs-fold, bare CR, bare LF, NUL, DEL in header */
const brokenFields: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const field of [
    'X: a\r\n b\r\n',
    'X: a\r\n\tb\r\n',
    'X: a\rb\r\n',
    'X: a\rY: b\r\n',
    'X: a\nY: b\r\n',
    'X: a\n',
    'X: a\x00b\r\n',
    'X\x00: a\r\n',
    'X: a\x7fb\r\n',
    'X\x7f: a\r\n',
    'X: \x01\r\n',
    'X: \x1b[2J\r\n',
    'X\r\n',
    ': a\r\n',
    ' X: a\r\n',
    '\tX: a\r\n',
    'X Y: a\r\n',
    'X(: a\r\n',
    'X\xe9: a\r\n',
    '\r X: a\r\n',
  ]) {
    const bytes = `GET ${PATH} HTTP/1.1\r\nHost: a\r\n${field}\r\n`;
    await expectRefused(attacked, bytes);
    await expectRefused(attacked, `${bytes}${SMUGGLED}`);
    await expectRefused(attacked, `GET ${PATH} HTTP/1.1\r\n${field}Host: a\r\n\r\n`);
  }
  for (const bytes of [
    `GET ${PATH} HTTP/1.1\nHost: a\n\n`,
    `GET ${PATH} HTTP/1.1\rHost: a\r\r`,
    `GET ${PATH}\x00 HTTP/1.1\r\nHost: a\r\n\r\n`,
    `GET\t${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`,
    `GET ${PATH} HTTP/1.1 \r\nHost: a\r\n\r\n`,
    ` GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`,
  ]) {
    await expectRefused(attacked, `${bytes}${SMUGGLED}`, { statuses: [400, 501, 505] });
  }
};

/** Space before colon */
const spaceBeforeColon: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const field of [
    ...['Content-Length : 1', 'Content-Length\t: 1', 'Transfer-Encoding : chunked', 'Host : a'],
    ...['X : y', 'Content-Length \r\n: 1', ' Content-Length: 1'],
  ]) {
    await expectRefused(attacked, `${POST}${field}\r\n\r\nx${SMUGGLED}`);
  }
};

/** HTTP/0.9, HTTP/2.0-on-h1, HTTP/1.2 */
const versions: AttackRow = async (target) => {
  const attacked = await target.shared();
  const statuses = [400, 505];
  for (const line of [
    `GET ${PATH}`,
    `GET ${PATH} `,
    `GET ${PATH} HTTP/0.9`,
    `GET ${PATH} HTTP/2.0`,
    `GET ${PATH} HTTP/2`,
    `GET ${PATH} HTTP/3.0`,
    `GET ${PATH} HTTP/1.2`,
    `GET ${PATH} HTTP/1.9`,
    `GET ${PATH} HTTP/1.10`,
    `GET ${PATH} HTTP/01.1`,
    `GET ${PATH} HTTP/1`,
    `GET ${PATH} http/1.1`,
    `GET ${PATH} HTTP/1,1`,
    `GET ${PATH} HTTP 1.1`,
    `GET ${PATH} ICE/1.0`,
  ]) {
    await expectRefused(attacked, `${line}\r\nHost: a\r\n\r\n`, { statuses });
  }
  await expectRefused(attacked, `GET ${PATH}\r\n\r\n`, { statuses });
  await expectRefused(attacked, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', { statuses: [400, 501, 505] });
};

/** Leading CRLFs and garbage between pipelined requests */
const leadingLines: AttackRow = async (target) => {
  const attacked = await target.shared();
  for (const few of ['\r\n', '\r\n\r\n']) {
    expect((await raw(attacked, `${few}${requestText()}`)).statuses).toEqual([200]);
    expect((await raw(attacked, `${GET}${few}${requestText()}`)).statuses).toEqual([200, 200]);
  }
  for (const flood of ['\r\n'.repeat(10_000), '\n'.repeat(20_000), '\r'.repeat(20_000)]) {
    const parts = flood.match(/[\r\n]{1,2000}/g) ?? [];
    for (const bytes of [[flood, GET], [flood + GET], [...parts, GET], [GET, flood, GET]]) {
      // What came in one read with the flood may be answered; the connection is not used again.
      const answer = await raw(attacked, [...bytes, GET, GET]);
      expect(answer.closed, JSON.stringify(flood.slice(0, 2))).toBe(true);
    }
  }
  for (const garbage of ['x', '\x00', ' \r\n', 'x\r\n', '{}\r\n', '\x16\x03\x01\x02\x00\x01']) {
    const bytes = `${GET}${garbage}${requestText()}`;
    await expectRefused(attacked, bytes, { statuses: [400, 501, 505], hits: 1 });
  }
  expect(await hitsDuring(attacked, () => ask(attacked))).toBe(1);
};

export const framing = {
  'A-SM-01': bothLengths,
  'A-SM-02': duplicateLengths,
  'A-SM-03': oddLengths,
  'A-SM-05': mixedCase,
  'A-SM-06': otherCodings,
  'A-SM-07': oldVersion,
  'A-SM-08': chunkLines,
  'A-SM-09': brokenFields,
  'A-SM-10': spaceBeforeColon,
  'A-SM-21': versions,
  'A-SM-22': leadingLines,
} as const satisfies Record<string, AttackRow>;
