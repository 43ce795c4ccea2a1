import type { Guard } from '../core/guard.ts';
import type { EffectiveRule } from '../policy/types.ts';
import type { GuardFactory } from './context.ts';

const NAME = 'cache-control';
const FIELD = 'Cache-Control';

/**
 * How answers may be kept: `never`; `strangers` as the application says, but never those to
 * someone who is known; `application` as the application says, apart by cookie where not public.
 */
type Keeping = 'never' | 'strangers' | 'application' | 'application-by-cookie';

const PROMISES: Readonly<Record<Keeping, string>> = {
  never: 'No answer may be stored, whatever the application says.',
  strangers: 'No answer to someone who is known may be stored; others as the application says.',
  application: 'Answers are stored as the application says, and not unless it says so.',
  'application-by-cookie':
    'Answers are stored as the application says, apart by cookie, and not unless it says so.',
};

/**
 * What one user was shown is not to be found in a cache by the next. Rules for known users are
 * `no-store`; on public ones so is every answer to someone who is signed in, unless the rule itself
 * says `cache: 'application'`.
 *
 * Does not cover caches that ignore the field, nor what a page keeps in the browser's storage.
 *
 * @see ASVS V14.2.2, V14.3.2; RFC 9111 5.2.2.5
 */
export const cacheControl: GuardFactory = {
  name: NAME,
  phase: 'decorate',
  scope: 'route',
  create: () => {
    const guards = new Map<Keeping, Guard>();
    return (rule) => {
      const keeping = keepingOf(rule);
      const guard = guards.get(keeping) ?? cacheGuard(keeping);
      guards.set(keeping, guard);
      return guard;
    };
  },
};

function keepingOf({ cache, access, sources }: EffectiveRule): Keeping {
  if (cache === 'no-store') return 'never';
  if (access !== 'public') return 'application-by-cookie';
  return (sources['cache'] ?? 'default') === 'default' ? 'strangers' : 'application';
}

function cacheGuard(keeping: Keeping): Guard {
  return {
    describe: () => ({
      name: NAME,
      phase: 'decorate',
      promise: PROMISES[keeping],
      options: { keeping },
      sources: ['ASVS V14.2.2', 'ASVS V14.3.2', 'RFC 9111 5.2.2.5'],
      covers: [],
      observedBy: ['verify', 'probe'],
    }),
    fields: [
      keeping === 'never'
        ? { name: FIELD, value: 'no-store', mode: 'set' }
        : { name: FIELD, value: 'no-cache', mode: 'keep' },
    ],
    ...varying(keeping),
    drive: () => [
      {
        name: 'an answer to whom the rule admits',
        send: { as: 'admitted' },
        expect: { fields: { [FIELD]: keeping === 'never' ? /^no-store$/ : /./ } },
      },
    ],
  };
}

function varying(keeping: Keeping): Pick<Guard, 'decorate'> {
  if (keeping === 'application-by-cookie') {
    return { decorate: (_exchange, fields) => fields.append('Vary', 'Cookie') };
  }
  if (keeping !== 'strangers') return {};
  return {
    decorate: ({ identity }, fields) => {
      if (identity !== undefined) fields.set(FIELD, 'no-store');
    },
  };
}
