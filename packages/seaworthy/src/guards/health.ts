import type { Guard } from '../core/guard.ts';
import { type Answer, type Field, PASS, respond, type Verdict } from '../core/verdict.ts';
import type { GuardFactory, HealthPort } from './context.ts';

const NAME = 'health';
const JSON_FIELDS: readonly Field[] = [
  ['Content-Type', 'application/json; charset=utf-8'],
  ['Cache-Control', 'no-store'],
];
const HEALTHY: Answer = respond(200, JSON_FIELDS, '{"status":"healthy"}');
const LIVENESS = new Set(['/health', '/healthz']);
const READINESS = new Set(['/ready', '/readyz']);

/**
 * Liveness answers while the process lives and touches nothing else; readiness says whether traffic
 * is welcome. A stranger learns the status alone. Both answer any Host, because probes come by
 * address, and stand before everything that sheds.
 */
export const health: GuardFactory = {
  name: NAME,
  phase: 'health',
  scope: 'service',
  create: (context): Guard => ({
    describe: () => ({
      name: NAME,
      phase: 'health',
      promise:
        'Liveness is 200 while the process lives; readiness tells a stranger its status only.',
      options: { liveness: [...LIVENESS], readiness: [...READINESS] },
      sources: ['ASVS V13.4.5', 'SRE ch. 21'],
      covers: ['H3', 'H4', 'A-HE-01'],
      observedBy: ['verify', 'probe'],
    }),
    check: ({ request, target: { path } }) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return PASS;
      if (LIVENESS.has(path)) return HEALTHY;
      return READINESS.has(path) ? readiness(context.health) : PASS;
    },
    drive: () => [
      { name: 'liveness', send: { method: 'GET', target: '/health' }, expect: { status: 200 } },
      {
        name: 'liveness for any host',
        send: { method: 'GET', target: '/healthz', fields: { Host: '192.0.2.1' } },
        expect: { status: 200 },
      },
    ],
  }),
};

async function readiness(health: HealthPort): Promise<Verdict> {
  const { status, body } = await health.readiness(health.publicDetail);
  return respond(status, JSON_FIELDS, body);
}
