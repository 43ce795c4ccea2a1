import helmet, { type HelmetOptions } from 'helmet';
import type { StaticField } from '../core/fields.ts';
import type { Drive, Guard } from '../core/guard.ts';
import type { HeaderPolicy } from '../policy/types.ts';
import { contentSecurity } from './content-security.ts';
import type { GuardFactory } from './context.ts';
import { exactly } from './exact-pattern.ts';
import { recordFields } from './recorded-fields.ts';

const NAME = 'security-headers';
const CSP = 'Content-Security-Policy';
const HSTS = 'Strict-Transport-Security';
const DEFAULT_HSTS_SECONDS = 31_536_000;

/** What a page of ours has no use for, unless the policy says so. */
const PERMISSIONS = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Fields by which browsers protect the user, on every response, refusals and errors included; and
 * none that tells what the service runs on. helmet is asked for their values once.
 *
 * Does not cover what a page does with what it is given; `'unsafe-inline'` in an own policy lets
 * code in, and is a notice.
 *
 * @see ASVS V3.4.1 to V3.4.8, V13.4.6; RFC 6797
 */
export const securityHeaders: GuardFactory = {
  name: NAME,
  phase: 'decorate',
  scope: 'route',
  create: ({ policy: { headers, publicOrigin } }) => {
    const overHttps = publicOrigin?.startsWith('https:') === true;
    const own = headersGuard(headers, overHttps, 'same-origin');
    const shared = headersGuard(headers, overHttps, 'cross-origin');
    return (rule) => (rule.cors ? shared : own);
  },
};

function headersGuard(
  headers: HeaderPolicy,
  overHttps: boolean,
  resourcePolicy: 'same-origin' | 'cross-origin',
): Guard {
  const csp = contentSecurity({
    directives: headers.contentSecurityPolicy ?? {},
    upgrades: overHttps,
  });
  const ownCsp = headers.fields?.some(({ name }) => isNamed(name, CSP)) === true;
  const hsts = hstsValue(headers);
  const fields = [
    ...recordFields(helmet(helmetOptions(headers, resourcePolicy))),
    ...policyFields(headers, csp.value),
  ];
  return {
    describe: () => ({
      name: NAME,
      phase: 'decorate',
      promise:
        'Every response carries the protective fields once, and none that names the software.',
      options: { fields: shown(fields), strictTransportSecurity: hsts ?? 'of the policy' },
      sources: ['ASVS V3.4.1', 'ASVS V3.4.3', 'ASVS V3.4.6', 'ASVS V13.4.6', 'RFC 6797 7.2'],
      covers: ['G10', 'A-HV-02', 'A-HV-04', 'A-HV-06'],
      observedBy: ['verify', 'probe'],
    }),
    fields,
    decorate: (exchange, sink) => {
      if (hsts !== undefined && exchange.scheme === 'https') sink.set(HSTS, hsts);
      const { usedNonce } = exchange;
      if (usedNonce !== undefined && !ownCsp) sink.set(CSP, csp.withNonce(usedNonce));
    },
    drive: () => drives({ fields: expected(fields) }),
  };
}

function policyFields(headers: HeaderPolicy, csp: string): readonly StaticField[] {
  const given = headers.fields ?? [];
  return [
    { name: 'Permissions-Policy', value: headers.permissionsPolicy ?? PERMISSIONS, mode: 'set' },
    { name: CSP, value: csp, mode: 'set' },
    // On http it must not be sent, whoever would (RFC 6797 7.2); on https it is set by request.
    { name: HSTS, value: '', mode: 'remove' },
    { name: 'Server', value: '', mode: 'remove' },
    ...given.filter(({ name, mode }) => !(isNamed(name, HSTS) && mode === 'set')),
  ];
}

function helmetOptions(
  headers: HeaderPolicy,
  resourcePolicy: 'same-origin' | 'cross-origin',
): HelmetOptions {
  const referrer = headers.referrerPolicy ?? 'strict-origin-when-cross-origin';
  return {
    // Both vary by request.
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: resourcePolicy },
    referrerPolicy: { policy: referrer as ReferrerPolicy },
    // For browsers of long ago, whose downloads no service of today knows.
    xDownloadOptions: false,
    xFrameOptions: { action: 'deny' },
  };
}

type ReferrerPolicy = Extract<
  Exclude<HelmetOptions['referrerPolicy'], boolean | undefined>['policy'],
  string
>;

/** Undefined where the policy's fields say it in a mode of their own. */
function hstsValue({ fields, strictTransportSecurity: hsts }: HeaderPolicy): string | undefined {
  const given = fields?.find(({ name }) => isNamed(name, HSTS));
  if (given !== undefined) return given.mode === 'set' ? given.value : undefined;
  const middleware = helmet.strictTransportSecurity({
    maxAge: hsts?.maxAgeSeconds ?? DEFAULT_HSTS_SECONDS,
    includeSubDomains: hsts?.includeSubDomains ?? true,
  });
  return recordFields(middleware)[0]?.value;
}

function isNamed(name: string, expectedName: string): boolean {
  return name.toLowerCase() === expectedName.toLowerCase();
}

function shown(fields: readonly StaticField[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, value, mode }) => [name, mode === 'set' ? value : `(${mode}) ${value}`]),
  );
}

function drives(expect: Drive['expect']): readonly Drive[] {
  return [
    { name: 'the fields of a response', send: {}, expect },
    { name: 'the fields of a refusal', send: { method: 'TRACE' }, expect },
  ];
}

/** What must and must not be seen, whatever the application sends. */
function expected(fields: readonly StaticField[]): Record<string, RegExp | undefined> {
  const last = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  last.delete(HSTS.toLowerCase());
  return Object.fromEntries(
    [...last.values()].flatMap(({ name, value, mode }): [string, RegExp | undefined][] => {
      if (mode === 'remove') return [[name, undefined]];
      return mode === 'set' && name !== CSP ? [[name, exactly(value)]] : [];
    }),
  );
}
