import { describe, expect, test } from 'vitest';
import { GUARDS } from '../../src/compile/index.ts';
import type { Drive, RouteDescription } from '../../src/core/guard.ts';
import type { Policy, Rule } from '../../src/policy/index.ts';
import { generateSecret } from '../../src/settings/index.ts';
import { playDrive, STAGE_PROXY, type Stage } from '../support/play-drive.ts';
import { plainService, type RunningService, startService } from '../support/service.ts';
import { stageApp, stagePaths } from '../support/stage.ts';

/** What a guard needs in order to be there, and to be seen at work in a second. */
interface Conditions {
  readonly policy?: Partial<Policy>;
  readonly rule?: Rule;
  readonly behindProxy?: boolean;
}

const ROLE = 'keeper';
const HTTPS: Conditions = {
  policy: { publicOrigin: 'https://stage.test' },
  behindProxy: true,
};

/** Guards that the common policy below does not have, or not in a way that is quick to see. */
const SETTINGS: Readonly<Record<string, Conditions>> = {
  addresses: { policy: { addresses: { deny: ['198.51.100.0/28', '2001:db8:bad::/48'] } } },
  'body-limit': { rule: { maxBodyBytes: 20_000 } },
  cors: {
    policy: { cors: { origins: ['https://reader.example'], credentials: true } },
    rule: { cors: true },
  },
  'csrf-token': { rule: { form: true } },
  form: { rule: { form: true } },
  'handler-timeout': { rule: { timeoutSeconds: 1 } },
  'https-redirect': HTTPS,
  'origin-check': { policy: { csrf: { trustedOrigins: ['https://trusted.example'] } } },
  'rate-limit': { policy: { limits: { default: { limit: 5, windowSeconds: 60 } } } },
  'rate-limit-identity': {
    policy: { limits: { few: { limit: 4, windowSeconds: 60, per: 'user' } } },
    rule: { limit: 'few' },
  },
  'receive-timeout': { policy: { request: { receiveTimeoutSeconds: 1 } } },
};

const METHODS = 'GET,POST';
const PATH = '/driven';
const PATTERN = `${METHODS} ${PATH}`;
const KEYS = { SECRET_KEY: generateSecret(), CSRF_SECRET_KEY: generateSecret() };
let addressCount = 0;

/** Loopback addresses, each for one drive, so that none uses up the limits of another. */
function newAddress(): string {
  addressCount += 1;
  return `127.1.${Math.trunc(addressCount / 250)}.${(addressCount % 250) + 1}`;
}

async function startStage(name: string, omit?: string): Promise<RunningService> {
  const { policy = {}, rule = {} } = SETTINGS[name] ?? {};
  const config = plainService(
    {
      hosts: ['stage.test'],
      topology: { trustedProxies: [STAGE_PROXY] },
      ...policy,
      routes: {
        [`GET ${stagePaths.signIn}`]: { access: 'public' },
        [`GET ${stagePaths.token}`]: { access: 'public' },
        [PATTERN]: { access: 'session', role: ROLE, ...rule },
      },
    },
    stageApp,
  );
  return await startService(config, {
    environment: KEYS,
    ...(omit === undefined ? {} : { omit }),
  });
}

function stageOf(name: string, running: RunningService): Stage {
  const setting = SETTINGS[name] ?? {};
  const route: RouteDescription = { pattern: PATTERN, method: 'GET', path: PATH };
  return {
    port: running.port,
    host: 'stage.test',
    behindProxy: setting.behindProxy ?? false,
    route,
    form: setting.rule?.form === true,
    role: ROLE,
    newAddress,
    untilLogged: running.untilLogged,
  };
}

function drivesOf(name: string, running: RunningService): readonly Drive[] {
  const guard = running.service.guardsOf(PATTERN).find((one) => one.describe().name === name);
  return guard?.drive({ pattern: PATTERN, method: 'GET', path: PATH }) ?? [];
}

const proven = new Set<string>();

describe.concurrent.each(GUARDS.map(({ name }) => name))('%s', (name) => {
  test('does what its drives say, and is missed by them when it is left out', async () => {
    const whole = await startStage(name);
    const drives = drivesOf(name, whole);
    const played = await Promise.all(
      drives.map(async (drive) => ({
        drive: drive.name,
        ...(await playDrive(stageOf(name, whole), drive)),
      })),
    );
    await whole.stop();
    expect(played.filter(({ held }) => !held)).toEqual([]);

    const without = await startStage(name, name);
    const names = without.service.guardsOf(PATTERN).map((guard) => guard.describe().name);
    const missed = await Promise.all(
      drives.map(async (drive) => !(await playDrive(stageOf(name, without), drive)).held),
    );
    await without.stop();
    expect(names).not.toContain(name);
    expect(missed).toContain(true);
    proven.add(name);
  });
});

test('no guard of the table is left unproven', () => {
  expect([...proven].sort()).toEqual(GUARDS.map(({ name }) => name).sort());
});
