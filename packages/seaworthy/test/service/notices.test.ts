import { expect, test } from 'vitest';
import { exempt, type Policy } from '../../src/policy/index.ts';
import { createService } from '../../src/service/index.ts';
import { plainService, prodEnvironment, startService } from '../support/service.ts';

const routes = (until: string): Policy['routes'] => ({
  '* /**': { access: 'session' },
  'POST /webhook': {
    access: 'public',
    csrf: exempt({ value: false, reason: 'signed by its sender', owner: 'payments', until }),
  },
});

const service = (until: string) => plainService({ routes: routes(until) }, () => undefined);

test('an expired exemption stops the start in prod, and names itself', async () => {
  const start = createService(service('2020-01-31'), {
    environment: { ...prodEnvironment(), PORT: '0', MANAGEMENT_PORT: '0' },
    write: () => undefined,
  });
  await expect(start).rejects.toThrow(/policy\.W002.*POST \/webhook/s);
});

test('one that still holds stops nothing', async () => {
  const running = await startService(service('2999-12-31'), { environment: prodEnvironment() });
  await running.stop();
});

test('in dev an expired one is a line of the banner', async () => {
  const lines: string[] = [];
  const made = await createService(service('2020-01-31'), {
    environment: { ENV: 'dev', PORT: '0', MANAGEMENT_PORT: '0' },
    write: (line) => lines.push(line),
  });
  await made.stop();
  expect(lines.join('\n')).toContain('policy.W002');
});
