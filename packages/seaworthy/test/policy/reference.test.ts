import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NOTICES, SETTING_MAP } from '../../src/policy/index.ts';
import * as shapes from '../../src/policy/section-shapes.ts';
import { faultsOf } from './resolving.ts';

const PAGE = readFileSync(new URL('../../../../docs/policy.md', import.meta.url), 'utf8');

/** Keys as the fault of an unknown one lists them. */
function keysAt(parts: object): readonly string[] {
  const [, list = ''] = /expected one of ([\w, ]+), got/.exec(faultsOf(parts)[0] ?? '') ?? [];
  return list.split(', ');
}

describe('the reference page', () => {
  const { CONNECTIONS, TOPOLOGY, ADDRESSES, REQUEST, CSRF, CORS, SESSIONS, SECTIONS } = shapes;
  const limit = { limit: 1, windowSeconds: 1, unknown: 1 };
  const keys = [
    ...[CONNECTIONS, TOPOLOGY, ADDRESSES, REQUEST, CSRF, CORS, SESSIONS, SECTIONS].flatMap(
      (shape) => Object.keys(shape),
    ),
    ...keysAt({ limits: { a: limit } }),
    ...keysAt({ headers: { unknown: 1 } }),
    ...keysAt({ routes: { '* /**': { unknown: 1 } } }),
  ];

  test.each([...new Set(keys)])('tells of the key %s', (key) => {
    expect(PAGE).toMatch(new RegExp(`^(\\| |### .*)\`${key}\``, 'm'));
  });

  test.each(SETTING_MAP)('tells of the setting $setting', ({ setting }) => {
    expect(PAGE).toContain(`\`${setting}`);
  });

  test('tells of every notice, with its severity', () => {
    const told = [...PAGE.matchAll(/^\| `(policy\.W\d+)` \| (\w+) \|/gm)];
    const known = Object.entries(NOTICES).map(([id, { severity }]) => [id, severity]);
    expect(told.map(([, id, severity]) => [id, severity])).toEqual(known);
  });
});
