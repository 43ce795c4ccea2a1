import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDocuments } from '../src/library/documents.ts';
import { findDirectDependencies } from '../src/library/packages.ts';
import { ingestDocument } from '../src/retrieval/ingest.ts';
import { createLanguageTools, LocalEmbedder } from '../src/retrieval/local-embedder.ts';
import { search } from '../src/retrieval/search.ts';
import { developmentQuestions } from '../test/retrieval/questions/development.ts';
import { firstQuestions } from '../test/retrieval/questions/first.ts';
import { openLibraryDatabase } from '../test/support/library-database.ts';

/**
 * Fills the embedded database with 10 000 passages and prints how long a search takes. The passages
 * are the real documentation, over and over with its paragraphs in another order each time, so that
 * vocabulary and lengths are real and no two documents are the same.
 */
const WANTED_PASSAGES = Number(process.argv[2] ?? 10_000);
const ROUNDS = 3;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const database = await openLibraryDatabase();
const tools = createLanguageTools();
const embedder = new LocalEmbedder(tools);

const started = performance.now();
const passageCount = await fill();
console.log(`passages    ${passageCount}`);
console.log(`indexing    ${((performance.now() - started) / 1000).toFixed(1)} s`);

const questions = [...developmentQuestions, ...firstQuestions].map((question) => question.text);
await run();
const times: Taken[] = [];
for (let round = 0; round < ROUNDS; round++) times.push(...(await run()));
print(
  'elapsed',
  times.map((taken) => taken.elapsedMs),
);
// What the search itself used: on a machine that others use as well, the truer figure.
print(
  'processor',
  times.map((taken) => taken.processorMs),
);
await database.close();

interface Taken {
  readonly elapsedMs: number;
  readonly processorMs: number;
}

async function run(): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const question of questions) {
    const before = performance.now();
    const usage = process.cpuUsage();
    await search(database, question, { embedder, tools, limit: 5 });
    const { user, system } = process.cpuUsage(usage);
    taken.push({ elapsedMs: performance.now() - before, processorMs: (user + system) / 1000 });
  }
  return taken;
}

function print(label: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const figures = [0.5, 0.95, 0.99].map((share) => {
    const value = sorted[Math.floor(sorted.length * share)] ?? 0;
    return `p${share * 100} ${value.toFixed(1)} ms`;
  });
  console.log(label.padEnd(12) + figures.join('   '));
}

async function fill(): Promise<number> {
  const files = await findDocuments(await findDirectDependencies(ROOT));
  let count = 0;
  for (let copy = 0; count < WANTED_PASSAGES; copy++) {
    for (const file of files) {
      if (count >= WANTED_PASSAGES) break;
      const text = await readFile(path.join(file.package.folder, file.path), 'utf8');
      const stored = await ingestDocument(
        database,
        {
          title: `${file.package.name}: ${file.path} ${copy}`,
          source: `${file.package.name}@${copy}/${file.path}`,
          mediaType: 'text/markdown',
          topics: file.package.topics,
          bytes: new TextEncoder().encode(`${reordered(text, copy)}\n\nEdition ${copy}.\n`),
        },
        { embedder, tools },
      );
      count += stored.passageCount;
    }
  }
  return count;
}

/** Moves the last paragraphs to the front. */
function reordered(text: string, copy: number): string {
  const paragraphs = text.split(/\n{2,}/);
  const cut = (copy * 7) % paragraphs.length;
  return [...paragraphs.slice(cut), ...paragraphs.slice(0, cut)].join('\n\n');
}
