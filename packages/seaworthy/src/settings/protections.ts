import { trustsStrangers } from '../core/address-range.ts';
import type { Fault } from '../core/errors.ts';
import type { BaseSettings, InsecureChoice, ReadSettings } from './contract.ts';
import { isLoopbackHost } from './reach.ts';
import type { Environment } from './setting.ts';

/** What a weakened protection means in an environment. */
type Judgement = 'ignored' | 'choice' | 'refused';

/** A setting that can lower protection. */
interface Protection {
  readonly name: keyof BaseSettings;
  /** Completes `expected …`. */
  readonly wanted: string;
  /** What is given up, in a sentence without a full stop; undefined when nothing is. */
  readonly weakened: (read: ReadSettings<BaseSettings>) => string | undefined;
  readonly judged: Readonly<Record<Environment, Judgement>>;
  /** Whether the policy may exempt it where it is refused; it is a choice then. */
  readonly exemptable: boolean;
  readonly remedy: string;
}

const STRICTLY_REFUSED = { dev: 'choice', staging: 'choice', prod: 'refused' } as const;
const REFUSED_IN_PROD = { dev: 'ignored', staging: 'choice', prod: 'refused' } as const;

const isHttp = (origin: string): boolean => origin.startsWith('http://');

/** What weakens a service, one row each. */
export const PROTECTIONS: readonly Protection[] = [
  {
    name: 'COOKIE_SECURE',
    wanted: 'true',
    weakened: (read) =>
      read.COOKIE_SECURE === false ? 'cookies also travel over unencrypted http' : undefined,
    judged: REFUSED_IN_PROD,
    exemptable: true,
    remedy: 'Remove COOKIE_SECURE or set it to true',
  },
  {
    name: 'DEBUG',
    wanted: 'false',
    weakened: (read) => (read.DEBUG === true ? 'help for developers is on' : undefined),
    judged: REFUSED_IN_PROD,
    exemptable: true,
    remedy: 'Remove DEBUG or set it to false',
  },
  {
    name: 'LOG_FORMAT',
    wanted: 'json',
    weakened: (read) =>
      read.LOG_FORMAT === 'text'
        ? 'log lines are for people, so alerts cannot read them'
        : undefined,
    judged: REFUSED_IN_PROD,
    exemptable: true,
    remedy: 'Remove LOG_FORMAT or set it to json',
  },
  {
    name: 'RATE_LIMIT_ENABLED',
    wanted: 'true',
    weakened: (read) =>
      read.RATE_LIMIT_ENABLED === false ? 'nothing limits how often a client asks' : undefined,
    judged: STRICTLY_REFUSED,
    exemptable: true,
    remedy: 'Remove RATE_LIMIT_ENABLED or set it to true',
  },
  {
    name: 'DATABASE_URL',
    wanted: 'a postgres:// URL',
    weakened: (read) =>
      read.DATABASE_URL?.scheme === 'pglite'
        ? 'the embedded database serves one process and has no backups'
        : undefined,
    judged: REFUSED_IN_PROD,
    exemptable: true,
    remedy: 'Set DATABASE_URL to a postgres:// URL',
  },
  {
    name: 'TRUSTED_PROXIES',
    wanted: 'ranges of your own proxies',
    weakened: (read) =>
      read.TRUSTED_PROXIES?.some(trustsStrangers) === true
        ? 'strangers are believed about the address they come from'
        : undefined,
    judged: { dev: 'refused', staging: 'refused', prod: 'refused' },
    exemptable: false,
    remedy: 'List the addresses of your own proxies in TRUSTED_PROXIES',
  },
  {
    name: 'CORS_ORIGINS',
    wanted: 'exact origins',
    weakened: (read) =>
      read.CORS_ORIGINS?.includes('*') === true ? 'any site may read answers' : undefined,
    judged: STRICTLY_REFUSED,
    exemptable: false,
    remedy: 'List the exact origins in CORS_ORIGINS',
  },
  {
    name: 'PUBLIC_ORIGIN',
    wanted: 'an https:// origin',
    weakened: (read) =>
      read.PUBLIC_ORIGIN !== undefined && isHttp(read.PUBLIC_ORIGIN)
        ? 'clients come over unencrypted http'
        : undefined,
    judged: REFUSED_IN_PROD,
    exemptable: false,
    remedy: 'Set PUBLIC_ORIGIN to the https:// origin',
  },
  {
    name: 'TRUSTED_ORIGINS',
    wanted: 'https:// origins',
    weakened: (read) =>
      read.TRUSTED_ORIGINS?.some(isHttp) === true
        ? 'pages that came over unencrypted http may send unsafe requests'
        : undefined,
    judged: { dev: 'ignored', staging: 'choice', prod: 'choice' },
    exemptable: false,
    remedy: 'List https:// origins in TRUSTED_ORIGINS',
  },
  {
    name: 'HOST',
    wanted: 'a loopback address',
    weakened: (read) =>
      read.HOST !== undefined && !isLoopbackHost(read.HOST)
        ? 'a dev service can be reached from other machines'
        : undefined,
    judged: { dev: 'choice', staging: 'ignored', prod: 'ignored' },
    exemptable: false,
    remedy: 'Remove HOST',
  },
  {
    name: 'MANAGEMENT_HOST',
    wanted: 'a loopback address',
    weakened: (read) =>
      read.MANAGEMENT_HOST !== undefined && !isLoopbackHost(read.MANAGEMENT_HOST)
        ? 'the management listener can be reached from other machines'
        : undefined,
    judged: { dev: 'choice', staging: 'choice', prod: 'choice' },
    exemptable: false,
    remedy: 'Remove MANAGEMENT_HOST',
  },
];

/** What judging the protections found. */
export interface ProtectionReport {
  readonly faults: readonly Fault[];
  readonly choices: readonly InsecureChoice[];
}

/** Judges every row; `exempt` names settings whose weakening the policy answers for. */
export function judgeProtections(
  read: ReadSettings<BaseSettings>,
  exempt: readonly string[],
): ProtectionReport {
  const faults: Fault[] = [];
  const choices: InsecureChoice[] = [];
  for (const { name, wanted, weakened, judged, exemptable, remedy } of PROTECTIONS) {
    const judgement = judged[read.ENV];
    const why = judgement === 'ignored' ? undefined : weakened(read);
    if (why === undefined) continue;
    const exempted = exemptable && exempt.includes(name);
    if (judgement === 'choice' || exempted) choices.push({ name, why });
    else {
      const message = `expected ${wanted} in ${read.ENV}, got a value by which ${why}`;
      faults.push({ field: name, message, remedy });
    }
  }
  return { faults, choices };
}

/** Names that may be exempted. */
export function exemptableNames(): string[] {
  return PROTECTIONS.filter((one) => one.exemptable).map((one) => one.name);
}
