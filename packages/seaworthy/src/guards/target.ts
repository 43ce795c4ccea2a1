import type { IncomingMessage } from 'node:http';
import {
  canonicalTarget,
  isTargetFault,
  MAX_PATH_BYTES,
  splitAbsoluteForm,
  type TargetFault,
} from '../core/canonical-target.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Guard } from '../core/guard.ts';
import { PASS, type Refusal, refuse, type Verdict } from '../core/verdict.ts';
import type { GuardFactory, RouteLookup } from './context.ts';

const NAME = 'target';
const REFUSALS: Readonly<Record<TargetFault['fault'], Refusal>> = {
  'target.malformed': refuse('target.malformed', { close: true }),
  'target.encoded-slash': refuse('target.encoded-slash'),
  'target.too-long': refuse('target.too-long', {
    detail: `The path may have at most ${MAX_PATH_BYTES} bytes.`,
  }),
};
const AMBIGUOUS = refuse('target.ambiguous', {
  detail: 'Path parameters, case or a closing slash would lead to different rules.',
});

/**
 * One canonical target, computed once, that rules, limits, logs and the application all see; and
 * the plan of the rule that it meets.
 */
export const target: GuardFactory = {
  name: NAME,
  phase: 'route',
  scope: 'service',
  create: ({ routes }): Guard => ({
    describe: () => ({
      name: NAME,
      phase: 'route',
      promise:
        'Rules and application see the same path; what could be read in two ways is refused.',
      options: {},
      sources: [
        'RFC 3986 6.2.2',
        'RFC 9110 15.5.15',
        'CVE-2026-22031',
        'CVE-2026-33808',
        'CVE-2025-47910',
      ],
      covers: ['A-PA-01', 'A-PA-02', 'A-PA-03', 'A-PA-04', 'A-PA-05', 'A-PA-08'],
      observedBy: ['verify', 'probe'],
    }),
    check: (exchange) => settleTarget(exchange, routes),
    drive: ({ path }) => [
      {
        name: 'an encoded slash',
        send: { target: `${path === '/' ? '' : path}/a%2Fb` },
        expect: { refusal: 'target.encoded-slash' },
      },
      {
        name: 'a broken escape',
        send: { target: '/%ZZ' },
        expect: { refusal: 'target.malformed' },
      },
      {
        name: 'a path above the root',
        send: { target: '/../a' },
        expect: { refusal: 'target.malformed' },
      },
      { name: 'a plain path', send: {}, expect: { pass: true } },
    ],
  }),
};

function settleTarget(exchange: Exchange, routes: RouteLookup): Verdict {
  const { request } = exchange;
  const { url = '', method = '' } = request;
  const isOriginForm = url.startsWith('/') || url === '*';
  const rawTarget = isOriginForm ? url : splitAbsoluteForm(url)?.target;
  if (rawTarget === undefined) return REFUSALS['target.malformed'];
  const parsed = canonicalTarget(rawTarget, method);
  if (isTargetFault(parsed)) return REFUSALS[parsed.fault];
  const plan = routes.planFor(routedMethod(request), parsed.path);
  if (plan === 'ambiguous') return AMBIGUOUS;
  exchange.plan = plan;
  exchange.target = parsed;
  if (parsed.hasEncodedSlash && routes.ruleOf(plan).encodedSlash !== 'opaque') {
    return REFUSALS['target.encoded-slash'];
  }
  request.url = parsed.url;
  return PASS;
}

/** A CORS preflight is judged by the rule of the request it announces (Fetch standard 3.2.2). */
function routedMethod(request: IncomingMessage): string {
  const { method = '', headers } = request;
  if (method !== 'OPTIONS' || headers.origin === undefined) return method;
  return headers['access-control-request-method'] ?? method;
}
