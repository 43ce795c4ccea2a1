import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SessionStore, StoredSession } from '../../src/identity/contract.ts';
import {
  createDatabaseSessionStore,
  SESSION_TABLE_SQL,
  type SessionQueryable,
} from '../../src/identity/database-store.ts';
import { createMemorySessionStore } from '../../src/identity/memory-store.ts';
import { covers } from '../support/covers.ts';

const START = Date.UTC(2026, 10, 21, 4, 5, 6, 789);

function session(name: string, part: Partial<StoredSession> = {}): StoredSession {
  const idHash = name.padEnd(43, '_');
  return { idHash, subject: 'ada', roles: [], createdAtMs: START, seenAtMs: START, ...part };
}

const database = new PGlite();

beforeAll(async () => {
  await database.exec(SESSION_TABLE_SQL);
});

afterAll(async () => {
  await database.close();
});

const port: SessionQueryable = {
  query: (sql, values) => database.query(sql, [...values]),
};

describe.each<[string, () => Promise<SessionStore>]>([
  ['memory', async () => createMemorySessionStore()],
  [
    'database',
    async () => {
      await database.exec('delete from sessions');
      return createDatabaseSessionStore(port);
    },
  ],
])('a session store in %s', (_kind, create) => {
  let store: SessionStore;
  const alive = async (...names: string[]): Promise<string[]> => {
    const found = await Promise.all(names.map((name) => store.find(session(name).idHash)));
    return names.filter((_name, index) => found[index] !== undefined);
  };

  beforeEach(async () => {
    store = await create();
  });

  test('gives back what it was given', async () => {
    const kept = session('a', { roles: ['admin', 'a "quoted", {odd} role'], subject: "o'neil" });
    await store.create(kept, 10);
    expect(await store.find(kept.idHash)).toEqual(kept);
    expect(await store.find(session('b').idHash)).toBeUndefined();
  });

  test('keeps the newest of one user, and every session of others', async () => {
    await store.create(session('other', { subject: 'bob' }), 2);
    await store.create(session('a', { createdAtMs: START }), 2);
    await store.create(session('b', { createdAtMs: START + 1 }), 2);
    await store.create(session('c', { createdAtMs: START + 2 }), 2);
    expect(await alive('a', 'b', 'c', 'other')).toEqual(['b', 'c', 'other']);
  });

  test('a maximum of one keeps the one just made', async () => {
    await store.create(session('a'), 1);
    await store.create(session('b', { createdAtMs: START - 60_000 }), 1);
    expect(await alive('a', 'b')).toEqual(['b']);
  });

  test('a touch moves the time forward, never back, and revives nothing', async () => {
    await store.create(session('a'), 10);
    await store.touch(session('a').idHash, START + 5000);
    await store.touch(session('a').idHash, START + 1000);
    await store.touch(session('gone').idHash, START + 1000);
    expect(await store.find(session('a').idHash)).toEqual(session('a', { seenAtMs: START + 5000 }));
    expect(await alive('gone')).toEqual([]);
  });

  test('removes one', async () => {
    await store.create(session('a'), 10);
    await store.create(session('b'), 10);
    await store.remove(session('a').idHash);
    await store.remove(session('never').idHash);
    expect(await alive('a', 'b')).toEqual(['b']);
  });

  test('removes all of one user', async () => {
    await store.create(session('a'), 10);
    await store.create(session('b'), 10);
    await store.create(session('c', { subject: 'bob' }), 10);
    await store.removeAll('ada');
    expect(await alive('a', 'b', 'c')).toEqual(['c']);
  });

  test('expires what is too old or too long unused, and nothing else', async () => {
    await store.create(session('old', { createdAtMs: START - 1001, seenAtMs: START }), 10);
    await store.create(session('idle', { createdAtMs: START, seenAtMs: START - 501 }), 10);
    await store.create(session('edge', { createdAtMs: START - 1000, seenAtMs: START - 500 }), 10);
    await store.expire({ createdAtMs: START - 1000, seenAtMs: START - 500 });
    expect(await alive('old', 'idle', 'edge')).toEqual(['edge']);
  });

  test('sign-ins at the same moment leave no more than the maximum', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(names.map((name) => store.create(session(name), 3)));
    expect((await alive(...names)).length).toBe(3);
  });
});

test('memory is bounded: the session unused longest makes room', async () => {
  covers('A-SS-05');
  let evictedCount = 0;
  const store = createMemorySessionStore({
    maxCount: 2,
    onEvicted: () => {
      evictedCount += 1;
    },
  });
  await store.create(session('a', { subject: 'a' }), 10);
  await store.create(session('b', { subject: 'b' }), 10);
  await store.touch(session('a').idHash, START + 1000);
  await store.create(session('c', { subject: 'c' }), 10);
  expect(await store.find(session('a').idHash)).toBeDefined();
  expect(await store.find(session('b').idHash)).toBeUndefined();
  expect(evictedCount).toBe(1);
});

test("the example's migration makes a table the store works on, and takes it back", async () => {
  const url = new URL(
    '../../../../examples/toolkit-rag/migrations/0001_accounts.sql',
    import.meta.url,
  );
  const [up = '', down = ''] = readFileSync(url, 'utf8')
    .split('-- migrate:down')
    .map((half) => half.replace('-- migrate:up', ''));
  const example = new PGlite();
  await example.exec(up);
  await example.query('insert into users (id, email, password_hash) values ($1, $2, $3)', [
    'ada',
    'ada@example.com',
    'x',
  ]);
  const store = createDatabaseSessionStore({
    query: (sql, values) => example.query(sql, [...values]),
  });
  await store.create(session('a', { roles: ['user'] }), 10);
  expect(await store.find(session('a').idHash)).toEqual(session('a', { roles: ['user'] }));
  await expect(
    example.query("insert into users (email, password_hash) values ('Ada@example.com', 'x')"),
  ).rejects.toThrow(/users_email_lower/);
  await example.query("delete from users where id = 'ada'");
  expect(await store.find(session('a').idHash)).toBeUndefined();
  await example.exec(down);
  const { rows } = await example.query(
    "select 1 from information_schema.tables where table_name in ('users', 'sessions')",
  );
  expect(rows).toEqual([]);
  await example.close();
});
