import type { Guard } from '../core/guard.ts';
import { PASS, refuse } from '../core/verdict.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'query-limits';
const AMPERSAND = '&'.charCodeAt(0);

/** Bounds on length and parameter count of the query; never a silent cut. */
export const queryLimits: GuardFactory = {
  name: NAME,
  phase: 'admit',
  scope: 'route',
  create: ({ policy }) => {
    const { maxQueryStringBytes, maxQueryParameterCount } = policy.request;
    const tooLong = refuse('query-limits.too-long', {
      detail: `The query string may have at most ${maxQueryStringBytes} bytes.`,
    });
    const tooMany = refuse('query-limits.too-many', {
      detail: `The query string may have at most ${maxQueryParameterCount} parameters.`,
    });
    const guard: Guard = {
      describe: () => ({
        name: NAME,
        phase: 'admit',
        promise: 'A query with more bytes or parameters than the policy allows is refused.',
        options: { maxQueryStringBytes, maxQueryParameterCount },
        sources: ['CVE-2025-15284', 'ASVS V15.3.7'],
        covers: ['G2'],
        observedBy: ['verify', 'probe'],
      }),
      check: ({ target: { query } }) => {
        if (query === '') return PASS;
        if (query.length > maxQueryStringBytes) return tooLong;
        return parameterCount(query) > maxQueryParameterCount ? tooMany : PASS;
      },
      drive: ({ path }) => [
        {
          name: 'too many parameters',
          send: { target: `${path}?${'a&'.repeat(maxQueryParameterCount)}a` },
          expect: { refusal: tooMany.code },
        },
        {
          name: 'too long a query',
          send: { target: `${path}?a=${'a'.repeat(maxQueryStringBytes)}` },
          expect: { refusal: tooLong.code },
        },
        { name: 'a short query', send: { target: `${path}?a=1&b=2` }, expect: { pass: true } },
      ],
    };
    return () => guard;
  },
};

/** Parameters of a query, empty ones included: what a parser would have to look at. */
export function parameterCount(query: string): number {
  let count = 1;
  for (let index = 0; index < query.length; index += 1) {
    if (query.charCodeAt(index) === AMPERSAND) count += 1;
  }
  return count;
}
