import type { Drive, DriveRequest, RouteDescription } from '../../src/core/guard.ts';
import { isSafeMethod } from '../../src/core/safe-methods.ts';
import { type Answered, requestText, takeApart } from '../attacks/client.ts';
import { askPort } from './ask.ts';
import { type RawAnswer, sendRaw } from './raw.ts';
import type { LogLine, RunningService } from './service.ts';
import { stagePaths } from './stage.ts';

/** The peer that a stage's topology trusts; drives that need one come through it. */
export const STAGE_PROXY = '127.0.0.9';

/** A running service on which drives are played; its application is `stageApp`. */
export interface Stage {
  readonly port: number;
  readonly host: string;
  /** Drives come through the proxy, by https. */
  readonly behindProxy: boolean;
  readonly route: RouteDescription;
  readonly form: boolean;
  readonly role: string | undefined;
  readonly untilLogged: RunningService['untilLogged'];
  /** An address that no other drive came from. */
  readonly newAddress: () => string;
}

/** Whether a drive's expectation was met, and what was seen. */
export interface Played {
  readonly held: boolean;
  readonly seen: string;
}

/** Longer than any time-out of a stage; what has not come by then does not come. */
const GIVE_UP_MS = 2_500;

/** Plays one drive, as a change to a request that satisfies every guard of the route. */
export async function playDrive(stage: Stage, drive: Drive): Promise<Played> {
  const { send } = drive;
  const sender = senderOf(stage, send);
  const credentials = await obtainCredentials(stage, send, sender);
  const bytes = send.raw ?? requestBytes(stage, send, { ...credentials, ...sender.fields });
  let answer = await sendRaw(stage.port, bytes, { from: sender.from, waitMs: GIVE_UP_MS });
  for (let sent = 1; sent < (send.times ?? 1); sent += 1) {
    answer = await sendRaw(stage.port, bytes, { from: sender.from, waitMs: GIVE_UP_MS });
  }
  return await judge(stage, drive, answer);
}

interface Sender {
  /** Local address to connect from. */
  readonly from: string;
  /** What the proxy adds. */
  readonly fields: Readonly<Record<string, string>>;
}

function senderOf(stage: Stage, { from }: DriveRequest): Sender {
  const address = from ?? stage.newAddress();
  if (!stage.behindProxy && from === undefined) return { from: address, fields: {} };
  const proto = stage.behindProxy ? 'https' : 'http';
  const fields = { 'X-Forwarded-For': address, 'X-Forwarded-Proto': proto };
  return { from: STAGE_PROXY, fields };
}

let subjectCount = 0;

/** Signs in whom the drive wants and fetches a token, over the service's own routes. */
async function obtainCredentials(
  stage: Stage,
  { as = 'admitted' }: DriveRequest,
  sender: Sender,
): Promise<Record<string, string>> {
  const get = async (target: string, cookies: readonly string[]): Promise<Answered> => {
    const fields = cookies.length === 0 ? {} : { Cookie: cookies.join('; ') };
    const all = { ...commonFields(stage), ...sender.fields, ...fields };
    const { from } = sender;
    return await askPort(stage.port, { target, fields: all }, { from, waitMs: GIVE_UP_MS });
  };
  subjectCount += 1;
  const role = as === 'admitted' && stage.role !== undefined ? `&role=${stage.role}` : '';
  const signIn = `${stagePaths.signIn}?subject=subject-${subjectCount}${role}`;
  const session = as === 'anonymous' ? [] : cookiesOf(await get(signIn, []));
  const page = await get(stagePaths.token, session);
  const cookies = [...session, ...cookiesOf(page)];
  const token = page.body;
  return {
    ...(cookies.length === 0 ? {} : { Cookie: cookies.join('; ') }),
    ...(/^[\w.-]+$/.test(token) ? { 'X-CSRF-Token': token } : {}),
  };
}

function commonFields({ host }: Stage): Record<string, string> {
  return { Host: host, Accept: 'application/problem+json', Connection: 'close' };
}

