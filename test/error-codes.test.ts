import { Visitor } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../packages/seaworthy/src/core/error-codes.ts';
import { readText, repositoryFiles } from './support/repository.ts';
import { parse } from './support/syntax.ts';

const TABLE = 'packages/seaworthy/src/core/error-codes.ts';
const PAGES = 'docs/errors/';

/** Errors that are not ours to name: each says whose they are. */
const FOREIGN: Readonly<Record<string, string>> = {
  'packages/seaworthy/src/adapters/fastify.ts': 'handed to Fastify, which answers it',
  'packages/seaworthy/src/database/failure.ts': 'what PostgreSQL said, by its own codes',
};

const codes = Object.keys(ERROR_CODES);

interface Use {
  readonly code: string;
  readonly place: string;
}

/** Every string of a source, and those given as the code of a `SeaworthyError`. */
function uses(): { readonly strings: ReadonlySet<string>; readonly thrown: readonly Use[] } {
  const isSource = /^(packages\/[^/]+\/src|examples\/[^/]+|bench\/src)\/.+\.ts$/;
  const strings = new Set<string>();
  const thrown: Use[] = [];
  for (const path of repositoryFiles()) {
    if (!isSource.test(path) || path === TABLE || path.includes('/test/')) continue;
    const visitor = new Visitor({
      Literal: (node) => {
        if (typeof node.value === 'string') strings.add(node.value);
      },
      NewExpression: ({ callee, arguments: [first] }) => {
        if (callee.type !== 'Identifier' || callee.name !== 'SeaworthyError') return;
        if (first?.type !== 'Literal' || typeof first.value !== 'string') return;
        thrown.push({ code: first.value, place: path });
      },
    });
    visitor.visit(parse({ path, text: readText(path) }).program);
  }
  return { strings, thrown };
}

describe('error codes', () => {
  test('have a page each, and no page is of a code that is not there', () => {
    const pages = repositoryFiles().filter((file) => file.startsWith(PAGES));
    const expected = codes.map((code) => `${PAGES}${code}.md`);
    expect(pages.filter((file) => !file.endsWith('/README.md')).sort()).toEqual(expected.sort());
  });

  test.each(Object.entries(ERROR_CODES))(
    '%s reads the same in its page',
    (code, { title, hint }) => {
      const page = readText(`${PAGES}${code}.md`).replace(/\s+/g, ' ');
      expect(page.startsWith(`# ${code} `)).toBe(true);
      expect(page).toContain(title);
      expect(page).toContain(hint);
    },
  );

  test('are spelled alike, and each is used', () => {
    const { strings, thrown } = uses();
    expect(codes.filter((code) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
    expect(codes.filter((code) => !strings.has(code))).toEqual([]);
    expect(thrown.filter((use) => !codes.includes(use.code))).toEqual([]);
  });

  test('belong to the one error class of the package', () => {
    const files = repositoryFiles().filter((file) => /^packages\/[^/]+\/src\/.+\.ts$/.test(file));
    const own = files.filter((file) => /class \w+ extends (?:\w*Error)\b/.test(readText(file)));
    const ours = own.filter((file) => FOREIGN[file] === undefined);
    expect(ours).toEqual(['packages/seaworthy/src/core/errors.ts']);
  });
});
