import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './support/repository.ts';

// A small project of its own around a copy of the scripts: nothing is installed, nothing is shared.
let project = '';
const lock = { packages: { '': {}, 'node_modules/node': { version: process.version.slice(1) } } };

function put(path: string, content: unknown): void {
  const file = join(project, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'seaworthy-scripts-'));
  cpSync(join(root, 'scripts'), join(project, 'scripts'), { recursive: true });
  put('package.json', { type: 'module', private: true });
  put('package-lock.json', lock);
  put('node_modules/.package-lock.json', lock);
  mkdirSync(join(project, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, join(project, 'node_modules/node/bin/node'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function script(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { cwd: project, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [name, ...args], options);
  return { status, output: stdout + stderr };
}

const olderNode = (version: string): string =>
  '--import=data:text/javascript,' +
  `Object.defineProperty(process.versions,'node',{value:'${version}'})`;

describe('prepare', () => {
  const prepare = (...args: string[]) => script('scripts/prepare.js', ['--skip-build', ...args]);

  test('takes an installation that agrees with the lock file as it is, and remembers it', () => {
    const first = prepare();
    expect(first.output).toContain('installed');
    expect(first.status).toBe(0);
    const second = prepare();
    expect(second.output.trim().split('\n')).toHaveLength(1);
    expect(second.status).toBe(0);
  });

  test('looks again when the lock file changes', () => {
    prepare();
    put('package-lock.json', { ...lock, name: 'renamed' });
    expect(prepare().output).toContain('installed');
  });

  test.each(['0.0.1', ''])('says how to let the Node of the project in, got %j', (version) => {
    rmSync(join(project, 'node_modules/node/bin/node'));
    if (version !== '') put('node_modules/node/bin/node', `#!/bin/sh\necho v${version}\n`);
    const { status, output } = prepare();
    expect(status).toBe(1);
    expect(output).toContain(`expected ${process.version}`);
    expect(output).toContain('npm rebuild node');
  });

  test('says that a Node is too old', () => {
    const options = { cwd: project, encoding: 'utf8' } as const;
    const args = [olderNode('18.20.4'), 'scripts/prepare.js'];
    const { status, stderr } = spawnSync(process.execPath, args, options);
    expect(stderr).toContain('Node 18.20.4 is too old: expected 20 or newer');
    expect(status).toBe(1);
  });

  test('takes over the lock of a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    put('.seaworthy/prepare.lock/pid', String(pid));
    expect(prepare().status).toBe(0);
  });
});

describe('run-example', () => {
  const example = `
    process.on('SIGTERM', () => {
      console.log('term');
      process.exitCode = 7;
      clearInterval(timer);
    });
    const timer = setInterval(() => {}, 1000);
    console.log(process.cwd(), ...process.argv.slice(2));
    if (process.argv[2] === 'now') process.exit(3);
  `;
  beforeEach(() => put('examples/sample/src/main.ts', example));

  test.each([['nothing'], ['../examples/sample'], ['']])(
    'refuses %j and lists what there is',
    (name) => {
      const { status, output } = script('scripts/run-example.js', name === '' ? [] : [name]);
      expect(status).toBe(2);
      expect(output).toContain('Examples: sample');
    },
  );

  test('runs in the folder of the example and hands on arguments and exit code', () => {
    const { status, output } = script('scripts/run-example.js', ['sample', 'now', '--then']);
    expect(output.trim()).toBe(`${join(project, 'examples/sample')} now --then`);
    expect(status).toBe(3);
  });

  test('hands on a signal once, however often it arrives at the same time', async () => {
    const child = spawn(process.execPath, ['scripts/run-example.js', 'sample'], { cwd: project });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(7);
    expect(output.match(/term/g)).toHaveLength(1);
  });
});

describe('system parts', () => {
  const parts = { sh: { commands: ['none', 'sh'], debianPackage: 'dash', use: 'x' } };

  test('are found in PATH by any of their names, or named with their package', () => {
    put('test/data/system-parts.json', parts);
    const found = script('scripts/system-parts.js', ['sh'], { PATH: '/usr/bin:/bin' });
    expect(found.output.trim()).toMatch(/\/sh$/);
    const missing = script('scripts/system-parts.js', ['sh'], { PATH: project });
    expect(missing).toEqual({ status: 1, output: 'sh is missing: install the package dash\n' });
    expect(script('scripts/system-parts.js', ['other']).status).toBe(2);
  });
});

describe('bin/seaworthy.js', () => {
  const bin = join(root, 'packages/seaworthy/bin/seaworthy.js');

  test.each(['20.19.0', '22.18.0'])('says that Node %s is too old', (version) => {
    const args = [olderNode(version), bin, '--help'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stderr).toContain(`Node ${version} is too old: expected 22.19 or newer`);
    expect(status).toBe(2);
  });

  test('runs a command', () => {
    const { status, stdout } = spawnSync(process.execPath, [bin, '--help'], { encoding: 'utf8' });
    expect(stdout).toContain('seaworthy');
    expect(status).toBe(0);
  });
});
