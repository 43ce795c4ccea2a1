import type { Drive, DriveRequest, RouteDescription } from '../core/guard.ts';
import type { CorsPolicy } from '../policy/types.ts';
import { exactly } from './exact-pattern.ts';

const STRANGER = 'https://attacker.example';
const REFUSED = { refusal: 'cors.refused' } as const;

/** Drives for a rule; without a policy nobody may read. */
export function corsDrives(
  route: RouteDescription,
  policy: Required<CorsPolicy> | undefined,
): readonly Drive[] {
  const preflight = (origin: string, fields: DriveRequest['fields'] = {}): DriveRequest => ({
    method: 'OPTIONS',
    as: 'anonymous',
    fields: { Origin: origin, 'Access-Control-Request-Method': route.method, ...fields },
  });
  if (policy?.origins.includes('*')) return [];
  const strangers: Drive[] = [
    { name: 'a preflight of a stranger', send: preflight(STRANGER), expect: REFUSED },
    { name: 'a preflight of no origin', send: preflight('null'), expect: REFUSED },
  ];
  const [origin] = policy?.origins ?? [];
  if (policy === undefined || origin === undefined) return strangers;
  const near = `${origin}.attacker.example`;
  return [
    ...strangers,
    { name: 'a preflight of a longer name', send: preflight(near), expect: REFUSED },
    {
      name: 'a preflight with another field',
      send: preflight(origin, { 'Access-Control-Request-Headers': 'x-not-listed' }),
      expect: REFUSED,
    },
    ...(policy.methods.includes(route.method) ? allowed(origin, preflight(origin)) : []),
  ];
}

function allowed(origin: string, preflight: DriveRequest): Drive[] {
  return [
    { name: 'a preflight of a listed origin', send: preflight, expect: { status: 204 } },
    {
      name: 'a listed origin may read',
      send: { fields: { Origin: origin } },
      expect: { fields: { 'Access-Control-Allow-Origin': exactly(origin) } },
    },
  ];
}
