/** What stands where a secret stood. */
export const MASK = '[redacted]';

const CONTAINED = new RegExp(
  'passw|passphrase|passcode|pwd|secret|token|authoriz|authentic|cookie|apikey|adminkey|' +
    'accesskey|privatekey|signingkey|encryptionkey|credential|session|csrf|xsrf|signature|' +
    'creditcard|cardnumber|connectionstring',
);
const WHOLE: ReadonlySet<string> = new Set([
  'auth',
  'bearer',
  'card',
  'code',
  'cvc',
  'cvv',
  'jwt',
  'key',
  'nonce',
  'otp',
  'pan',
  'pass',
  'pin',
  'sid',
  'sig',
  'ssn',
  'totp',
]);
/** `code` is a credential in a query (OAuth) and a plain fact in a log field: `ECONNRESET`. */
const ONLY_IN_QUERIES: ReadonlySet<string> = new Set(['code', 'key', 'nonce', 'card', 'pan']);
const AMOUNT = /(?:count|seconds|ms|bytes|length|tokens|limit|size)$/;
const LONGEST_NAME = 256;

/** Whether the value under this name is a secret; case, `_`, `-`, `.`, brackets do not matter. */
export function isSensitiveName(name: string): boolean {
  const plain = normalize(name);
  return CONTAINED.test(plain) || (WHOLE.has(plain) && !ONLY_IN_QUERIES.has(plain));
}

/** The same for a query parameter, where more names carry credentials. */
export function isSensitiveParameter(name: string): boolean {
  const plain = normalize(name);
  return CONTAINED.test(plain) || WHOLE.has(plain);
}

/** Whether a number under a sensitive name is an amount, as in `promptTokens`, `session_count`. */
export function isAmountName(name: string): boolean {
  return AMOUNT.test(normalize(name));
}

function normalize(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
