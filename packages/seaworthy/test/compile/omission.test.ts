import { describe, expect, test } from 'vitest';
import { GUARDS } from '../../src/compile/index.ts';
import { OMIT_GUARD } from '../../src/core/omit.ts';
import { createService } from '../../src/service/index.ts';
import { covers } from '../support/covers.ts';
import { plainService, prodEnvironment, startService } from '../support/service.ts';

const CONFIG = plainService({ routes: { 'GET /**': { access: 'public' } } }, (_request, response) =>
  response.end(),
);

const NAMES = ['OMIT_GUARD', 'omit-guard', 'omitGuard', 'SEAWORTHY_OMIT_GUARD', 'omit'];

describe('leaving a guard out', () => {
  test('is reached by no variable, option or key of the policy', async () => {
    const smuggled = Object.fromEntries(NAMES.map((name) => [name, 'hosts']));
    const whole = await startService(CONFIG);
    const expected = whole.service.guardsOf('GET /**').map((guard) => guard.describe().name);
    await whole.stop();
    const environment = { PORT: '0', MANAGEMENT_PORT: '0', LOG_LEVEL: 'CRITICAL', ...smuggled };
    const options = { ...smuggled, [Symbol.for('omit-guard')]: 'hosts' };
    const service = await createService(
      { ...CONFIG, ...smuggled },
      { ...options, environment, write: () => undefined },
    );
    const names = service.guardsOf('GET /**').map((guard) => guard.describe().name);
    await service.stop();
    expect(names).toEqual(expected);
    expect(names).toContain('hosts');
  });

  test('is exported by no public module', async () => {
    const manifest = await import('../../package.json', { with: { type: 'json' } });
    const sources = Object.values(manifest.default.exports).flatMap((target) =>
      typeof target === 'string' ? [] : [target['seaworthy-source']],
    );
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources) {
      const exported: unknown = await import(
        /* @vite-ignore */ new URL(`../../${source}`, import.meta.url).href
      );
      expect(Object.values(exported as object), source).not.toContain(OMIT_GUARD);
    }
  });

  test.each([
    ['in prod', prodEnvironment()],
    ['for other machines', { ENV: 'dev', HOST: '0.0.0.0' }],
  ])('is refused %s', async (_name, environment) => {
    covers('S7');
    await expect(startService(CONFIG, { environment, omit: 'hosts' })).rejects.toMatchObject({
      code: 'startup.failed',
      message: 'guards: expected all of them, got one left out',
    });
    const running = await startService(CONFIG, { environment });
    await running.stop();
  });
});

test('every guard has a name and a file of that name', async () => {
  for (const { name, create } of GUARDS) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(create).toBeTypeOf('function');
    expect(Object.values(await import(`../../src/guards/${name}.ts`))).toContainEqual(
      GUARDS.find((factory) => factory.name === name),
    );
  }
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});
