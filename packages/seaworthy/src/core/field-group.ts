import { validateHeaderName } from 'node:http';

/**
 * Fields that a guard always sends together. It hands them over as finished lines, which are not
 * judged again: their values must be made of numbers, constants and texts it has checked itself.
 */
export class FieldGroup {
  readonly #lowerNames: ReadonlySet<string>;

  /** @throws TypeError for what is no token (RFC 9110 5.6.2) */
  constructor(names: readonly string[]) {
    for (const name of names) validateHeaderName(name);
    this.#lowerNames = new Set(names.map((name) => name.toLowerCase()));
  }

  has(lowerName: string): boolean {
    return this.#lowerNames.has(lowerName);
  }
}
