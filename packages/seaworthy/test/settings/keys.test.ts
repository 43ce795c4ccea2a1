import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { generateSecret } from '../../src/settings/index.ts';
import { covers } from '../support/covers.ts';
import { devVariables, load, makeRoot, prodVariables, refusal, refusedFields } from './service.ts';

const PATH = '.seaworthy/dev-secrets.json';
const modeOf = (path: string): number => statSync(path).mode & 0o777;
const keyOf = (rootDirectory: string): string =>
  load(devVariables(), { rootDirectory }).settings.SECRET_KEY.current.reveal();

describe('keys in staging and prod', () => {
  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['short', 'kT9vXq2LmZ7p'],
    ['a placeholder', 'changeme'],
    ['an example', 'XYZ123...'],
    ['of low entropy', 'a'.repeat(43)],
    ['good, and a bad one for rotation', 'kT9vXq2LmZ7pR4wY8sB1nC6hD3jF5gAe,changeme'],
    ['the same twice', 'kT9vXq2LmZ7pR4wY8sB1nC6hD3jF5gAe,kT9vXq2LmZ7pR4wY8sB1nC6hD3jF5gAe'],
  ])('%s are refused', (_, key) => {
    covers('S2', 'A-SE-01');
    for (const ENV of ['staging', 'prod']) {
      for (const name of ['SECRET_KEY', 'CSRF_SECRET_KEY']) {
        const error = refusal(prodVariables({ ENV, [name]: key }));
        expect(error.faults.map(({ field }) => field)).toEqual([name]);
        expect(error.message).not.toContain('kT9vXq2LmZ7p');
      }
    }
  });

  test('generated for dev are refused, here and elsewhere', () => {
    covers('S2', 'A-SE-01');
    const rootDirectory = makeRoot();
    const SECRET_KEY = keyOf(rootDirectory);
    const here = refusal(prodVariables({ SECRET_KEY }), { rootDirectory });
    expect(here.message).toContain('got one that was generated for dev');
    expect(here.message).not.toContain(SECRET_KEY);
    expect(refusedFields(prodVariables({ SECRET_KEY }))).toEqual(['SECRET_KEY']);
  });

  test('come newest first, each of them strong', () => {
    const [newest, oldest] = [generateSecret(), generateSecret()];
    const { settings } = load(prodVariables({ SECRET_KEY: `${newest}, ${oldest}` }));
    expect(settings.SECRET_KEY.all.map((one) => one.reveal())).toEqual([newest, oldest]);
    expect(settings.SECRET_KEY.provenance).toBe('explicit');
  });

  test('serve one purpose each', () => {
    covers('A-SE-01');
    const [one, two, three] = [generateSecret(), generateSecret(), generateSecret()];
    const shared = [
      [{ SECRET_KEY: one, CSRF_SECRET_KEY: one }, 'CSRF_SECRET_KEY'],
      [{ SECRET_KEY: `${one},${two}`, CSRF_SECRET_KEY: `${three},${two}` }, 'CSRF_SECRET_KEY'],
      [{ SECRET_KEY: one, OPENAI_API_KEY: one }, 'OPENAI_API_KEY'],
      [{ SECRET_KEY: one, DATABASE_URL: `postgres://u:${one}@h/n` }, 'DATABASE_URL'],
    ] as const;
    for (const [variables, field] of shared) {
      const error = refusal(prodVariables(variables));
      expect(error.faults.map((fault) => fault.field)).toEqual([field]);
      expect(error.message).not.toContain(one);
    }
    const SECRET_KEY = generateSecret();
    const token = refusal(prodVariables({ SECRET_KEY, MANAGEMENT_TOKEN: SECRET_KEY }));
    expect(token.message).toContain(
      'expected a secret of its own, got the one of MANAGEMENT_TOKEN',
    );
  });

  test('are not the only secrets: placeholders are refused as passwords too', () => {
    covers('A-SE-01');
    const DATABASE_URL = 'postgres://toolkitrag:changeme@localhost:5432/toolkitrag';
    expect(refusedFields(prodVariables({ DATABASE_URL }))).toEqual(['DATABASE_URL']);
    expect(refusedFields(prodVariables({ OPENAI_API_KEY: 'sk-...' }))).toEqual(['OPENAI_API_KEY']);
    expect(refusedFields(prodVariables({ MANAGEMENT_TOKEN: 'short' }))).toEqual([
      'MANAGEMENT_TOKEN',
    ]);
  });
});

