import { expect, test } from 'vitest';
import type { Identity } from '../../src/core/identity.ts';
import { cacheControl } from '../../src/guards/cache-control.ts';
import type { EffectiveRule } from '../../src/policy/types.ts';
import { readHead } from '../identity/exchange-harness.ts';
import { edgeHarness } from './edge-harness.ts';

const ADA: Identity = { kind: 'session', subject: 'ada', roles: [], credential: 'cookie' };
const STATED = { sources: { cache: 'GET /page' } };
const PUBLIC = 'public, max-age=60';

type Row = readonly [
  name: string,
  rule: Partial<EffectiveRule>,
  identity: Identity | undefined,
  theirs: string | undefined,
  expected: readonly string[],
];

const ROWS: readonly Row[] = [
  ['a session rule', { access: 'session' }, ADA, PUBLIC, ['no-store']],
  ['a session rule, refused', { access: 'session' }, undefined, undefined, ['no-store']],
  ['a public rule, stranger', { cache: 'application' }, undefined, PUBLIC, [PUBLIC]],
  ['a public rule, silent', { cache: 'application' }, undefined, undefined, ['no-cache']],
  ['a public rule, signed in', { cache: 'application' }, ADA, PUBLIC, ['no-store']],
  ['a public rule that says so', { cache: 'application', ...STATED }, ADA, PUBLIC, [PUBLIC]],
  ['a public rule that says no-store', { cache: 'no-store' }, undefined, PUBLIC, ['no-store']],
  [
    'a session rule that says so',
    { access: 'session', cache: 'application', ...STATED },
    ADA,
    'private, max-age=60',
    ['private, max-age=60', 'Cookie'],
  ],
];

test.each(ROWS)('%s', (_name, rule, identity, theirs, expected) => {
  const harness = edgeHarness([cacheControl], { rule });
  const { exchange } = harness.open();
  exchange.identity = identity;
  const head = harness.pipeline.compose(
    exchange,
    theirs === undefined ? undefined : { 'cache-control': theirs },
  );
  expect(Object.values(readHead(head)).flat()).toEqual(expected);
});
