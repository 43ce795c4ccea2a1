import { expect, test } from 'vitest';
import { type Database, failureOf, json, PostgresFailure } from '../../src/database/index.ts';
import { covers } from '../support/covers.ts';

/** What every kind of database promises, driven through the port alone. */
export function describeContract(database: () => Database): void {
  const one = async (sql: string, values: Parameters<Database['query']>[1] = []) =>
    (await database().query(sql, values)).rows[0];

  test('columns have the same types', async () => {
    covers('D1');
    const row = await one(`SELECT 7::int2 AS small, 7::int4 AS int, 7::int8 AS safe,
      9007199254740993::int8 AS unsafe, 1.10::numeric AS exact, 1.5::float8 AS float, true AS yes,
      '2026-11-21 04:05:06.789+00'::timestamptz AS at, '2026-11-21'::date AS day,
      '2026-11-21 04:05:06'::timestamp AS local, '{"a":[1,null]}'::jsonb AS json,
      '\\x00ff'::bytea AS bytes, NULL::int AS nothing, 'é𝒳'::text AS text,
      ARRAY[1,NULL]::int8[] AS list,
      ARRAY['a,"b"','NULL',NULL] AS texts, '{{1},{2}}'::int[] AS nested, now() - now() AS span,
      'b3f6d3f4-7f0e-4a86-9a51-5d1c2a3b4c5d'::uuid AS id, 'c'::"char" AS character`);
    expect(row).toEqual({
      small: 7,
      int: 7,
      safe: 7,
      unsafe: '9007199254740993',
      exact: '1.10',
      float: 1.5,
      yes: true,
      at: new Date('2026-11-21T04:05:06.789Z'),
      day: '2026-11-21',
      local: '2026-11-21 04:05:06',
      json: { a: [1, null] },
      bytes: new Uint8Array([0, 255]),
      nothing: null,
      text: 'é𝒳',
      list: [1, null],
      texts: ['a,"b"', 'NULL', null],
      nested: [[1], [2]],
      span: '00:00:00',
      id: 'b3f6d3f4-7f0e-4a86-9a51-5d1c2a3b4c5d',
      character: 'c',
    });
  });

  test('parameters come back as they went', async () => {
    covers('D1');
    const at = new Date('2026-11-21T04:05:06.789Z');
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const row = await one(
      `SELECT $1::int8 AS a, $2::timestamptz AS b, $3::bytea AS c, $4::jsonb AS d, $5::jsonb AS e,
       $6::text[] AS f, $7::bool AS g, $8::text AS h, $9::float8 AS i, $10::jsonb AS j`,
      [5n, at, bytes, { x: "o'clock" }, json([1]), ['a', null], false, null, -0.5, json(null)],
    );
    expect(row).toEqual({
      a: 5,
      b: at,
      c: bytes,
      d: { x: "o'clock" },
      e: [1],
      f: ['a', null],
      g: false,
      h: null,
      i: -0.5,
      j: null,
    });
  });

  test('counts rows', async () => {
    await database().query('CREATE TABLE counted (id int)');
    const insert = 'INSERT INTO counted SELECT generate_series(1, 3)';
    expect((await database().query('SELECT 1 WHERE false')).rowCount).toBe(0);
    expect((await database().query(insert)).rowCount).toBe(3);
    expect((await database().query('UPDATE counted SET id = 9 WHERE id < 3')).rowCount).toBe(2);
    expect(await database().query('DROP TABLE counted')).toEqual({ rows: [], rowCount: 0 });
  });

  test('takes one statement at a time', async () => {
    const query = database().query('SELECT 1; SELECT 2');
    await expect(query).rejects.toMatchObject({ code: 'database.query-failed' });
    expect(failureOf(await query.catch((error: unknown) => error))?.sqlState).toBe('42601');
  });

  test('a failure names its SQLSTATE and hides the row', async () => {
    await database().query('CREATE TABLE people (email text UNIQUE, secret text)');
    const insert = "INSERT INTO people VALUES ($1, 'hash-of-password')";
    await database().query(insert, ['a@example.test']);
    const error: unknown = await database()
      .query(insert, ['a@example.test'])
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 'database.query-failed',
      cause: expect.any(PostgresFailure),
    });
    expect(failureOf(error)).toMatchObject({
      sqlState: '23505',
      constraint: 'people_email_key',
      table: 'people',
      schema: 'public',
    });
    expect(failureOf(error)?.detail).toContain('a@example.test');
    expect(JSON.stringify([error, failureOf(error), `${error}`])).not.toMatch(/a@example|hash-of/);
    await database().query('DROP TABLE people');
  });

  test('a transaction is kept whole or not at all', async () => {
    await database().query('CREATE TABLE kept (id int)');
    const result = await database().transaction(async (tx) => {
      await Promise.all([1, 2].map((id) => tx.query('INSERT INTO kept VALUES ($1)', [id])));
      return 'done';
    });
    expect(result).toBe('done');
    const failing = database().transaction(async (tx) => {
      await tx.query('DELETE FROM kept');
      throw new RangeError('changed my mind');
    });
    await expect(failing).rejects.toThrow(RangeError);
    const swallowed = database().transaction(async (tx) => {
      await tx.query('DELETE FROM kept');
      await tx.query('SELECT 1/0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('got a failed one; all was rolled back');
    expect(await one('SELECT count(*) AS count FROM kept')).toEqual({ count: 2 });
    await database().query('DROP TABLE kept');
  });

  test('a transaction outlives no work, and no work outlives it', async () => {
    let escaped: Promise<unknown> | undefined;
    const late = await database().transaction(async (tx) => {
      escaped = tx.query('SELECT 1 AS one');
      return tx;
    });
    expect(await escaped).toMatchObject({ rowCount: 1 });
    await expect(late.query('SELECT 1')).rejects.toThrow('before the transaction ended');
  });

  test('isolation and read-only are as asked', async () => {
    const isolation = await database().transaction(
      async (tx) => (await tx.query('SHOW transaction_isolation')).rows,
      { isolation: 'serializable' },
    );
    expect(isolation).toEqual([{ transaction_isolation: 'serializable' }]);
    const writing = database().transaction((tx) => tx.query('CREATE TABLE x ()'), {
      readOnly: true,
    });
    expect(failureOf(await writing.catch((error: unknown) => error))?.sqlState).toBe('25006');
  });

  test('a transaction left open by hand is rolled back and refused', async () => {
    await expect(database().query('BEGIN')).rejects.toThrow('Use transaction(), not BEGIN');
    await database().query('CREATE TABLE afterwards ()');
    await expect(database().query('COMMIT')).resolves.toBeDefined();
    expect(await database().missingTables(['afterwards'])).toEqual([]);
    await database().query('DROP TABLE afterwards');
  });

  test('a session keeps its settings to itself', async () => {
    await database().session(
      async (session) => {
        await session.query('CREATE TEMPORARY TABLE mine (id int)');
        await session.transaction((tx) => tx.query('INSERT INTO mine VALUES (1)'));
        expect((await session.query('SELECT * FROM mine')).rowCount).toBe(1);
        await session.query('DROP TABLE mine');
      },
      { statementTimeoutMs: 0 },
    );
  });

  test('missing tables are named in order', async () => {
    await database().query('CREATE TABLE "Odd name" ()');
    await database().query('CREATE VIEW a_view AS SELECT 1');
    const names = ['zebra', 'Odd name', 'odd name', 'a_view', 'pg_class', "x'; --"];
    expect(await database().missingTables(names)).toEqual([
      'zebra',
      'odd name',
      'a_view',
      "x'; --",
    ]);
    expect(await database().missingTables([])).toEqual([]);
    await database().query('DROP TABLE "Odd name"');
    await database().query('DROP VIEW a_view');
  });

  test('many at once are all answered, and all connections come back', async () => {
    const sums = await Promise.all(
      Array.from({ length: 50 }, (_, index) => one('SELECT $1::int + 1 AS sum', [index])),
    );
    expect(sums.map((row) => row?.['sum'])).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    await database().ping(5000);
    expect(database().stats()).toMatchObject({ inUseCount: 0, waitingCount: 0 });
  });
}