describe('keys in dev', () => {
  test('are made, differ, and outlast a restart', () => {
    covers('S2');
    const rootDirectory = makeRoot();
    const first = load(devVariables(), { rootDirectory });
    const again = load(devVariables(), { rootDirectory });
    const { SECRET_KEY, CSRF_SECRET_KEY } = first.settings;
    expect(SECRET_KEY.provenance).toBe('generated');
    expect(SECRET_KEY.current.equals(CSRF_SECRET_KEY.current.reveal())).toBe(false);
    expect(again.settings.SECRET_KEY.current.reveal()).toBe(SECRET_KEY.current.reveal());
    expect(again.settings.CSRF_SECRET_KEY.current.reveal()).toBe(CSRF_SECRET_KEY.current.reveal());
    expect([first.warnings, again.warnings]).toEqual([[], []]);
    expect(keyOf(makeRoot())).not.toBe(SECRET_KEY.current.reveal());
  });

  test('lie in a file that only we can read and git ignores', () => {
    covers('S2');
    const rootDirectory = makeRoot();
    const before = process.umask(0);
    try {
      keyOf(rootDirectory);
    } finally {
      process.umask(before);
    }
    expect(modeOf(join(rootDirectory, PATH))).toBe(0o600);
    expect(modeOf(join(rootDirectory, '.seaworthy'))).toBe(0o700);
    expect(readFileSync(join(rootDirectory, '.seaworthy/.gitignore'), 'utf8')).toBe('*\n');
  });

  test.each([0o644, 0o640, 0o400, 0o700])(
    'keep their file when its mode is %o, and mend it',
    (mode) => {
      covers('S2');
      const rootDirectory = makeRoot();
      const key = keyOf(rootDirectory);
      chmodSync(join(rootDirectory, PATH), mode);
      const loaded = load(devVariables(), { rootDirectory });
      expect(loaded.settings.SECRET_KEY.current.reveal()).toBe(key);
      expect(loaded.warnings.join()).toContain('mended');
      expect(modeOf(join(rootDirectory, PATH))).toBe(0o600);
    },
  );

  test.each([0o666, 0o660, 0o602])('are new when others could write their file (%o)', (mode) => {
    covers('S2');
    const rootDirectory = makeRoot();
    const key = keyOf(rootDirectory);
    chmodSync(join(rootDirectory, PATH), mode);
    const loaded = load(devVariables(), { rootDirectory });
    expect(loaded.settings.SECRET_KEY.current.reveal()).not.toBe(key);
    expect(loaded.warnings.join()).toContain('sessions end');
    expect(modeOf(join(rootDirectory, PATH))).toBe(0o600);
    expect(keyOf(rootDirectory)).toBe(loaded.settings.SECRET_KEY.current.reveal());
  });

  test.each([
    ['broken JSON', '{'],
    ['a list', '[]'],
    ['a key of another origin', JSON.stringify({ SECRET_KEY: 'x'.repeat(50) })],
    ['too much', JSON.stringify({ A: 'x'.repeat(20_000) })],
  ])('are refused from %s', (_, content) => {
    const rootDirectory = makeRoot({ [PATH]: content });
    expect(refusedFields(devVariables(), { rootDirectory })).toEqual([PATH]);
    expect(readFileSync(join(rootDirectory, PATH), 'utf8')).toBe(content);
  });

  test('are refused from a link or a directory', () => {
    const linked = makeRoot({ elsewhere: '{}' });
    mkdirSync(join(linked, '.seaworthy'));
    symlinkSync('../elsewhere', join(linked, PATH));
    expect(refusedFields(devVariables(), { rootDirectory: linked })).toEqual([PATH]);
    const directory = makeRoot({ [`${PATH}/file`]: '' });
    expect(refusedFields(devVariables(), { rootDirectory: directory })).toEqual([PATH]);
  });

  test('last as long as the process where nothing can be written', () => {
    const rootDirectory = makeRoot({ '.seaworthy': 'a file in the way' });
    const loaded = load(devVariables(), { rootDirectory });
    expect(loaded.settings.SECRET_KEY.provenance).toBe('generated');
    expect(loaded.warnings.join()).toContain('will not survive a restart');
  });

  test('are not made when they are given, nor before all else is right', () => {
    covers('S1');
    const given = { SECRET_KEY: generateSecret(), CSRF_SECRET_KEY: generateSecret() };
    const rootDirectory = makeRoot();
    expect(load(devVariables(given), { rootDirectory }).provenance.get('SECRET_KEY')).toBe(
      'explicit',
    );
    expect(refusedFields(devVariables({ PORT: 'abc' }), { rootDirectory })).toEqual(['PORT']);
    expect(existsSync(join(rootDirectory, '.seaworthy'))).toBe(false);
  });

  test('that were made are kept when one of them is given later', () => {
    const rootDirectory = makeRoot();
    const key = keyOf(rootDirectory);
    const CSRF_SECRET_KEY = generateSecret();
    const loaded = load(devVariables({ CSRF_SECRET_KEY }), { rootDirectory });
    expect(loaded.settings.SECRET_KEY.current.reveal()).toBe(key);
    expect(loaded.settings.CSRF_SECRET_KEY.current.reveal()).toBe(CSRF_SECRET_KEY);
  });

  test('given as a placeholder are told as such', () => {
    covers('S2');
    const { settings, provenance } = load(devVariables({ SECRET_KEY: 'changeme' }));
    expect([settings.SECRET_KEY.provenance, provenance.get('SECRET_KEY')]).toEqual([
      'placeholder',
      'placeholder',
    ]);
  });

  test('are the same in processes that start together', async () => {
    const rootDirectory = makeRoot();
    const module = new URL('../../src/settings/dev-secrets.ts', import.meta.url).href;
    const script = `import { keepDevSecrets } from '${module}';
      const { secrets } = keepDevSecrets(process.argv[1], ['SECRET_KEY']);
      console.log(secrets.get('SECRET_KEY'));`;
    const args = ['--input-type=module', '--eval', script, rootDirectory];
    const starts = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, args));
    const printed = (await Promise.all(starts)).map(({ stdout }) => stdout.trim());
    expect(printed).toEqual(printed.map(() => keyOf(rootDirectory)));
  });

  test('a file left in a half-written state is never read', () => {
    const rootDirectory = makeRoot();
    mkdirSync(join(rootDirectory, '.seaworthy'));
    writeFileSync(join(rootDirectory, '.seaworthy/dev-secrets.draft'), '{"SECRET_KEY":');
    expect(keyOf(rootDirectory)).toMatch(/^dev-only-/);
  });
});
