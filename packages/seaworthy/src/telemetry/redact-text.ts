import { isSensitiveParameter, MASK } from './sensitive-names.ts';

/**
 * Text that is looked at: longer text is cut before any pattern runs, and what could hold the
 * first half of a secret at the cut is dropped. This bounds the time; each pattern is linear in it.
 */
export const TEXT_WINDOW = 8192;
const MARGIN = 2048;

type Replacer = (text: string) => string;

const NAMES =
  'passw(?:or)?d|passphrase|passcode|pwd|secret|token|api[-_. ]?key|admin[-_. ]?key|' +
  'access[-_. ]?key|private[-_. ]?key|signing[-_. ]?key|encryption[-_. ]?key|credentials?|' +
  'session(?:[-_ ]?id)?|csrf|xsrf|signature|credit[-_ ]?card|card[-_ ]?number|' +
  '(?<![a-z0-9])(?:sid|otp|pin|cvv|cvc)(?![a-z0-9])';
/** A value in quotes, perhaps cut off before the closing one, or in escaped quotes. */
const QUOTED = `"(?:[^"\\\\]|\\\\[^])*"?|'[^']*'?|\\\\+"[^"]*"?`;
/** Space and a bracket; not what is masked already, nor our own messages (`expected …, got …`). */
const BEFORE_VALUE = '\\s{0,3}(?!\\s{0,3}\\[redacted])(?:\\[\\s{0,3})?(?!expected )';
/** `NAME=value`, `name: value`, `"name":"value"`, also where the name goes on: `SECRET_KEY`. */
const ASSIGNMENT = new RegExp(
  `((?:${NAMES})[\\w.%[\\]-]{0,40}\\\\{0,3}["']?\\s{0,3}(?:=>|[:=])${BEFORE_VALUE})` +
    `(?:${QUOTED}|[^\\s&;,"'}]+)`,
  'gi',
);
/** Values with spaces and commas of their own: all up to the end of line or string is taken. */
const HEADER_LINE = new RegExp(
  `((?:set-?)?cookie|(?:proxy-?)?authorization)(\\\\{0,3}["']?\\s{0,3}[:=]${BEFORE_VALUE})` +
    `(?:${QUOTED}|[^\\r\\n]+)`,
  'gi',
);
/** `Bearer token expired` and `Basic authentication` are prose. */
const SCHEME = new RegExp(
  '\\b(bearer|basic)(\\s{1,4})' +
    '(?!(?:tokens?|auth\\w{0,12}|realm|error|scheme|credentials?)\\b)[^\\s,;"\'<>]{6,}',
  'gi',
);
const JWT = /eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g;
/** OpenAI, Stripe, GitHub, GitLab, Slack, AWS, Google, npm, Hugging Face, SendGrid. */
const PROVIDER_KEY = new RegExp(
  '(?<![A-Za-z0-9])(?:[spr]k[-_][\\w-]{16,}|gh[opsur]_\\w{20,}|github_pat_\\w{20,}|' +
    'glpat-[\\w-]{16,}|xox[a-z]-[\\w-]{10,}|A[KS]IA[0-9A-Z]{16}|AIza[\\w-]{30,}|npm_\\w{30,}|' +
    'hf_\\w{20,}|SG\\.[\\w-]{16,}(?:\\.[\\w-]*)?)',
  'g',
);
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY[\s\S]*?(?:-----END [A-Z ]{0,30}-----|$)/g;
const CARD = /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){8,15}(?![\w-])/g;
/** A parameter of any sensitive name, encoded or not; what the names above miss, as `?code=`. */
const PARAMETER = /([?&])([\w.%[\]+-]{1,64})=([^\s&#"'<>]+)/g;

/** What each pattern needs at least: most text has none of it and is spared the rest. */
const SUSPECT = /[=:@]|eyJ|\d{4}|[-_][\w-]{10}|AIza|A[KS]IA|SG\.|-----|bearer|basic/i;

const STEPS: readonly Replacer[] = [
  (text) => text.replace(PRIVATE_KEY, MASK),
  maskUserInfo,
  (text) => text.replace(HEADER_LINE, `$1$2${MASK}`),
  (text) => text.replace(SCHEME, `$1$2${MASK}`),
  (text) => text.replace(ASSIGNMENT, `$1${MASK}`),
  (text) => text.replace(PARAMETER, maskParameter),
  (text) => text.replace(JWT, MASK),
  (text) => text.replace(PROVIDER_KEY, MASK),
  (text) => text.replace(CARD, maskCard),
];

/** Shortest value that is masked wherever it occurs: shorter ones occur by chance. */
const SHORTEST_SECRET = 8;

/**
 * Makes the function that masks what looks like a secret in free text: credentials in URLs, headers
 * and assignments, JSON web tokens, providers' keys, private keys, card numbers (Luhn), and the
 * known secrets themselves in any place. A secret that stands alone, in no known form, and is not
 * given here, is not recognised.
 *
 * @param knownSecrets values of the service's own secrets; those under 8 characters are left out.
 */
export function createTextRedactor(knownSecrets: readonly string[] = []): Replacer {
  const known = literalPattern(knownSecrets);
  return (text) => {
    const cut = text.length > TEXT_WINDOW;
    let clean = cut ? text.slice(0, TEXT_WINDOW) : text;
    if (known !== undefined) clean = clean.replace(known, MASK);
    if (SUSPECT.test(clean)) for (const step of STEPS) clean = step(clean);
    return cut ? `${clean.slice(0, Math.max(0, clean.length - MARGIN))}…` : clean;
  };
}

/** Masks the values of sensitive names in a query, encoded names included. */
export function redactQuery(query: string): string {
  return query.split('&').map(maskPair).join('&');
}

function maskPair(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals === -1) return pair;
  const name = pair.slice(0, equals);
  return isSensitiveParameter(decodeName(name)) ? `${name}=${MASK}` : pair;
}

function maskParameter(pair: string, mark: string, name: string): string {
  return isSensitiveParameter(decodeName(name)) ? `${mark}${name}=${MASK}` : pair;
}

/** Decodes what is ASCII and leaves the rest: a name that is encoded badly must not pass. */
function decodeName(name: string): string {
  return name.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function maskUserInfo(text: string): string {
  if (!text.includes('@') || !text.includes('://')) return text;
  return text.replace(/[^\s"'<>]+/g, maskUserInfoOfRun);
}

/** Up to the last `@` of the run: people forget to encode `/` and `@` in passwords. */
function maskUserInfoOfRun(run: string): string {
  const lastAt = run.lastIndexOf('@');
  let mark = run.indexOf('://');
  while (mark !== -1 && mark < lastAt) {
    const start = mark + 3;
    const length = run.slice(start, lastAt + 1).search(/[/?#]/);
    const authority =
      length === -1 ? run.slice(start, lastAt + 1) : run.slice(start, start + length);
    if (/[:@]/.test(authority)) return `${run.slice(0, start)}${MASK}${run.slice(lastAt)}`;
    mark = run.indexOf('://', start);
  }
  return run;
}

function maskCard(digits: string): string {
  return passesLuhn(digits.replace(/\D/g, '')) ? MASK : digits;
}

/** The check digit of ISO/IEC 7812-1. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** Longest first, so that a secret that begins with another is masked whole. */
function literalPattern(secrets: readonly string[]): RegExp | undefined {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const unique = [...new Set(forms)].sort((left, right) => right.length - left.length);
  if (unique.length === 0) return undefined;
  return new RegExp(unique.map((form) => form.replace(/[^\w]/gu, '\\$&')).join('|'), 'g');
}
