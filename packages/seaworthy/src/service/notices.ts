import { SeaworthyError } from '../core/errors.ts';
import type { ResolvedPolicy } from '../policy/index.ts';

/**
 * What is to be said of a policy that can be used. An expired exemption and its like stop the
 * start of a service outside dev: whoever answered for it does so no longer.
 *
 * @returns a line for each notice, for the banner
 * @throws SeaworthyError `startup.failed` in staging and prod, with every notice of `error`
 */
export function policyWarnings({ notices, environment }: ResolvedPolicy): readonly string[] {
  const errors = notices.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && environment !== 'dev') {
    const faults = errors.map(({ id, message }) => ({ field: id, message }));
    throw new SeaworthyError('startup.failed', 'The policy cannot be used any more:', { faults });
  }
  return notices.map(({ id, message }) => `${id} ${message}`);
}
