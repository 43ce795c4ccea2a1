import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { CoversReporter } from './test/support/covers-reporter.ts';

// Set by scripts/test.js, which counts what these reports say.
const folder = process.env['SEAWORTHY_TEST_RESULTS'];
const whole = process.env['SEAWORTHY_TEST_WHOLE'] === 'true';
const results: ['json', { outputFile: string }][] =
  folder === undefined ? [] : [['json', { outputFile: join(folder, 'results.json') }]];

export default defineConfig({
  resolve: { conditions: ['seaworthy-source'] },
  ssr: { resolve: { conditions: ['seaworthy-source', 'node', 'module', 'default'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', ...results, new CoversReporter({ folder, whole })],
  },
});
