import type { Form } from './forms.ts';
import { splitList } from './forms.ts';
import type { Provenance } from './secret.ts';

/** Where a service runs: on a developer's machine, on trial, or for its users. */
export type Environment = 'dev' | 'staging' | 'prod';

/** Every environment, the laxest first. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

/**
 * How a secret is judged in staging and prod. `key`: it must be explicit, at least 32 characters,
 * hard to guess and used for nothing else. `given`: another party chose it, so only placeholders
 * are refused.
 */
export type SecretStrength = 'key' | 'given';

/** Where a value came from, and what a reading of it can go wrong with. */
export type Reading<Value> =
  | { readonly value: Value }
  | {
      readonly expected: string;
      readonly item?: { readonly text: string; readonly place: number };
    };

/** What is said of a setting besides its form. */
export interface SettingDetails<Value> {
  /** What it does, in a sentence without a full stop. */
  readonly description: string;
  /** Value where it is not set; a function where that depends on the environment. */
  readonly default?: NoInfer<Value> | ((environment: Environment) => NoInfer<Value>);
  /** Environments that refuse to start without it. Default: all, unless it has a default. */
  readonly requiredIn?: readonly Environment[];
  /** A value for people to look at; never a secret that works. */
  readonly example?: string;
}

/** As {@link SettingDetails}, for a setting that may be left out and is `undefined` then. */
export interface OptionalDetails {
  readonly description: string;
  readonly optional: true;
  readonly requiredIn?: readonly Environment[];
  readonly example?: string;
}

/** One row of a settings contract. */
export interface Setting<Value> {
  readonly description: string;
  /** What the text must be: `expected …`. */
  readonly expected: string;
  /** Unit of a number: `seconds`, `MiB`. */
  readonly unit: string | undefined;
  /** `undefined`: not a secret. */
  readonly secret: SecretStrength | undefined;
  readonly requiredIn: readonly Environment[];
  readonly example: string | undefined;
  /** Words to suggest from, for a misspelt one. */
  readonly choices: readonly string[];
  /** Environments in which an empty text is a fault rather than "not set". */
  readonly refuseEmptyIn: readonly Environment[];
  /** For values this release cannot honour: they are refused, not ignored. */
  readonly isUnavailable: ((value: unknown) => boolean) | undefined;
  readonly read: (text: string, provenance: Provenance) => Reading<Value>;
  readonly defaultFor: (environment: Environment) => Value | undefined;
}

/** How a row is made from its form and what is said of it. */
export interface Making<Parsed, Value> {
  readonly form: Form<Parsed>;
  readonly wrap: (parsed: Parsed, provenance: Provenance) => Value;
  readonly details: SettingDetails<Value> | OptionalDetails;
  readonly unit?: string;
  readonly secret?: SecretStrength;
  readonly choices?: readonly string[];
}

/** Makes a row; the helpers of `kinds.ts` are the public way. */
export function makeSetting<Parsed, Value>(making: Making<Parsed, Value>): Setting<Value> {
  const { form, wrap, details } = making;
  return {
    description: details.description,
    expected: form.expected,
    unit: making.unit,
    secret: making.secret,
    requiredIn: requiredIn(details),
    example: details.example,
    choices: making.choices ?? [],
    refuseEmptyIn: [],
    isUnavailable: undefined,
    read: (text, provenance) => {
      const result = form.schema.safeParse(text);
      if (result.success) return { value: wrap(result.data, provenance) };
      return { expected: form.expected, ...wrongItem(text, result.error.issues[0]?.path[0]) };
    },
    defaultFor: (environment) => defaultFor(details, environment),
  };
}

function wrongItem(text: string, place: PropertyKey | undefined) {
  if (typeof place !== 'number') return {};
  return { item: { text: splitList(text)[place] ?? '', place: place + 1 } };
}

function requiredIn<Value>(
  details: SettingDetails<Value> | OptionalDetails,
): readonly Environment[] {
  if (details.requiredIn !== undefined) return details.requiredIn;
  return 'optional' in details || details.default !== undefined ? [] : ENVIRONMENTS;
}

function defaultFor<Value>(
  details: SettingDetails<Value> | OptionalDetails,
  environment: Environment,
): Value | undefined {
  if ('optional' in details || details.default === undefined) return undefined;
  const standard = details.default;
  return isFunction(standard) ? standard(environment) : standard;
}

function isFunction<Value>(
  standard: Value | ((environment: Environment) => Value),
): standard is (environment: Environment) => Value {
  return typeof standard === 'function';
}
