import type { DependencyCheck } from '../health/index.ts';
import type { ReadinessCheck } from './define.ts';

const DEFAULT_TIMEOUT_MS = 1_000;

/** The declaration's checks as readiness runs them. */
export function readinessChecks(checks: readonly ReadinessCheck[]): readonly DependencyCheck[] {
  return checks.map((declared) => ({
    name: declared.name,
    timeoutMs: declared.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    critical: declared.critical ?? true,
    check: async (signal) => {
      await declared.check(signal);
      return { ready: true, detail: { [declared.name]: 'ok' } };
    },
  }));
}
