import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../src/database/lock-file.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-lock-'));
let path = '';
beforeEach(() => {
  path = join(mkdtempSync(join(root, 'case-')), 'lock');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** No process has it: above the largest number Linux gives. */
const DEAD_PID = 4_194_305;
const owner = (changes: object) =>
  JSON.stringify({ pid: process.pid, start: '', host: hostname(), token: 'x', ...changes });

test('is taken once, and free again when given back', () => {
  const release = takeLock(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(() => takeLock(path)).toThrow(`the lock of process ${process.pid}`);
  release();
  release();
  takeLock(path)();
  expect(readdirSync(join(path, '..'))).toEqual([]);
});

test.each([
  ['a dead process', owner({ pid: DEAD_PID })],
  ['a process whose number was given to another', owner({ pid: 1, start: '1000000' })],
  ['nobody: empty', ''],
  ['nobody: half written', '{"pid":1'],
  ['nobody: of another form', '{"pid":-1,"start":"","host":"","token":""}'],
])('is taken over from %s', (_, content) => {
  writeFileSync(path, content);
  const release = takeLock(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
  release();
});

test.each([
  ['a living process', owner({})],
  ['a living process of somebody else', owner({ pid: 1 })],
  ['a process of another host', owner({ pid: DEAD_PID, host: 'elsewhere' })],
])('is not taken from %s', (_, content) => {
  writeFileSync(path, content);
  expect(() => takeLock(path)).toThrow(expect.objectContaining({ code: 'database.locked' }));
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('a mark of one who is taking over is respected while it is fresh', () => {
  writeFileSync(path, owner({ pid: DEAD_PID }));
  writeFileSync(`${path}.takeover`, '');
  expect(() => takeLock(path)).toThrow(expect.objectContaining({ code: 'database.locked' }));
  utimesSync(`${path}.takeover`, 0, 0);
  takeLock(path)();
});

test('giving back leaves the lock of whoever took over', () => {
  const release = takeLock(path);
  writeFileSync(path, owner({ token: 'other' }));
  release();
  expect(readFileSync(path, 'utf8')).toContain('other');
});
