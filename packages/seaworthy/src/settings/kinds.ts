import {
  anyText,
  type Form,
  listOf,
  oneOf,
  secretText,
  trueOrFalse,
  wholeNumber,
} from './forms.ts';
import { webUrl } from './network-forms.ts';
import { type Provenance, SecretList, SecretValue } from './secret.ts';
import { SecretUrl } from './secret-url.ts';
import {
  makeSetting,
  type OptionalDetails,
  type SecretStrength,
  type Setting,
  type SettingDetails,
} from './setting.ts';

/** A kind of setting: with `optional: true` it may be `undefined`. */
export interface Kind<Value> {
  (details: OptionalDetails): Setting<Value | undefined>;
  (details: SettingDetails<Value>): Setting<Value>;
}

/** As {@link Kind}, with something to say besides. */
export interface KindWith<Value, More> {
  (details: OptionalDetails & More): Setting<Value | undefined>;
  (details: SettingDetails<Value> & More): Setting<Value>;
}

/** A setting of any form, for those that no other kind fits. */
export function settingOf<Value>(form: Form<Value>): Kind<Value> {
  return (details: SettingDetails<Value> | OptionalDetails) =>
    makeSetting<Value, Value>({ form, details, wrap: (parsed) => parsed });
}

/** Text of 1 to 4096 characters without control characters. */
export const text: Kind<string> = settingOf(anyText);

/** `true` or `false`; any other spelling is refused. */
export const flag: Kind<boolean> = settingOf(trueOrFalse);

/** An http or https URL; the value keeps a key inside from being printed. */
export const url: Kind<SecretUrl> = urlOf(webUrl);

/** A URL of some form that may hold a password. Not judged for strength, but never shown whole. */
export function urlOf(form: Form<string>): Kind<SecretUrl> {
  return (details: SettingDetails<SecretUrl> | OptionalDetails) =>
    makeSetting<string, SecretUrl>({
      form,
      details,
      secret: 'given',
      wrap: (parsed, provenance) => new SecretUrl(parsed, provenance),
    });
}

/** The range of a number and its unit, if it has one. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}

/** A whole number in a range, both ends included; spelt in decimal digits alone. */
export const integer: KindWith<number, NumberRange> = (
  details: NumberRange & (SettingDetails<number> | OptionalDetails),
) =>
  makeSetting<number, number>({
    form: wholeNumber(details.min, details.max),
    details,
    wrap: (parsed) => parsed,
    ...(details.unit === undefined ? {} : { unit: details.unit }),
  });

/** A duration in whole seconds. */
export const seconds: KindWith<number, { readonly min: number; readonly max: number }> = (
  details: { readonly min: number; readonly max: number } & (
    | SettingDetails<number>
    | OptionalDetails
  ),
) =>
  makeSetting<number, number>({
    form: wholeNumber(details.min, details.max),
    details,
    wrap: (parsed) => parsed,
    unit: 'seconds',
  });

/** One of some words. */
export function choice<const Names extends readonly [string, ...string[]]>(
  names: Names,
  details: OptionalDetails,
): Setting<Names[number] | undefined>;
export function choice<const Names extends readonly [string, ...string[]]>(
  names: Names,
  details: SettingDetails<Names[number]>,
): Setting<Names[number]>;
export function choice(
  names: readonly [string, ...string[]],
  details: SettingDetails<string> | OptionalDetails,
): Setting<string> {
  const wrap = (parsed: string): string => parsed;
  return makeSetting<string, string>({ form: oneOf(names), details, wrap, choices: names });
}

/** A comma list of at most 256 items of some form; an item twice is refused. */
export function list<Value>(item: Form<Value>): Kind<readonly Value[]> {
  return settingOf(listOf(item));
}

/** What is said of a secret besides. */
export interface SecretDetails {
  /** Default `given`. */
  readonly strength?: SecretStrength;
}

const keyText: Form<string> = { ...secretText, expected: 'a key of 32 or more characters' };

/** A secret: `NAME`, or the content of the file that `NAME_FILE` names. It has no default. */
export const secret: KindWith<SecretValue, SecretDetails> = (
  details: SecretDetails & (SettingDetails<SecretValue> | OptionalDetails),
) =>
  makeSetting<string, SecretValue>({
    form: details.strength === 'key' ? keyText : secretText,
    details,
    secret: details.strength ?? 'given',
    wrap: (parsed, provenance) => new SecretValue(parsed, provenance),
  });

/** Keys of one purpose in a comma list, newest first; each is judged as a `key`. */
export const secretList: Kind<SecretList> = (
  details: SettingDetails<SecretList> | OptionalDetails,
) =>
  makeSetting<readonly string[], SecretList>({
    form: {
      ...listOf(secretText, 8),
      expected: 'a key of 32 or more characters, or a comma list of them, newest first',
    },
    details,
    secret: 'key',
    wrap: toSecretList,
  });

function toSecretList(parsed: readonly string[], provenance: Provenance): SecretList {
  const [first = '', ...others] = parsed;
  const wrapped = (one: string): SecretValue => new SecretValue(one, provenance);
  return new SecretList([wrapped(first), ...others.map(wrapped)]);
}
