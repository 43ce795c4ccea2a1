/**
 * Names by which a party on the way tells an application who the client is, how it came, what it
 * asked for, or who signed in. In lower case, with dashes.
 *
 * What clients themselves send as a credential or a parameter is none of them, whoever else writes
 * it too: `Authorization`, `X-Api-Key`, `X-Auth-Token`, `X-User-Id`. Nor are assertions that are
 * signed, since whoever reads them has to verify them.
 */
const BEGINNINGS = [
  // Address, scheme, host, port and path.
  'forwarded',
  'x-forwarded',
  'x-original-',
  'x-originating-',
  'x-real-',
  'x-rewrite-',
  'x-arr-',
  'x-envoy-external-',
  'x-envoy-internal',
  'x-envoy-original-',
  'x-appengine-',
  // Identity, by certificate or sign-in at the proxy.
  'client-cert',
  'x-client-cert',
  'ssl-',
  'x-ssl-',
  'remote-',
  'x-remote-',
  'x-authenticated-',
  'x-auth-request-',
  'x-webauth-',
  'x-amzn-mtls-',
  'x-amzn-oidc-',
  'x-goog-authenticated-user-',
  'x-ms-client-principal',
  'cf-access-authenticated-user-',
  'tailscale-user-',
  // What a framework tells itself between its own parts (CVE-2025-29927).
  'x-middleware-',
];
const WHOLE = [
  'x-host',
  'x-http-host-override',
  'x-scheme',
  'x-url-scheme',
  'x-https',
  'front-end-https',
  'cf-visitor',
  'cf-pseudo-ipv4',
  'cf-ipcountry',
  // Read as the variable HTTP_PROXY by what runs as CGI (CVE-2016-5385).
  'proxy',
  'x-user',
  'cloudfront-forwarded-proto',
  'script-name',
  'x-script-name',
];
/** However a vendor begins its name for the address of the client: `fly-client-ip`, … */
const ENDINGS = [
  '(?:client|connecting|connection|originating|peer|real)-?ip(?:v[46])?',
  '(?:remote|socket|source|src|user)-?ip(?:v[46])?',
  '(?:client|peer|remote|source|viewer)-addr(?:ess)?',
  '(?:forwarded|proxied)-for',
];

const FORWARDING = new RegExp(
  `^(?:${BEGINNINGS.join('|')})|^(?:${WHOLE.join('|')})$|(?:${ENDINGS.join('|')})$`,
);
const OTHER_THAN_DASH = /[^a-z0-9-]/;
const NO_LETTER_OR_DIGIT = /[^a-z0-9]/g;

const BEGINS = 1;
const ENDS = 2;
/** By two letters: whether a forwarding name may begin or end with them. */
const LETTERS = lettersOf(
  [
    'cf',
    'cl',
    'fo',
    'fr',
    'pr',
    're',
    'sc',
    'ss',
    'ta',
    ...[..."!#$%&'*+-.^_`|~"].map((c) => `x${c}`),
  ],
  ['ip', 'v4', 'v6', 'or', 'dr', 'ss'],
);

/**
 * Whether a field may tell an application who the client is, how it came, what it asked for, or who
 * signed in. Case does not matter, nor what stands between the words: what reads fields as CGI does
 * (RFC 3875 4.1.18) takes `X_Forwarded_For` and `X.Forwarded.For` for `X-Forwarded-For`.
 */
export function isForwardingName(sentName: string): boolean {
  // Most names end here: two look-ups each, for every field of every request.
  const { length } = sentName;
  const begins = ((LETTERS[lettersAt(sentName, 0)] ?? 0) & BEGINS) !== 0;
  if (!begins && ((LETTERS[lettersAt(sentName, length - 2)] ?? 0) & ENDS) === 0) return false;
  const name = sentName.toLowerCase();
  return FORWARDING.test(OTHER_THAN_DASH.test(name) ? name.replace(NO_LETTER_OR_DIGIT, '-') : name);
}

/** Whether any of the fields is one; in node's form of raw fields: name, value, name, value, … */
export function hasForwardingName(rawFields: readonly string[]): boolean {
  for (let index = 0; index < rawFields.length; index += 2) {
    if (isForwardingName(rawFields[index] ?? '')) return true;
  }
  return false;
}

function lettersAt(name: string, index: number): number {
  return pairOf(name.charCodeAt(index), name.charCodeAt(index + 1));
}

/** Of two octets of a field name, which are ASCII; the bit that tells case apart is left out. */
function pairOf(first: number, second: number): number {
  return (((first | 0x20) & 0x7f) << 7) | ((second | 0x20) & 0x7f);
}

function lettersOf(beginnings: readonly string[], endings: readonly string[]): Uint8Array {
  const letters = new Uint8Array(1 << 14);
  const mark = (pair: string, bit: number): void => {
    const at = lettersAt(pair, 0);
    letters[at] = (letters[at] ?? 0) | bit;
  };
  for (const pair of beginnings) mark(pair, BEGINS);
  for (const pair of endings) mark(pair, ENDS);
  return letters;
}
