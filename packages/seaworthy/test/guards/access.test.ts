import { describe, expect, test } from 'vitest';
import type { Identity } from '../../src/core/identity.ts';
import { access, mayEnter } from '../../src/guards/access.ts';
import { checkRole, role } from '../../src/guards/role.ts';
import { guardHarness, ruleWith } from '../identity/guard-harness.ts';

const BY_SESSION: Identity = {
  kind: 'session',
  subject: 'ada',
  roles: ['user'],
  credential: 'cookie',
};
const BY_KEY: Identity = { ...BY_SESSION, kind: 'apiKey', credential: 'header' };
const BY_BEARER: Identity = { ...BY_SESSION, kind: 'bearer', credential: 'header' };

describe('who may enter', () => {
  test.each([
    ['public', [true, true, true, true]],
    ['session', [false, true, false, false]],
    ['apiKey', [false, false, true, false]],
    ['any', [false, true, true, true]],
    ['none', [false, false, false, false]],
  ] as const)('%s: stranger, session, key, bearer', (required, expected) => {
    const everybody = [undefined, BY_SESSION, BY_KEY, BY_BEARER];
    expect(everybody.map((identity) => mayEnter(required, identity))).toEqual(expected);
  });

  test('a stranger gets 401 with a challenge', async () => {
    const harness = guardHarness([access], ruleWith({ access: 'session' }));
    const opened = harness.open();
    expect(await opened.run()).toMatchObject({ status: 401, code: 'access.session-required' });
    expect(opened.exchange.refusal?.fields).toEqual([['WWW-Authenticate', 'Session']]);
  });

  test('whoever is signed in enters', async () => {
    const opened = guardHarness([access], ruleWith({ access: 'session' })).open();
    opened.exchange.identity = BY_SESSION;
    expect(await opened.run()).toBe('entered');
  });

  test('where no rule is, nobody enters and nothing is told', async () => {
    const opened = guardHarness([access], ruleWith({ access: 'none' })).open();
    opened.exchange.identity = BY_SESSION;
    expect(await opened.run()).toMatchObject({ status: 404, code: 'access.no-rule' });
  });
});

describe('roles', () => {
  test.each([
    ['the role', ['user', 'admin'], 'has-role'],
    ['another', ['user'], 'lacks-role'],
    ['none', [], 'lacks-role'],
    ['another case', ['Admin'], 'lacks-role'],
    ['a longer name', ['administrator', 'adminx', ' admin'], 'lacks-role'],
  ])('%s', (_name, roles, expected) => {
    expect(checkRole('admin', { ...BY_SESSION, roles })).toBe(expected);
  });

  test('without the role: 403; without a session: 401, even on a public rule', async () => {
    const harness = guardHarness([access, role], ruleWith({ role: 'admin' }));
    const user = harness.open();
    user.exchange.identity = BY_SESSION;
    expect(await user.run()).toMatchObject({ status: 403, code: 'access.role-required' });
    expect(await harness.open().run()).toMatchObject({
      status: 401,
      code: 'access.session-required',
    });
    const admin = harness.open();
    admin.exchange.identity = { ...BY_SESSION, roles: ['admin'] };
    expect(await admin.run()).toBe('entered');
  });

  test('a name of an object property is no role', () => {
    expect(checkRole('constructor', BY_SESSION)).toBe('lacks-role');
  });
});
