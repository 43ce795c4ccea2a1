import type { Exempted, Exemption } from './types.ts';

/** The brand is a private field: a literal of the same shape is no exemption. */
class Granted<Value> implements Exempted<Value> {
  readonly exemption: Exemption<Value>;
  readonly #granted = true;

  constructor(exemption: Exemption<Value>) {
    this.exemption = exemption;
  }

  static holds(value: unknown): value is Exempted {
    return typeof value === 'object' && value !== null && #granted in value && value.#granted;
  }
}

/**
 * Loosens a protective key of a rule, with a reason, an owner and an end. Nothing is checked here:
 * `resolvePolicy` lists what is wrong with it together with every other fault.
 *
 * The value holds for everything below the rule as well, until a narrower rule tightens it again.
 * Past `until` it still holds, and is a notice of severity `error` (`policy.W002`).
 *
 * @example exempt({ value: false, reason: 'webhook', owner: 'pay@x.org', until: '2027-01-31' })
 */
export function exempt<const Value>(exemption: Exemption<Value>): Exempted<Value> {
  return new Granted({ ...exemption });
}

/** Whether a value was made by `exempt()`. */
export function isExempted(value: unknown): value is Exempted {
  return Granted.holds(value);
}

/** Whether the last day of an exemption (UTC) lies before `nowMs`. */
export function isExpired(exemption: Exemption, nowMs: number): boolean {
  return exemption.until < new Date(nowMs).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD`, and a day that exists. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
