import { expect, test } from 'vitest';
import type { Identity } from '../../src/core/identity.ts';
import { rateLimit } from '../../src/guards/rate-limit.ts';
import { rateLimitIdentity } from '../../src/guards/rate-limit-identity.ts';
import { covers } from '../support/covers.ts';
import { edgeHarness, limitWith, openFrom } from './edge-harness.ts';

const REFUSED = { status: 429, code: 'rate-limit.exceeded' };
const LIMITS = {
  wide: limitWith({ limit: 100 }),
  user: limitWith({ limit: 2, per: 'user' }),
  key: limitWith({ limit: 1, per: 'key' }),
};

function known(kind: Identity['kind'], subject: string): Identity {
  return { kind, subject, roles: [], credential: kind === 'session' ? 'cookie' : 'header' };
}

function harnessOf(...limits: readonly string[]) {
  const harness = edgeHarness([rateLimit, rateLimitIdentity], {
    rule: { limits },
    policy: { limits: LIMITS },
  });
  let address = 0;
  const open = (identity: Identity | undefined) => {
    // Each from another address: only who asks is the same.
    address += 1;
    const opened = openFrom(harness, `192.0.2.${address}`);
    opened.exchange.identity = identity;
    return opened;
  };
  return { open, send: async (identity: Identity | undefined) => await open(identity).run() };
}

test('a user is counted from whatever address, and only that user', async () => {
  covers('L6');
  const { send } = harnessOf('user');
  expect(await send(known('session', 'ada'))).toBe('entered');
  expect(await send(known('session', 'ada'))).toBe('entered');
  expect(await send(known('session', 'ada'))).toMatchObject(REFUSED);
  expect(await send(known('session', 'bob'))).toBe('entered');
  expect(await send(known('apiKey', 'ada'))).toBe('entered');
});

test('strangers are not counted', async () => {
  const { send } = harnessOf('user', 'key');
  for (let sent = 0; sent < 5; sent += 1) expect(await send(undefined)).toBe('entered');
});

test('a limit per key counts keys alone, beside the one per user', async () => {
  covers('L6');
  const { send } = harnessOf('user', 'key');
  expect(await send(known('apiKey', 'k1'))).toBe('entered');
  expect(await send(known('apiKey', 'k1'))).toMatchObject(REFUSED);
  expect(await send(known('apiKey', 'k2'))).toBe('entered');
  expect(await send(known('session', 'k1'))).toBe('entered');
  expect(await send(known('session', 'k1'))).toBe('entered');
});

test('the nearest limit is told, of whichever phase', async () => {
  const { open } = harnessOf('wide', 'user');
  const stranger = open(undefined);
  await stranger.run();
  expect(stranger.head()['x-ratelimit-limit']).toEqual(['100']);
  const ada = open(known('session', 'ada'));
  await ada.run();
  expect(ada.head()).toMatchObject({
    'x-ratelimit-limit': ['2'],
    'x-ratelimit-remaining': ['1'],
  });
});
