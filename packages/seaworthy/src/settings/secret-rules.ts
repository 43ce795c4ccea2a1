import type { Fault } from '../core/errors.ts';
import type { InsecureChoice } from './contract.ts';
import { remedyFor } from './faults.ts';
import type { GivenText, SettingTable } from './layer.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Provenance, SecretList, SecretValue } from './secret.ts';
import { SecretUrl } from './secret-url.ts';
import type { Environment, Setting } from './setting.ts';
import {
  DEV_SECRET_PREFIX,
  GENERATED_FOR_DEV,
  judgeKey,
  MIN_KEY_LENGTH,
  type Weakness,
} from './strength.ts';

/** What judging the secrets needs. */
export interface SecretJudging {
  readonly environment: Environment;
  readonly settings: SettingTable;
  /** Values by name, secrets among them. */
  readonly read: ReadonlyMap<string, unknown>;
  /** Texts that the dev generator made on this machine. */
  readonly generated: ReadonlySet<string>;
}

/** Faults in staging and prod, insecure choices in dev. */
export interface SecretFindings {
  readonly faults: readonly Fault[];
  readonly choices: readonly InsecureChoice[];
}

interface Finding {
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  readonly remedy: string;
}

/**
 * Judges every secret by where it came from, how hard it is to guess, and whether it serves one
 * purpose alone.
 *
 * @see OWASP ASVS 5.0 V11.2.3, V13.3.1
 */
export function judgeSecrets(judging: SecretJudging): SecretFindings {
  const findings = [...judging.settings].flatMap(([name, setting]) =>
    judgeSetting(judging, name, setting),
  );
  const all = [...findings, ...findShared(judging)];
  if (judging.environment === 'dev') {
    return { faults: [], choices: all.map(({ name, got }) => ({ name, why: `it is ${got}` })) };
  }
  return { faults: all.map(toFault), choices: [] };
}

/** The texts of a secret: each key of a list, the password of a URL. */
export function secretTexts(value: unknown): string[] {
  if (value instanceof SecretUrl) {
    const password = value.revealPassword();
    return password === undefined ? [] : [password];
  }
  if (value instanceof SecretList) return value.all.map((one) => one.reveal());
  return value instanceof SecretValue ? [value.reveal()] : [];
}

/** `placeholder` or `generated` where the text itself says so, else its source. */
export function provenanceOf(text: string, source: Provenance): Provenance {
  const password = text.includes('://') ? (URL.parse(text)?.password ?? '') : undefined;
  const parts = password === undefined ? text.split(',').map((part) => part.trim()) : [password];
  if (parts.some((part) => part.startsWith(DEV_SECRET_PREFIX))) return 'generated';
  return parts.some((part) => part !== '' && isPlaceholder(part)) ? 'placeholder' : source;
}

function judgeSetting(judging: SecretJudging, name: string, setting: Setting<unknown>): Finding[] {
  const value = judging.read.get(name);
  const texts = secretTexts(value);
  const key = setting.secret === 'key';
  const expected = key
    ? `a key of ${MIN_KEY_LENGTH} or more characters that are hard to guess`
    : `a real ${value instanceof SecretUrl ? 'password' : 'secret'}`;
  return texts.flatMap((text, index) => {
    const weakness = key ? judgeKeyText(judging, text) : placeholderWeakness(text);
    if (weakness === undefined) return [];
    const place = texts.length === 1 ? '' : ` as item ${index + 1}`;
    return [{ name, expected, got: `${weakness.why}${place}`, remedy: remedyFor(name, setting) }];
  });
}

function judgeKeyText(judging: SecretJudging, text: string): Weakness | undefined {
  const weakness = judging.generated.has(text) ? GENERATED_FOR_DEV : judgeKey(text);
  const fits = judging.environment === 'dev' && weakness?.provenance === 'generated';
  return fits ? undefined : weakness;
}

function placeholderWeakness(text: string): Weakness | undefined {
  return isPlaceholder(text) ? { why: 'a placeholder' } : undefined;
}

/** One secret under two names, where at least one of them is a key. */
function findShared({ settings, read }: SecretJudging): Finding[] {
  const owners = new Map<string, string>();
  const findings: Finding[] = [];
  const names = [...settings.keys()].sort((a, b) => rank(settings, a) - rank(settings, b));
  for (const name of names) {
    const other = secretTexts(read.get(name))
      .map((text) => owners.get(text))
      .find((owner) => owner !== undefined);
    if (other !== undefined) findings.push(sharedFinding(name, other));
    const isKey = settings.get(name)?.secret === 'key';
    if (isKey) for (const text of secretTexts(read.get(name))) owners.set(text, name);
  }
  return findings;
}

/** Keys first, so that each of the others is held against them. */
function rank(settings: SettingTable, name: string): number {
  return settings.get(name)?.secret === 'key' ? 0 : 1;
}

function sharedFinding(name: string, other: string): Finding {
  return {
    name,
    expected: 'a secret of its own',
    got: `the one of ${other}`,
    remedy: `Give ${name} another secret; \`seaworthy secrets generate\` prints one`,
  };
}

function toFault({ name, expected, got, remedy }: Finding): Fault {
  return { field: name, message: `expected ${expected}, got ${got}`, remedy };
}

/** What must never be echoed: every text given for a secret, its list items, its URL's password. */
export function givenSecretTexts(
  settings: SettingTable,
  given: ReadonlyMap<string, GivenText>,
): string[] {
  return [...given].flatMap(([name, { text }]) => {
    if (settings.get(name)?.secret === undefined) return [];
    const password = URL.parse(text)?.password ?? '';
    return [text, password, ...text.split(',').map((item) => item.trim())];
  });
}
