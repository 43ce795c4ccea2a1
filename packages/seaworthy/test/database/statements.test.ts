import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Statement, splitStatements } from '../../src/database/migrations/statements.ts';

function split(sql: string, firstLine = 1): Statement[] {
  const result = splitStatements(sql, firstLine);
  if ('unclosed' in result) throw new Error(`unclosed ${result.unclosed}`);
  return result;
}
const texts = (sql: string) => split(sql).map(({ text }) => text);

test.each<[string, string[]]>([
  ['', []],
  [' ;; -- nothing;\n', []],
  ['SELECT 1', ['SELECT 1']],
  ['SELECT 1; SELECT 2;', ['SELECT 1', 'SELECT 2']],
  ["SELECT 'a;b''c;'; x", ["SELECT 'a;b''c;'", 'x']],
  ["SELECT 'a\\'; x", ["SELECT 'a\\'", 'x']],
  ["SELECT E'a\\';b'; x", ["SELECT E'a\\';b'", 'x']],
  ["SELECT note'a\\'; x", ["SELECT note'a\\'", 'x']],
  ['SELECT "a;""b"; x', ['SELECT "a;""b"', 'x']],
  ['SELECT $$a;b$$; x', ['SELECT $$a;b$$', 'x']],
  ['SELECT $t$a;$$;$t$; x', ['SELECT $t$a;$$;$t$', 'x']],
  ['SELECT a$b$ ; c$b$', ['SELECT a$b$', 'c$b$']],
  ['SELECT 1 -- a;b\n; x', ['SELECT 1 -- a;b', 'x']],
  ['SELECT /* ; /* ; */ ; */ 1; x', ['SELECT /* ; /* ; */ ; */ 1', 'x']],
  [
    'CREATE RULE r AS ON DELETE TO t DO (a; b); x',
    ['CREATE RULE r AS ON DELETE TO t DO (a; b)', 'x'],
  ],
  [
    'CREATE OR REPLACE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; x',
    [
      'CREATE OR REPLACE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END',
      'x',
    ],
  ],
  ['BEGIN; x', ['BEGIN', 'x']],
  ['SELECT a.begin; x', ['SELECT a.begin', 'x']],
])('%j', (sql, expected) => {
  expect(texts(sql)).toEqual(expected);
});

test.each([
  ["SELECT 'a", 'quotation', 1],
  ['SELECT 1;\nSELECT "a', 'quotation', 2],
  ['\n\nSELECT $x$ a $$', 'dollar quotation', 3],
  ['/* a /* b */', 'comment', 1],
  ['x;\nSELECT (1', 'parenthesis', 2],
  ["SELECT E'a\\'", 'quotation', 1],
])('refuses %j', (sql, what, line) => {
  expect(splitStatements(sql)).toEqual({ unclosed: what, line });
});

test('knows the line of each first word', () => {
  const sql = '\n-- c\nSELECT\n1;\n\n/* x\n */ SELECT 2;';
  expect(split(sql, 10).map(({ line }) => line)).toEqual([12, 16]);
});

test('statements joined by semicolons come apart again', () => {
  const fragment = fc.constantFrom(
    'word',
    ' ',
    '\n',
    "'a;b'",
    '"c;d"',
    '$$e;f$$',
    '$q$;$$;$q$',
    "E'\\';'",
    '/* ; */',
    '(a; b)',
    '1.5',
    '-- ;\n',
    '€𝒳',
  );
  const statement = fc
    .array(fragment, { maxLength: 8 })
    .map((parts) => `SELECT ${parts.join(' ')}`);
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 6 }), (statements) => {
      expect(texts(statements.join('\n;'))).toEqual(statements.map((text) => text.trim()));
    }),
  );
});

test('takes time in proportion to the length', () => {
  const sql = `SELECT ${"'a' || ".repeat(100_000)}'';${'$'.repeat(100_000)}`;
  expect(split(sql)).toHaveLength(2);
});
