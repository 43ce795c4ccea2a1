import { describe, expect, test } from 'vitest';
import { readText } from './support/repository.ts';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Entry> };
const manifest = JSON.parse(readText('package.json')) as {
  allowScripts: Record<string, boolean>;
  devDependencies: Record<string, string>;
};
const installed = Object.entries(lock.packages).filter(
  ([path, entry]) => path.includes('node_modules/') && entry.link !== true,
);
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;

describe('package-lock.json', () => {
  test('holds no download address, and a hash for each package', () => {
    expect(readText('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
    const addressed = installed.filter(([, entry]) => /^[a-z+]+:/.test(entry.resolved ?? ''));
    expect(addressed.map(([path]) => path)).toEqual([]);
    const unhashed = installed.filter(([, entry]) => entry.integrity === undefined);
    expect(unhashed.map(([path]) => path)).toEqual([]);
  });

  test('knows the binaries of every platform, or `npm ci` fails', () => {
    const names = new Set(installed.map(([path]) => nameOf(path)));
    const unknown = installed.flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !names.has(name))
        .map((name) => `${nameOf(path)} wants ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  test('brings only packages whose install scripts are allowed by name', () => {
    const withScript = installed.filter(([, entry]) => entry.hasInstallScript === true);
    const names = withScript.map(([path]) => nameOf(path));
    expect(names.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });

  test('has every package whose install script is allowed', () => {
    const names = new Set(installed.map(([path]) => nameOf(path)));
    const allowed = Object.entries(manifest.allowScripts).filter(([, value]) => value);
    expect(allowed.map(([name]) => name).filter((name) => !names.has(name))).toEqual([]);
    expect(allowed.map(([name]) => name)).toContain('node');
  });

  test('pins what the root brings, exactly', () => {
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
    expect(readText('.node-version').trim()).toBe(manifest.devDependencies['node']);
  });
});