function requestBytes(
  stage: Stage,
  send: DriveRequest,
  credentials: Readonly<Record<string, string>>,
): string {
  const { method = stage.route.method, target = stage.route.path } = send;
  const { mediaType, text } = bodyFor(stage, method, send);
  const withheld = send.withheld === 'answer' ? { [stagePaths.silentField]: 'yes' } : {};
  const framing: Record<string, string> =
    text === undefined
      ? {}
      : {
          'Content-Type': mediaType,
          ...(send.chunked === true
            ? { 'Transfer-Encoding': 'chunked' }
            : { 'Content-Length': String(Buffer.byteLength(text)) }),
        };
  const base = { ...commonFields(stage), ...credentials, ...withheld, ...framing };
  const head = requestText({ method, target, fields: changed(base, send.fields ?? {}) });
  const whole = send.withheld === 'body' ? (text ?? '').slice(0, 1) : (text ?? '');
  return head + (send.chunked === true ? chunked(whole) : whole);
}

interface Body {
  readonly mediaType: string;
  readonly text: string | undefined;
}

function bodyFor(stage: Stage, method: string, { body, withheld }: DriveRequest): Body {
  if (body !== undefined && 'text' in body) return body;
  const mediaType = 'application/octet-stream';
  if (body !== undefined) return { mediaType, text: 'b'.repeat(body.bytes) };
  if (!isSafeMethod(method) && stage.form) {
    return { mediaType: 'application/x-www-form-urlencoded', text: 'probe=1' };
  }
  const hasBody = !isSafeMethod(method) || withheld === 'body';
  return { mediaType, text: hasBody ? 'twelve bytes' : undefined };
}

/** Fields of the same name, in whatever case, are replaced; `null` leaves one out. */
function changed(
  base: Readonly<Record<string, string>>,
  changes: NonNullable<DriveRequest['fields']>,
): NonNullable<DriveRequest['fields']> {
  const names = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const kept = Object.entries(base).map(([name, value]) => [
    name,
    names.has(name.toLowerCase()) ? null : value,
  ]);
  return { ...Object.fromEntries(kept), ...changes };
}

function chunked(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
}

async function judge(stage: Stage, drive: Drive, { text }: RawAnswer): Promise<Played> {
  const { expect } = drive;
  const { status, fields, body } = takeApart(text);
  const seen = `${status} ${body}`.slice(0, 400);
  const shown = Object.fromEntries([...fields].map(([name, values]) => [name, values.join(', ')]));
  if ('refusal' in expect) return { held: codeIn(body) === expect.refusal, seen };
  if ('pass' in expect) {
    const read = readBy(shown[stagePaths.readField.toLowerCase()]);
    return { held: read !== undefined && allMatch(read, expect.reads ?? {}), seen };
  }
  if ('status' in expect) return { held: status === expect.status, seen };
  if ('fields' in expect) return { held: status > 0 && allMatch(shown, expect.fields), seen };
  return await judgeLine(stage, expect.logged, shown['x-request-id']);
}

/** A request's own line, of which there may be only one. */
async function judgeLine(
  { untilLogged }: Stage,
  wanted: Readonly<Record<string, RegExp>>,
  requestId: string | undefined,
): Promise<Played> {
  const isIts = (line: LogLine): boolean =>
    line['logger'] === 'seaworthy.requests' && line['request_id'] === requestId;
  const lines = await untilLogged(isIts).catch(() => []);
  const [own, ...twins] = lines.filter(isIts);
  if (own === undefined) return { held: false, seen: 'no line' };
  const shown = Object.entries(own).map(([name, value]) => [name, String(value)] as const);
  const held = twins.length === 0 && allMatch(Object.fromEntries(shown), wanted);
  return { held, seen: JSON.stringify(own) };
}

function allMatch(
  actual: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, RegExp | undefined>>,
): boolean {
  return Object.entries(wanted).every(([name, pattern]) => {
    const value = actual[name] ?? actual[name.toLowerCase()];
    return pattern === undefined ? value === undefined : value !== undefined && pattern.test(value);
  });
}

/** What the application read, when it was handed the request. */
function readBy(packed: string | undefined): Record<string, string> | undefined {
  if (packed === undefined) return undefined;
  return JSON.parse(Buffer.from(packed, 'base64url').toString()) as Record<string, string>;
}

function codeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { code?: unknown }).code;
  } catch {
    return undefined;
  }
}

function cookiesOf({ fields }: Answered): string[] {
  const pairs = (fields.get('set-cookie') ?? []).map((one) => one.split(';', 1)[0] ?? '');
  return pairs.filter((pair) => !pair.endsWith('='));
}
