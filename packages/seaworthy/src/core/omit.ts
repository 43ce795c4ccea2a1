/**
 * Leaves one guard out at construction, so that a proof can show what is missed without it. The
 * symbol is exported by no public module and no setting leads to it.
 */
export const OMIT_GUARD: unique symbol = Symbol('omit-guard');

/** What a construction leaves out; nobody but a proof holds the key. */
export interface Omission {
  /** Name of the guard that is left out. */
  readonly [OMIT_GUARD]?: string;
}
