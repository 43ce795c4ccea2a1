import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GUARDS } from '../packages/seaworthy/src/compile/index.ts';
import { REFUSALS } from '../packages/seaworthy/src/core/refusal-codes.ts';
import type { GuardFactory } from '../packages/seaworthy/src/guards/context.ts';
import { edgeHarness } from '../packages/seaworthy/test/guards/edge-harness.ts';
import { blockWith, openWorkshop, tableRows } from './support/pages.ts';
import { readText, repositoryFiles, root } from './support/repository.ts';

const PAGE = 'CONTRIBUTING.md';
const PACKAGE = 'packages/seaworthy';
const TESTS = `${PACKAGE}/test`;
/** The guard that the steps add: its files are not there. */
const EXAMPLE = 'range-limits';

/** Guards whose near misses stand in a test that is not named after them: where, and a sign. */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, sign: string]>> = {
  'request-id': ['core/request-id.test.ts', 'createRequestIds'],
  'access-log': ['telemetry/access-line.test.ts', 'refusedBy'],
  framing: ['attacks/framing.ts', '501'],
  'client-address': ['attacks/proxy.ts', 'X-Forwarded-For'],
  target: ['core/canonical-target.test.ts', 'target.encoded-slash'],
  health: ['service/health.test.ts', '/healthz'],
  hosts: ['attacks/hosts.ts', '421'],
  addresses: ['guards/removal.test.ts', 'addresses: {'],
  methods: ['attacks/path.ts', '405'],
  'header-limits': ['attacks/headers.ts', '431'],
  'query-limits': ['attacks/path.ts', '414'],
  'body-limit': ['server/bodies.test.ts', '413'],
  upgrade: ['server/connections.test.ts', 'upgrade'],
  'https-redirect': ['attacks/proxy.ts', '308'],
  role: ['guards/access.test.ts', 'checkRole'],
};

const names = GUARDS.map(({ name }) => name);

/** The list items of the six steps, by their number. */
function steps(): readonly string[] {
  const [, text = ''] = readText(PAGE).split('## Adding a guard in six steps');
  return text.split(/^\d\. /m).slice(1);
}

/** Paths in code spans, as far as they name files of the repository. */
function namedFiles(): readonly string[] {
  const paths = steps()
    .join('')
    .matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.(?:ts|md|json|jsonl))`/g);
  const isOfTree = (path: string): boolean => path.includes('/') || path === 'README.md';
  return [...new Set([...paths].map((match) => match[1] ?? ''))].filter(isOfTree);
}

test.each(names)('%s has its file, its page, its test and its rows', (name) => {
  const [elsewhere, sign = ''] = ELSEWHERE[name] ?? [`guards/${name}.test.ts`];
  const files = [
    `${PACKAGE}/src/guards/${name}.ts`,
    `docs/guards/${name}.md`,
    `${TESTS}/${elsewhere}`,
  ];
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(readText(`docs/guards/${name}.md`).startsWith(`# ${name}\n`)).toBe(true);
  expect(readText(`${TESTS}/${elsewhere}`)).toContain(sign);
  expect(readText(`${PACKAGE}/src/compile/guards.ts`)).toContain(`'../guards/${name}.ts'`);
});

test('no page and no row of the list above is of a guard that is not there', () => {
  const pages = repositoryFiles().flatMap(
    (file) => file.match(/^docs\/guards\/(.+)\.md$/)?.[1] ?? [],
  );
  expect(pages.sort()).toEqual([...names].sort());
  expect(Object.keys(ELSEWHERE).filter((name) => !names.includes(name))).toEqual([]);
});

test('README has every guard, in the order and the phase of the code', () => {
  let phase = '';
  const told = tableRows('README.md', 'phase', 'guard', 'promise', 'refuses with').map((cells) => {
    phase = cells[0] === '' ? phase : (cells[0] ?? '');
    return `${phase}: ${cells[1]}`;
  });
  const expected = GUARDS.map(
    ({ phase: own, name }) => `${own}: [${name}](docs/guards/${name}.md)`,
  );
  expect(told).toEqual(expected);
});

describe('the six steps', () => {
  test('are six, and name files that are there', () => {
    expect(steps()).toHaveLength(6);
    const files = namedFiles();
    expect(files).toContain('packages/seaworthy/src/compile/guards.ts');
    expect(files.length).toBeGreaterThan(8);
    const missing = files.filter((file) => !file.startsWith('.') && !existsSync(join(root, file)));
    expect(missing).toEqual([
      `${PACKAGE}/src/guards/${EXAMPLE}.ts`,
      `${TESTS}/guards/${EXAMPLE}.test.ts`,
      `docs/guards/${EXAMPLE}.md`,
    ]);
    const relative = files.filter((file) => file.startsWith('.'));
    const folder = join(root, PACKAGE, 'src/guards');
    expect(relative.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  test('need no line in the test that leaves guards out', () => {
    expect(readText(`${TESTS}/guards/removal.test.ts`)).toContain('GUARDS.map(');
  });

  test('make a guard that its drives prove, and miss when it is left out', async () => {
    const workshop = openWorkshop();
    try {
      const file = workshop.put('range-limits.ts', blockWith(PAGE, 'rangeLimits'));
      const { rangeLimits } = (await import(file)) as { rangeLimits: GuardFactory };
      expect(Object.keys(REFUSALS).some((code) => code.startsWith(`${EXAMPLE}.`))).toBe(false);
      expect(await played([rangeLimits], rangeLimits)).toEqual([true, true]);
      expect(await played([], rangeLimits)).toContain(false);
    } finally {
      workshop.remove();
    }
  });
});

/** Whether each drive of a guard holds in a pipeline of these guards. */
async function played(guards: readonly GuardFactory[], of: GuardFactory): Promise<boolean[]> {
  const [guard] = edgeHarness([of]).pipeline.fallback.guards;
  const drives = guard?.drive({ pattern: 'GET /a', method: 'GET', path: '/a' }) ?? [];
  const harness = edgeHarness(guards);
  return await Promise.all(
    drives.map(async ({ send, expect: wanted }) => {
      const fields = Object.entries(send.fields ?? {}).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]);
      const result = await harness.open({ fields: Object.fromEntries(fields) }).run();
      if ('refusal' in wanted) return typeof result !== 'string' && result.code === wanted.refusal;
      return result === 'entered';
    }),
  );
}
