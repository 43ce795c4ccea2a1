import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Contract and attack ids that the test proves. */
    covers?: string[];
  }
}

/**
 * Registers what the running test proves: contract rows (`G7`) and attack rows (`A-CS-03`). An id
 * counts only when the test that names it passes; the reporter lists those that none names.
 */
export function covers(...ids: readonly string[]): void {
  const current = TestRunner.getCurrentTest();
  if (current === undefined) throw new Error('covers() is called inside a test body');
  const known = current.meta.covers ?? [];
  current.meta.covers = [...known, ...ids];
}
