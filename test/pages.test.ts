import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { GUARDS } from '../packages/seaworthy/src/compile/index.ts';
import { systemClock } from '../packages/seaworthy/src/core/clock.ts';
import { PHASES } from '../packages/seaworthy/src/core/phases.ts';
import { type Policy, resolvePolicy } from '../packages/seaworthy/src/policy/index.ts';
import { LAYERS } from './support/layers.ts';
import { blockWith, openWorkshop, tableRows } from './support/pages.ts';
import { readText, repositoryFiles } from './support/repository.ts';

const workshop = openWorkshop();
afterAll(workshop.remove);

/** Runs a block of the README as a program of its own; resolves when it listens. */
async function start(text: string): Promise<{ child: ChildProcess; url: string }> {
  const file = workshop.put('app.ts', blockWith('README.md', text));
  const child = spawn(process.execPath, ['--conditions=seaworthy-source', file], {
    cwd: workshop.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], PORT: '0', MANAGEMENT_PORT: '0' },
  });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const address = printed.match(/service\.started.*"url":"([^"]+)"/)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(printed)));
  });
  return { child, url };
}

async function end(child: ChildProcess): Promise<unknown> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  return (await exited)[0];
}

describe('README', () => {
  test('has a node:http service that runs, refuses and stops', async () => {
    const { child, url } = await start('runService(');
    const open = await fetch(`${url}/`);
    const closed = await fetch(`${url}/anything`);
    expect([open.status, await open.text()]).toEqual([200, 'Hello\n']);
    expect(open.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(closed.status).toBe(401);
    expect(await end(child)).toBe(0);
  });

  test('has a Fastify service that runs, refuses and stops', async () => {
    const { child, url } = await start('createService(');
    const open = await fetch(`${url}/notes/7`);
    const closed = await fetch(`${url}/notes`);
    expect(await open.json()).toEqual({
      id: '7',
      requestId: open.headers.get('x-request-id'),
      clientAddress: '127.0.0.1',
    });
    expect(closed.status).toBe(401);
    expect(await end(child)).toBe(0);
  });

  test('has a policy that holds, in which no part can be left out', async () => {
    const file = workshop.put('policy.ts', blockWith('README.md', 'export const policy'));
    const { policy } = (await import(file)) as { policy: Policy };
    const context = {
      environment: 'dev',
      clock: systemClock,
      settings: {},
      givenSettings: new Set<string>(),
    } as const;
    const { rules, notices } = resolvePolicy(policy, context);
    const catalogue = rules.find(({ pattern }) => pattern === 'POST /admin/catalogue');
    const login = rules.find(({ pattern }) => pattern === 'POST /auth/login');
    expect(notices).toEqual([]);
    expect(catalogue).toMatchObject({ access: 'session', role: 'admin', form: true });
    expect(catalogue).toMatchObject({ timeoutSeconds: 120 });
    expect([...(login?.limits ?? [])].sort()).toEqual(['auth', 'default']);
    const loosened = { ...policy.routes, 'POST /auth/login': { csrf: false, access: 'public' } };
    expect(() => resolvePolicy({ ...policy, routes: loosened } as Policy, context)).toThrow(/csrf/);
    const unsaid = { routes: { 'GET /': {} } };
    expect(() => resolvePolicy({ ...policy, ...unsaid } as Policy, context)).toThrow(/access/);
  });
});

describe('ARCHITECTURE', () => {
  const rows = tableRows('ARCHITECTURE.md', 'folder', 'holds', 'may import');
  const folderOf = (cell = ''): string => cell.replaceAll('`', '').replace(/^index\.ts$/, '');
  const folders = rows.map(([folder]) => folderOf(folder));

  test('has a row for each folder of src', () => {
    const sources = repositoryFiles().flatMap(
      (file) => file.match(/^packages\/seaworthy\/src\/(?:([^/]+)\/)?/)?.slice(1) ?? [],
    );
    const there = [...new Set(sources.map((folder) => folder ?? ''))];
    expect(there.filter((folder) => !folders.includes(folder))).toEqual([]);
  });

  test.each(folders.map((folder, at) => [folder, at] as const))(
    'tells what %j may import',
    (folder, at) => {
      const told = rows[at]?.[2] ?? '';
      const [values = '', types = ''] = told.split('; types of ');
      const named = (text: string): string[] =>
        [...text.matchAll(/`(\w+)`/g)].map((one) => one[1] ?? '');
      const row = LAYERS.get(folder);
      const isThere = (one: string): boolean => folders.includes(one);
      const expected = told === 'all above' ? folders.slice(0, at) : named(values);
      expect([...(row?.values ?? [])].filter(isThere).sort()).toEqual(expected.toSorted());
      expect([...(row?.types ?? [])].filter(isThere).sort()).toEqual(named(types).sort());
    },
  );

  test('has the phases in the order of the code, with the scope of their guards', () => {
    const told = tableRows('ARCHITECTURE.md', 'phase', 'settles', 'scope');
    expect(told.map(([name]) => name)).toEqual(PHASES.map(({ name }) => `\`${name}\``));
    expect(told.map(([, , scope]) => scope)).toEqual(PHASES.map(({ scope }) => scope));
    const scopes = new Map<string, string>(PHASES.map(({ name, scope }) => [name, scope]));
    expect(GUARDS.filter(({ phase, scope }) => scopes.get(phase) !== scope)).toEqual([]);
    const empty = PHASES.filter(({ name }) => !GUARDS.some(({ phase }) => phase === name));
    const saidEmpty = told.filter(([, settles]) => settles?.includes('no guard yet'));
    expect(saidEmpty.map(([name]) => name)).toEqual(empty.map(({ name }) => `\`${name}\``));
  });
});

test('CHANGELOG counts the guards and phases that there are', () => {
  const told = readText('CHANGELOG.md').match(/(\d+) guards in (\d+) phases/);
  expect(told?.slice(1).map(Number)).toEqual([GUARDS.length, PHASES.length]);
});

test('docs/README.md leads to every page, guards and errors by their folders', () => {
  const index = readText('docs/README.md');
  const pages = repositoryFiles().filter((file) => /^docs\/[^/]+\.md$/.test(file));
  const missing = pages.filter((file) => !index.includes(`](${file.slice('docs/'.length)})`));
  expect(missing).toEqual(['docs/README.md']);
});
