import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SecretValue } from 'seaworthy/settings';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstAdmin } from '../src/demo-account.ts';
import type { ToolkitSettings } from '../src/settings.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toolkit-demo-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const context = (environment: 'dev' | 'staging' | 'prod', password?: string) => ({
  environment,
  settings: {
    ADMIN_EMAIL: 'admin@toolkit.example',
    ADMIN_PASSWORD: password === undefined ? undefined : new SecretValue(password, 'explicit'),
  } as ToolkitSettings,
});

const file = (): string => path.join(folder, '.seaworthy', 'demo-password');

describe('the first administrator', () => {
  test('has a password in dev that is kept for its owner alone', () => {
    const first = firstAdmin(context('dev'), folder);
    expect(first?.password).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(first?.isGenerated).toBe(true);
    expect(readFileSync(file(), 'utf8')).toBe(`${first?.password}\n`);
    chmodSync(file(), 0o644);
    expect(firstAdmin(context('dev'), folder)).toEqual(first);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.each(['', 'short\n', 'x'.repeat(1000)])('gets a new one where %j was kept', (text) => {
    firstAdmin(context('dev'), folder);
    writeFileSync(file(), text);
    expect(firstAdmin(context('dev'), folder)?.password).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  test('takes the password that was given, and keeps nothing', () => {
    const admin = firstAdmin(context('staging', 'kelp-and-barnacles-42'), folder);
    expect(admin).toEqual({
      email: 'admin@toolkit.example',
      password: 'kelp-and-barnacles-42',
      isGenerated: false,
    });
    expect(() => statSync(file())).toThrow('ENOENT');
  });

  test.each(['staging', 'prod'] as const)('is nobody in %s without one', (environment) => {
    expect(firstAdmin(context(environment), folder)).toBeUndefined();
  });
});
