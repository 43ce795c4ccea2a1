import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/retrieval/answer.ts';
import type { Embedder } from '../../src/retrieval/embedding.ts';
import { ingestDocument, type NewDocument } from '../../src/retrieval/ingest.ts';
import { createLanguageTools, LocalEmbedder } from '../../src/retrieval/local-embedder.ts';
import type { DatabasePort } from '../../src/retrieval/port.ts';
import { refreshIndex } from '../../src/retrieval/refresh.ts';
import { type LibraryDatabase, openLibraryDatabase } from '../support/library-database.ts';

const tools = createLanguageTools();
const embedder = new LocalEmbedder(tools);
const options = { embedder, tools };
let database: LibraryDatabase;

beforeAll(async () => {
  database = await openLibraryDatabase();
});
beforeEach(async () => {
  await database.query('DELETE FROM toolkit_documents');
});
afterAll(() => database.close());

const document = (text: string, more: Partial<NewDocument> = {}): NewDocument => ({
  title: 'Handbook',
  source: 'handbook.md',
  mediaType: 'text/markdown',
  bytes: new TextEncoder().encode(text),
  ...more,
});

async function counts(): Promise<readonly [number, number]> {
  const [row] = await database.query<{ documents: number; chunks: number }>(
    `SELECT (SELECT count(*)::int FROM toolkit_documents) AS documents,
            (SELECT count(*)::int FROM toolkit_chunks) AS chunks`,
  );
  return [row?.documents ?? -1, row?.chunks ?? -1];
}

describe('taking a document in', () => {
  test('stores all of its passages, and the same bytes only once', async () => {
    const text = '# Leave\n\nTwo days.\n\n# Travel\n\nBy train.';
    const first = await ingestDocument(database, document(text), options);
    expect(first).toMatchObject({ passageCount: 2, created: true });
    const again = await ingestDocument(database, document(text, { title: 'Other' }), options);
    expect(again).toEqual({ ...first, created: false });
    expect(await counts()).toEqual([1, 2]);
  });

  test.each([
    ['broken encoding', { bytes: Uint8Array.of(0x61, 0xff) }],
    ['NUL bytes', { bytes: new TextEncoder().encode('a\0b') }],
    ['nothing to read', { bytes: new TextEncoder().encode('\n\n') }],
    ['nothing but marks', { bytes: new TextEncoder().encode('# \n\n---\n\n***') }],
  ])('refuses %s and leaves nothing behind', async (_, more) => {
    const taken = ingestDocument(database, document('', more), options);
    await expect(taken).rejects.toMatchObject({ name: 'DocumentRefusedError', status: 422 });
    expect(await counts()).toEqual([0, 0]);
  });

  test('leaves nothing behind when the embedder fails', async () => {
    const failing: Embedder = Object.assign(Object.create(embedder), {
      embed: () => Promise.reject(new Error('no vectors today')),
    });
    const taken = ingestDocument(database, document('Text.'), { ...options, embedder: failing });
    await expect(taken).rejects.toThrow('no vectors today');
    expect(await counts()).toEqual([0, 0]);
  });

  test('leaves nothing behind when the database fails in the middle', async () => {
    let statementCount = 0;
    const failing: DatabasePort = {
      ...database,
      transaction: (work) =>
        database.transaction((inner) =>
          work({
            query: (sql, values) => {
              statementCount++;
              if (statementCount === 3) throw new Error('connection lost');
              return inner.query(sql, values);
            },
          }),
        ),
    };
    const long = Array.from({ length: 450 }, (_, index) => `# Part ${index}\n\nText ${index}.`);
    const taken = ingestDocument(failing, document(long.join('\n\n')), options);
    await expect(taken).rejects.toThrow('connection lost');
    expect(await counts()).toEqual([0, 0]);
  });

  test('stops when the caller has gone', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    const taken = ingestDocument(database, document('Text.'), { ...options, signal });
    await expect(taken).rejects.toThrow('gone');
    expect(await counts()).toEqual([0, 0]);
  });

  test('takes ten megabytes of text', async () => {
    const text = 'Every sentence of this long report says much the same as the one before it. ';
    const bytes = new TextEncoder().encode(text.repeat(20_000).slice(0, 1_500_000));
    const taken = await ingestDocument(database, document('', { bytes }), options);
    expect(taken.passageCount).toBeGreaterThan(1000);
    expect(await counts()).toEqual([1, taken.passageCount]);
  }, 60_000);

  test('is found by the words of any subject, and gone when it is deleted', async () => {
    const text = [
      '# Annual leave',
      'Employees receive twenty-eight vacation days; unused days expire in March.',
      '# Bicycles',
      'The company repairs bicycles of employees each spring.',
    ].join('\n\n');
    const { documentId } = await ingestDocument(database, document(text), options);
    const question = 'How many vacation days do employees receive?';
    const answer = await answerQuestion(database, question, options);
    expect(answer.answer).toContain('twenty-eight vacation days');
    expect(answer.citations[0]).toMatchObject({ source: 'handbook.md', heading: 'Annual leave' });
    await database.query('DELETE FROM toolkit_documents WHERE id = $1::text::bigint', [documentId]);
    expect(await answerQuestion(database, question, options)).toMatchObject({ found: false });
  });

  test('is indexed anew for another embedder', async () => {
    await ingestDocument(database, document('# Leave\n\nTwo days.'), options);
    const other: Embedder = Object.assign(Object.create(embedder), {
      name: 'other',
      embed: (texts: readonly string[]) =>
        Promise.resolve(texts.map(() => new Float32Array(512).fill(0.0442))),
    });
    expect(await refreshIndex(database, { ...options, embedder: other })).toBe(1);
    expect(await refreshIndex(database, { ...options, embedder: other })).toBe(0);
    const [row] = await database.query<{ embedding: string }>(
      'SELECT embedding::text AS embedding FROM toolkit_chunks',
    );
    expect(row?.embedding.startsWith('[0.0442,0.0442')).toBe(true);
  });
});
