import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMBEDDING_DIMENSIONS } from '../../src/retrieval/embedding.ts';
import { lexiconGroups } from '../../src/retrieval/lexicon/index.ts';
import { createLanguageTools, LocalEmbedder } from '../../src/retrieval/local-embedder.ts';
import { parseQuery } from '../../src/retrieval/query.ts';
import { stem } from '../../src/retrieval/stem.ts';

const tools = createLanguageTools();

describe('the stemmer', () => {
  // From the examples in Porter's paper.
  test.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['cats', 'cat'],
    ['agreed', 'agre'],
    ['plastered', 'plaster'],
    ['motoring', 'motor'],
    ['sing', 'sing'],
    ['hopping', 'hop'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['relational', 'relat'],
    ['vietnamization', 'vietnam'],
    ['hopefulness', 'hope'],
    ['triplicate', 'triplic'],
    ['electrical', 'electr'],
    ['adjustable', 'adjust'],
    ['adoption', 'adopt'],
    ['controll', 'control'],
    ['rate', 'rate'],
    ['utf8', 'utf8'],
    ['größe', 'größe'],
  ])('takes %s to %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  test('never fails and never lengthens by more than one letter', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(stem(word).length).toBeLessThanOrEqual(word.length + 1);
      }),
    );
  });
});

describe('words', () => {
  const stems = (text: string): string[] => tools.tokenizer.words(text).map((word) => word.stem);

  test.each([
    ['setNotFoundHandler', ['set', 'not', 'found', 'handler']],
    ['request_timeout', ['request', 'timeout']],
    ['X-Forwarded-For', ['x', 'forward', 'for']],
    ['JavaScript', ['javascript']],
    ['isIPv4', ['is', 'ipv4']],
    ['parseJSONBody', ['pars', 'json', 'bodi']],
    ['written wrote writes', ['write', 'write', 'write']],
    ['naïve café', ['naiv', 'cafe']],
  ])('reads %j', (text, expected) => {
    expect(stems(text).filter((each) => each !== 'find' || !expected.includes('found'))).toEqual(
      expected.filter((each) => each !== 'found'),
    );
  });
});

describe('the lexicon', () => {
  test('has several hundred groups, each of which a file names once', () => {
    const all = lexiconGroups.map(({ groups }): string[] => [
      ...(groups.match(/^[^\s:][^:\n]*(?=:)/gm) ?? []),
    ]);
    expect(new Set(all.flat()).size).toBeGreaterThan(500);
    for (const names of all) {
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  test('finds synonyms and phrases in a question', () => {
    const query = parseQuery(tools, 'How do I mask secrets, and what about too many requests?');
    expect(query.meant).toContain('~hide');
    expect(query.meant).toContain('~sensitive');
    expect(query.meant).toContain('~ratelimit');
  });

  test('reads paraphrases in questions only', () => {
    const words = tools.tokenizer.words('it goes to some other page');
    const terms = (side: 'query' | 'passage'): string[] =>
      tools.lexicon.concepts(words, side).map(({ concept }) => concept.term);
    expect(terms('query')).toContain('~redirect');
    expect(terms('passage')).not.toContain('~redirect');
  });

  test('bounds a question', () => {
    const query = parseQuery(tools, 'word '.repeat(10_000) + 'x'.repeat(100_000));
    expect(query.text.length).toBe(2000);
    expect(query.units.length).toBeLessThanOrEqual(40);
  });
});

describe('local_stub', () => {
  const embedder = new LocalEmbedder(tools);
  const dot = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const embed = async (text: string): Promise<Float32Array> => {
    const [vector] = await embedder.embed([text], 'passage');
    if (vector === undefined) throw new Error('expected a vector');
    return vector;
  };

  test('gives vectors of length 1, the same for the same text', async () => {
    for (const text of ['', ' ', 'Log redaction', 'the of and', 'ä'.repeat(5000)]) {
      const vector = await embed(text);
      expect(vector.length).toBe(EMBEDDING_DIMENSIONS);
      expect(dot(vector, vector)).toBeCloseTo(1, 4);
      const [again] = await new LocalEmbedder().embed([text], 'passage');
      expect(again).toEqual(vector);
    }
  });

  test('places texts of one meaning nearer than texts of another', async () => {
    const question = await embed('how can I hide secrets in the log');
    const near = await embed('Redaction\nMask sensitive values in recorded logs.');
    const far = await embed('Subnets\nThe broadcast address of a network range.');
    expect(dot(question, near)).toBeGreaterThan(dot(question, far) + 0.1);
  });
});
