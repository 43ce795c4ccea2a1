import { type Fault, SeaworthyError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';

interface Expected {
  readonly what: string;
  readonly fits: (value: unknown) => boolean;
  readonly isOptional?: boolean;
}

const CHECKS = { what: 'a function that gives checks', fits: isFunction, isOptional: true };
const TASKS = { what: 'a function that gives tasks', fits: isFunction, isOptional: true };
const OBJECT = { what: 'an object', fits: isObject, isOptional: true };

/** Every key of a service's declaration. */
const KEYS: Readonly<Record<string, Expected>> = {
  settings: { what: 'defineSettings({ … })', fits: isContract },
  policy: { what: 'a function of the settings', fits: isFunction },
  app: { what: 'a function that builds the application', fits: isFunction },
  rootDirectory: { what: 'a folder', fits: (value) => typeof value === 'string', isOptional: true },
  exemptSettings: OBJECT,
  database: OBJECT,
  sessions: {
    what: "'memory' or 'database'",
    fits: (value) => value === 'memory' || value === 'database',
    isOptional: true,
  },
  readiness: CHECKS,
  tasks: TASKS,
};

/**
 * Holds a service's declaration against its shape, for callers without types.
 *
 * @throws SeaworthyError `service.invalid` with every fault at once
 */
export function checkShape(config: unknown): void {
  const faults = isObject(config)
    ? shapeFaults(config).map((fault) => ({ ...fault, field: `service.${fault.field}` }))
    : [{ field: 'service', message: `expected an object, got ${shown(config)}` }];
  if (faults.length === 0) return;
  throw new SeaworthyError('service.invalid', 'The service cannot be used', { faults });
}

/** What is wrong with the keys of a declaration; the field of a fault is its key. */
export function shapeFaults(config: object): readonly Fault[] {
  const given = config as Readonly<Record<string, unknown>>;
  const faults = Object.entries(KEYS).flatMap(([key, { what, fits, isOptional }]): Fault[] => {
    const value = given[key];
    if (fits(value) || (value === undefined && isOptional === true)) return [];
    return [{ field: key, message: `expected ${what}, got ${shown(value)}` }];
  });
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(KEYS, key));
  return [...faults, ...unknown.map(unknownKey)];
}

function unknownKey(key: string): Fault {
  const near = nearestName(key, Object.keys(KEYS));
  const message = `expected a known key, got '${key}'`;
  if (near === undefined) return { field: key, message };
  return { field: key, message, remedy: `Did you mean '${near}'?` };
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By its shape: the contract may come from another copy of the package. */
function isContract(value: unknown): boolean {
  if (!isObject(value) || !('settings' in value)) return false;
  return value.settings instanceof Map && 'assemble' in value && 'applyRules' in value;
}

/** The kind alone: a value may be a secret. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
