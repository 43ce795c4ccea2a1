import type { Clock } from '../core/clock.ts';
import { type Fault, SeaworthyError } from '../core/errors.ts';
import type { SettingExemption } from './define.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Names of the settings whose weakening in prod is answered for today. An exemption past its date
 * is none.
 *
 * @throws SeaworthyError `settings.invalid` for one without reason, owner or date
 */
export function exemptSettings(
  exemptions: Readonly<Record<string, SettingExemption>> = {},
  clock: Clock,
): readonly string[] {
  const today = new Date(clock.wallMs()).toISOString().slice(0, 10);
  const faults = Object.entries(exemptions).flatMap(([name, one]) => faultsOf(name, one));
  if (faults.length > 0) {
    throw new SeaworthyError('settings.invalid', 'exemptSettings: cannot be used', { faults });
  }
  return Object.keys(exemptions).filter((name) => (exemptions[name]?.until ?? '') >= today);
}

function faultsOf(name: string, { reason, owner, until }: SettingExemption): readonly Fault[] {
  const field = `exemptSettings.${name}`;
  const faults: Fault[] = [];
  if (reason.trim() === '') faults.push({ field: `${field}.reason`, message: 'expected a reason' });
  if (owner.trim() === '') faults.push({ field: `${field}.owner`, message: 'expected an owner' });
  if (!DATE.test(until) || Number.isNaN(Date.parse(until))) {
    faults.push({ field: `${field}.until`, message: `expected YYYY-MM-DD, got '${until}'` });
  }
  return faults;
}
