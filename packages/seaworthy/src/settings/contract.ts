import { type Fault, SeaworthyError } from '../core/errors.ts';
import { BASE_SETTINGS } from './base.ts';
import type { SettingTable } from './layer.ts';
import type { SecretUrl } from './secret-url.ts';
import type { Environment, Setting } from './setting.ts';

/** Rows by name, as a service writes them. */
export type SettingRows = Readonly<Record<string, Setting<unknown>>>;

/** The values that rows give. */
export type ValuesOf<Rows> = {
  readonly [Name in keyof Rows]: Rows[Name] extends Setting<infer Value> ? Value : never;
};

/** The settings every service has, by name. */
export type BaseSettings = Omit<ValuesOf<typeof BASE_SETTINGS>, 'DATABASE_URL'> & {
  /** `undefined` only for a service that says `database: 'none'`. */
  readonly DATABASE_URL: SecretUrl | undefined;
};

/** Whether a service needs a database; DATABASE_URL is required unless it says `none`. */
export type DatabaseNeed = 'required' | 'none';

/** Settings of a service with rows of its own. */
export type SettingsWith<Rows, Need extends DatabaseNeed = 'required'> = BaseSettings &
  (Need extends 'required' ? { readonly DATABASE_URL: SecretUrl } : unknown) &
  ValuesOf<Rows>;

/** Something that is allowed and lowers protection: shown in the banner and counted. */
export interface InsecureChoice {
  /** The setting. */
  readonly name: string;
  /** What it gives up, in a sentence without a full stop; never a secret. */
  readonly why: string;
}

/** What rules see: `ENV`, and whatever else could be read. */
export type ReadSettings<Values> = Partial<Values> & { readonly ENV: Environment };

/** Rules of a service over its settings; they run even when other settings are wrong. */
export type Rules<Values> = (
  settings: ReadSettings<Values>,
  fault: (fault: Fault) => void,
  insecure: (choice: InsecureChoice) => void,
) => void;

/** What a service adds to the base contract. */
export interface ServiceSettings<Rows extends SettingRows, Need extends DatabaseNeed> {
  /** Rows by name; a name is upper case and none of the base contract's. */
  readonly settings?: Rows;
  /** Default `required`. */
  readonly database?: Need;
  readonly rules?: Rules<SettingsWith<Rows, Need>>;
}

/** Every setting of a service and its rules. Made by {@link defineSettings}. */
export interface SettingsContract<out Values> {
  readonly settings: SettingTable;
  /** Runs the service's own rules on what was read. */
  readonly applyRules: (read: ReadonlyMap<string, unknown>, report: RuleReport) => void;
  /** The frozen settings of what was read. */
  readonly assemble: (read: ReadonlyMap<string, unknown>) => Values;
}

/** Where rules report. */
export interface RuleReport {
  readonly fault: (fault: Fault) => void;
  readonly insecure: (choice: InsecureChoice) => void;
}

/** The settings that a contract gives. */
export type SettingsOf<Contract> = Contract extends SettingsContract<infer Values> ? Values : never;

/**
 * The settings contract of a service: the base contract and what the service adds.
 *
 * @throws SeaworthyError `settings.invalid` for a name that is malformed, taken, or clashes with
 * the file of another setting.
 */
export function defineSettings<
  const Rows extends SettingRows = Record<never, never>,
  const Need extends DatabaseNeed = 'required',
>(service: ServiceSettings<Rows, Need> = {}): SettingsContract<SettingsWith<Rows, Need>> {
  const own = Object.entries(service.settings ?? {});
  const faults = own.flatMap(([name, row]) => rowFaults(name, row));
  if (faults.length > 0) {
    throw new SeaworthyError('settings.invalid', 'The settings contract cannot be used', {
      faults,
    });
  }
  const base = Object.entries(baseRows(service.database ?? 'required'));
  type Values = SettingsWith<Rows, Need>;
  return {
    settings: new Map([...base, ...own]),
    // The loader puts under each name what the row of that name read, which is what the types say.
    applyRules: (read, report) => {
      const seen = Object.fromEntries(read) as unknown as ReadSettings<Values>;
      service.rules?.(seen, report.fault, report.insecure);
    },
    assemble: (read) => Object.freeze(Object.fromEntries(read)) as Values,
  };
}

function baseRows(need: DatabaseNeed): SettingRows {
  if (need === 'required') return BASE_SETTINGS;
  return { ...BASE_SETTINGS, DATABASE_URL: { ...BASE_SETTINGS.DATABASE_URL, requiredIn: [] } };
}

function rowFaults(name: string, row: Setting<unknown>): Fault[] {
  const field = `settings.${name}`;
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) {
    return [{ field, message: `expected upper case letters, digits and _, got '${name}'` }];
  }
  if (Object.hasOwn(BASE_SETTINGS, name)) {
    return [{ field, message: 'expected a name of its own, got one of the base contract' }];
  }
  const fileName = `${name}_FILE`;
  if (row.secret !== undefined && Object.hasOwn(BASE_SETTINGS, fileName)) {
    return [{ field, message: `expected no clash with ${fileName}, got the name of its secret` }];
  }
  return [];
}
