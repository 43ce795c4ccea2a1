import type { Fault } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import {
  type Check,
  expecting,
  flag,
  isRecord,
  object,
  oneOf,
  shown,
  text,
} from '../core/shape.ts';
import { isDay, isExempted } from './exempt.ts';
import { name, REQUEST } from './section-shapes.ts';

const ROLE = /^[\x21-\x7e]{1,64}$/;

/** Limits that are charged by the pipeline itself; a rule that named one would charge it twice. */
const UNNAMEABLE: readonly string[] = ['refused', 'preflight'];

/** A rule as written, with what it may name. */
export function ruleShape(limits: readonly string[]): Check {
  return object({
    access: protective(oneOf(['public', 'session', 'apiKey', 'any'])),
    role: protective(orNull(text('a role of 1 to 64 visible ASCII characters', isRole))),
    limit: protective(orNull(limitNames(limits))),
    default: protective(flag),
    form: protective(flag),
    upload: flag,
    csrf: protective(flag),
    cors: protective(flag),
    maxBodyBytes: protective(REQUEST.maxBodyBytes),
    timeoutSeconds: protective(REQUEST.timeoutSeconds),
    upgrade: oneOf(['websocket']),
    encodedSlash: protective(oneOf(['refuse', 'opaque'])),
    cache: oneOf(['no-store', 'application']),
    audit: name,
  });
}

const exemptionShape = (check: Check): Check =>
  object(
    {
      value: check,
      reason: words('a reason'),
      owner: words('an owner'),
      until: expecting('the last day it holds, as YYYY-MM-DD', isDay),
    },
    ['value', 'reason', 'owner', 'until'],
  );

function protective(check: Check): Check {
  const exemption = exemptionShape(check);
  return (value, field, faults) => {
    if (isExempted(value)) exemption(value.exemption, field, faults);
    else if (isRecord(value)) faults.push(notExempted(field, value));
    else check(value, field, faults);
  };
}

function notExempted(field: string, value: Readonly<Record<string, unknown>>): Fault {
  return {
    field,
    message: `expected a value or exempt({ value, reason, owner, until }), got ${shown(value)}`,
  };
}

function words(what: string): Check {
  return text(
    `${what} of 1 to 500 characters`,
    (value) => value.trim() !== '' && value.length <= 500 && !/\p{Cc}/u.test(value),
  );
}

function orNull(check: Check): Check {
  return (value, field, faults) => {
    if (value !== null) check(value, field, faults);
  };
}

function isRole(value: string): boolean {
  return ROLE.test(value);
}

/** One name or several, each of a limit that is defined. */
function limitNames(known: readonly string[]): Check {
  const nameable = known.filter((one) => !UNNAMEABLE.includes(one));
  return (value, field, faults) => {
    const names: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (names.length === 0) {
      faults.push({ field, message: 'expected names of limits, or null, got an empty list' });
    }
    for (const one of names) {
      if (typeof one === 'string' && nameable.includes(one)) continue;
      const near = typeof one === 'string' ? nearestName(one, nameable) : undefined;
      const remedy = near === undefined ? {} : { remedy: `Did you mean '${near}'?` };
      const message = `expected a limit out of ${nameable.join(', ')}, got ${shown(one)}`;
      faults.push({ field, message, ...remedy });
    }
  };
}
