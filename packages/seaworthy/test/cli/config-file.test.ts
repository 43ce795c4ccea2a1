import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOurs } from '../../src/cli/failure.ts';
import { SeaworthyError } from '../../src/core/errors.ts';
import { configSource, folderWith, seaworthy } from './spawned-command.ts';

const CANARY = 'canary-9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const LISTEN = `import { createServer } from 'node:http';
createServer().listen(0, '127.0.0.1');\n`;

describe('the configuration', () => {
  test.each(['seaworthy.config.ts', 'seaworthy.config.js'])('is found as %s', async (file) => {
    const folder = folderWith({
      [file]: configSource({ settings: "defineSettings({ database: 'none' })" }),
    });
    const { code, out } = await seaworthy(['routes'], { folder });
    expect(code).toBe(0);
    expect(out).toContain('GET /');
  });

  test.each([
    ['', 'settings: expected defineSettings({ … }), got nothing'],
    ['export const config = {};', 'default export of defineService(), got none'],
    ['export default 42;', 'default export of defineService(), got number'],
    ['export default {};', 'policy: expected a function of the settings, got nothing'],
    ['const a: = 1;', 'expected a module that can be imported'],
    ["import './nowhere.ts';", 'nowhere.ts'],
    [`${LISTEN}${configSource()}`, 'expected a file that listens to nothing when imported'],
    ["\nthrow new TypeError('broken here');", 'TypeError: broken here (seaworthy.config.ts:2)'],
    ['throw undefined;', 'Thrown: undefined'],
  ])('%j is refused', async (source, told) => {
    const folder = folderWith({ 'seaworthy.config.ts': source });
    const { code, out, err } = await seaworthy(['routes'], { folder });
    expect(err).toContain(told);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('seaworthy explain cli.config');
    expect(err).not.toMatch(/^\s+at /m);
  });

  test.each([
    [configSource({ app: "'./app.ts'" }), 'app: expected a function that builds the application'],
    [configSource({ settings: '{ PORT: 1 }' }), 'settings: expected defineSettings({ … }), got'],
  ])('%j is refused by what declares it', async (source, told) => {
    const folder = folderWith({ 'seaworthy.config.ts': source });
    const { code, out, err } = await seaworthy(['routes'], { folder });
    expect(err).toContain(told);
    expect({ isZero: code === 0, out }).toEqual({ isZero: false, out: '' });
    expect(err).toContain('seaworthy explain service.invalid');
  });

  test('is missing: nothing to do for a command that needs a service', async () => {
    for (const words of [['routes'], ['migrate', 'up'], ['migrate', 'new', 'x']]) {
      const { code, out, err } = await seaworthy(words);
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toContain('seaworthy.config.ts or seaworthy.config.js in the working directory');
    }
  });

  test('that is named must be there, even where a command could do without', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'folder.ts'));
    for (const path of ['nowhere.ts', 'folder.ts']) {
      const { code, err } = await seaworthy(['env', '--config', path], { folder });
      expect(code).toBe(3);
      expect(err).toContain(`${path}: expected a file, got none`);
    }
  });

  test('is not chosen where there are two', async () => {
    const files = { 'seaworthy.config.ts': configSource(), 'seaworthy.config.js': configSource() };
    const folder = folderWith(files);
    expect(await seaworthy(['env'], { folder })).toMatchObject({ code: 3 });
    const named = await seaworthy(['env', '--config', 'seaworthy.config.js'], { folder });
    expect(named.code).toBe(0);
  });

  test('keeps no command from ending', async () => {
    const source = `setInterval(() => undefined, 1000);\n${configSource()}`;
    const folder = folderWith({ 'seaworthy.config.ts': source });
    expect(await seaworthy(['env', '--format', 'json'], { folder })).toMatchObject({ code: 0 });
  });

  test('may fail in words of ours, which are told as they are', async () => {
    const source = configSource({ settings: 'defineSettings({ settings: { PORT: null } })' });
    const folder = folderWith({ 'seaworthy.config.ts': source });
    const { code, err } = await seaworthy(['env'], { folder });
    expect(code).toBe(3);
    expect(err).toContain('settings.PORT: expected a name of its own');
    expect(err).toContain('seaworthy explain settings.invalid');
  });
});

describe('no secret is shown', () => {
  const environment = {
    SECRET_KEY: CANARY,
    CSRF_SECRET_KEY: `csrf-${CANARY}`,
    PAYMENT_TOKEN: `token-${CANARY}`,
    DATABASE_URL: `postgres://app:${CANARY}@127.0.0.1:1/notes`,
  };
  const throwing = (text: string) => `(() => { throw new Error('saw ' + ${text}) })()`;

  test.each([
    ['thrown on import', `throw new Error('saw ' + process.env.PAYMENT_TOKEN);`],
    ['thrown as text', `throw 'saw ' + process.env.SECRET_KEY;`],
    [
      'thrown by the policy',
      configSource({ policy: `(settings) => ${throwing('settings.SECRET_KEY.current.reveal()')}` }),
    ],
    [
      'of a database that does not answer',
      configSource({ policy: `() => ${throwing('process.env.DATABASE_URL')}` }),
    ],
  ])('%s', async (_, source) => {
    const folder = folderWith({ 'seaworthy.config.ts': source });
    for (const words of [['routes'], ['migrate', 'status']]) {
      const ran = await seaworthy(words, { folder, environment });
      expect(JSON.stringify(ran)).not.toContain(CANARY);
      expect(ran.err).not.toMatch(/^\s+at /m);
    }
  });

  test('that only a file of the service holds', async () => {
    const policy = `(settings) => ${throwing('settings.MANAGEMENT_TOKEN.reveal()')}`;
    const folder = folderWith({
      'seaworthy.config.ts': configSource({ policy }),
      'config/dev.env': `DATABASE_URL=pglite://data\nMANAGEMENT_TOKEN=${CANARY}\n`,
    });
    const { code, err } = await seaworthy(['routes'], { folder });
    expect(code).toBe(3);
    expect(err).toContain('saw ');
    expect(err).not.toContain(CANARY);
  });

  test('in settings that are refused', async () => {
    const folder = folderWith({ 'seaworthy.config.ts': configSource() });
    const { code, err } = await seaworthy(['migrate', 'up'], {
      folder,
      environment: { ...environment, ENV: 'prod', CSRF_SECRET_KEY: CANARY },
    });
    expect(code).toBe(3);
    expect(err).toContain('seaworthy explain settings.invalid');
    expect(err).not.toContain(CANARY);
  });
});

describe('an error of ours', () => {
  test('is known by its class, or by name and code where another copy threw it', () => {
    const other = (name: string, code?: unknown) =>
      Object.assign(new Error('x'), { name, ...(code === undefined ? {} : { code }) });
    expect(isOurs(new SeaworthyError('policy.invalid', 'x'))).toBe(true);
    expect(isOurs(other('SeaworthyError', 'policy.invalid'))).toBe(true);
    expect(isOurs(other('SeaworthyError', 'policy.unheard'))).toBe(false);
    expect(isOurs(other('SeaworthyError', 'toString'))).toBe(false);
    expect(isOurs(other('SeaworthyError'))).toBe(false);
    expect(isOurs(other('Error', 'policy.invalid'))).toBe(false);
    expect(isOurs({ name: 'SeaworthyError', code: 'policy.invalid' })).toBe(false);
  });
});

test('a reader that goes away costs no work', async () => {
  const ran = await seaworthy(['env'], { listens: false });
  expect(ran).toEqual({ code: 0, out: '', err: '' });
});
