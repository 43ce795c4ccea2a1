import type { Fault } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import { joinWords } from './forms.ts';
import { maskUrl } from './secret-url.ts';
import type { Reading, Setting } from './setting.ts';
import { judgeKey } from './strength.ts';

const SECRET_NAME = /pass|secret|token|key|credential|dsn|auth/i;
const MAX_SHOWN_LENGTH = 60;

/**
 * A value as a fault may show it: nothing of a secret, of anything whose name looks like one, or of
 * a text that would make a good key wherever it was put; passwords in URLs masked; control
 * characters escaped; at most 60 characters.
 */
export function showValue(name: string, text: string, secret: boolean): string {
  const hidden = secret || SECRET_NAME.test(name) || isLikeKey(text);
  if (hidden) return `${[...text].length} characters that are not shown`;
  const masked = /:\/\/|@/.test(text) ? maskUrl(text) : text;
  const escaped = JSON.stringify(masked).slice(1, -1);
  const short =
    escaped.length > MAX_SHOWN_LENGTH ? `${escaped.slice(0, MAX_SHOWN_LENGTH)}…` : escaped;
  return `'${short}'`;
}

function isLikeKey(text: string): boolean {
  return /^\S+$/.test(text) && !text.includes('://') && judgeKey(text) === undefined;
}

/** What {@link readingFault} tells of. */
export interface FailedReading {
  readonly name: string;
  readonly setting: Setting<unknown>;
  readonly text: string;
  readonly reading: Exclude<Reading<unknown>, { readonly value: unknown }>;
}

/** `expected …, got …`, for the item of a list that is wrong where one is. */
export function readingFault({ name, setting, text, reading }: FailedReading): Fault {
  const wrong = reading.item?.text ?? text;
  const shown = showValue(name, wrong, setting.secret !== undefined);
  const place = reading.item === undefined ? '' : ` as item ${reading.item.place}`;
  const near = nearestName(wrong, setting.choices);
  const message = `expected ${reading.expected}, got ${shown}${place}`;
  const remedy = near === undefined ? remedyFor(name, setting) : didYouMean(near);
  return { field: name, message, remedy };
}

/** The fault of a setting that must be given and is not. */
export function missing(name: string, setting: Setting<unknown>, got: string): Fault {
  return {
    field: name,
    message: `expected ${setting.expected}, got ${got}`,
    remedy: remedyFor(name, setting),
  };
}

/** What mends a setting that is missing or wrong. */
export function remedyFor(name: string, setting: Setting<unknown>): string {
  if (setting.secret === 'key') {
    return `Set ${name} or ${name}_FILE to what \`seaworthy secrets generate\` prints`;
  }
  if (setting.example !== undefined) return `Set ${name}, for example ${setting.example}`;
  if (setting.choices.length > 0) return `Set ${name} to ${joinWords(setting.choices)}`;
  if (setting.secret !== undefined) return `Set ${name} or ${name}_FILE`;
  return setting.requiredIn.length > 0 ? `Set ${name}` : `Mend ${name}, or remove it`;
}

/** The remedy for a misspelt word. */
export function didYouMean(near: string): string {
  return `Did you mean '${near}'?`;
}

/** Replaces every occurrence of a secret, for texts that rules of a service wrote. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter((one) => one.length >= 6).sort((a, b) => b.length - a.length);
  return (text) => long.reduce((shown, one) => shown.replaceAll(one, '[secret]'), text);
}
