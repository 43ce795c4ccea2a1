import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkDocument } from '../../src/retrieval/chunk.ts';
import {
  DocumentRefusedError,
  decodeDocument,
  MAX_DOCUMENT_BYTES,
  mediaTypeOfName,
} from '../../src/retrieval/decode.ts';
import { htmlToText } from '../../src/retrieval/html.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const chunkMarkdown = (text: string) => chunkDocument(text, 'text/markdown');
const MEGABYTES_10 = 10 * 1024 * 1024;

describe('Markdown', () => {
  test('keeps the trail of headings, in all their forms', () => {
    const text = [
      '# Guide',
      'Intro text.',
      '### Deep ###',
      'Deep text.',
      '',
      'Underlined',
      '==========',
      'Other text.',
      '<h2 align="center">Centred</h2>',
      'Centred text.',
      '<details>',
      '<summary><code>Folded</code></summary>',
      'Folded text.',
      '</details>',
    ].join('\n');
    expect(chunkMarkdown(text).map(({ trail, content }) => [trail.join(' > '), content])).toEqual([
      ['Guide', 'Intro text.'],
      ['Guide > Deep', 'Deep text.'],
      ['Underlined', 'Other text.'],
      ['Underlined > Centred', 'Centred text.'],
      ['Underlined > Centred > Folded', 'Folded text.'],
    ]);
  });

  test.each([
    ['a [link](https://example.org/a_b) here', 'a link here'],
    ['[![badge](https://img.example/x.svg)](https://example.org) text', 'text'],
    ['[![badge][img]][url] text', 'text'],
    ['**bold** and __strong__ but `__proto__` stays', 'bold and strong but `__proto__` stays'],
    [
      'an <b>inline</b> tag, and `<code>` that is not one',
      'an inline tag, and `<code>` that is not one',
    ],
    ['> [!NOTE]\n> Mind this.', 'Mind this.'],
    ['a &amp; b &lt; c', 'a & b < c'],
    ['<!-- hidden\nlines -->seen', 'seen'],
    ['---\ntitle: x\n---\ntext', 'text'],
    ['| a | b |\n|---|---|\n| c \\| d | e |', 'a | b\nc \\| d | e'],
    ['- one\n- two', '- one\n- two'],
  ])('reads %j as %j', (text, content) => {
    expect(chunkMarkdown(text).map((passage) => passage.content)).toEqual([content]);
  });

  test('leaves out tables of contents and contributors, and makes little of licences', () => {
    const text = [
      '# Tool',
      '- [Use](#use)\n- [Options](#options)\n- [Licence](#licence)',
      '## Use\nUse it well.',
      '## Contributors\nSomebody, somebody else.',
      '## License\nMIT',
    ].join('\n\n');
    expect(chunkMarkdown(text).map(({ trail, weight }) => [trail.at(-1), weight])).toEqual([
      ['Use', 1],
      ['License', 0.5],
    ]);
  });

  test('keeps short code whole, with the sentence that introduces it', () => {
    const code = Array.from({ length: 12 }, (_, line) => `const a${line} = ${line};`).join('\n');
    const filler = 'Something else is told before. '.repeat(20);
    const passages = chunkMarkdown(`${filler}\n\nFor example:\n\n\`\`\`js\n${code}\n\`\`\``);
    expect(passages.at(-1)?.content).toContain(`For example:\n\n\`\`\`js\n${code}\n\`\`\``);
  });

  test('cuts long prose at sentences and long code at lines, each with its fences', () => {
    const prose = chunkMarkdown('This is one sentence of many. '.repeat(200));
    expect(prose.length).toBeGreaterThan(4);
    for (const { content } of prose) expect(content).toMatch(/\.$/);
    const code = chunkMarkdown(`\`\`\`ts\n${'const value = 1;\n'.repeat(300)}\`\`\``);
    for (const { content } of code) expect(content).toMatch(/^```ts\n[\s\S]*\n```$/);
  });

  test('gives bounded passages, in order, the same each time, and never fails', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 300, unit: 'grapheme' }),
      fc.constantFrom('# A\n', '```\n', '~~~\n', '- ', '| a |\n', '\n\n', '<b>', '<!--', '[a](b)'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const passages = chunkMarkdown(text);
        expect(chunkMarkdown(text)).toEqual(passages);
        for (const [index, passage] of passages.entries()) {
          expect(passage.position).toBe(index);
          expect(passage.content.length).toBeLessThanOrEqual(2500);
          expect(passage.content.trim()).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('HTML', () => {
  test('keeps text and structure, and nothing that runs', () => {
    const html = [
      '<!doctype html><html><head><title>T</title><style>p{}</style></head><body>',
      '<script>alert("<p>no</p>")</script><h1>Title &amp; more</h1><p>First<br>line</p>',
      '<ul><li>one<li>two</ul><pre>a  b\n c</pre><p onclick="x()">İ &#x41;&#0;&bogus;</p>',
    ].join('');
    const text = htmlToText(html);
    expect(text).toContain('# Title & more');
    expect(text).toContain('- one');
    expect(text).toContain('```\na  b\n c\n```');
    expect(text).toContain('İ A&#0;&bogus;');
    expect(text).not.toMatch(/alert|style|onclick|p\{\}/);
  });

  test('becomes passages under its headings', () => {
    const passages = chunkDocument('<h1>A</h1><p>One.</p><h2>B</h2><p>Two.</p>', 'text/html');
    expect(passages.map(({ trail, content }) => [trail.join(' > '), content])).toEqual([
      ['A', 'One.'],
      ['A > B', 'Two.'],
    ]);
  });
});

describe('plain text', () => {
  test('is split at empty lines and never read as Markdown', () => {
    const passages = chunkDocument('# no heading\nsecond line\n\nnext', 'text/plain');
    expect(passages.map((passage) => passage.content)).toEqual([
      '# no heading second line\n\nnext',
    ]);
  });
});

describe('ten hostile megabytes', () => {
  const fill = (unit: string): string => unit.repeat(Math.ceil(MEGABYTES_10 / unit.length));

  test.each([
    '[',
    '](',
    '![',
    '<',
    '<a',
    '<!--',
    '`',
    '``` ',
    '*',
    '>',
    '#',
    '|',
    '-',
    'a',
    '&',
    '=',
    '_',
    '<script',
    '[](',
    'a b ',
    '\u{1F600}',
    '- [a](#b)\n',
  ])('of %j are read in linear time, or refused', (unit) => {
    const text = fill(unit);
    for (const mediaType of ['text/markdown', 'text/html'] as const) {
      const startedMs = performance.now();
      try {
        chunkDocument(text, mediaType);
      } catch (error) {
        expect(error).toBeInstanceOf(DocumentRefusedError);
      }
      // Seconds, where quadratic work takes hours: the margin is for a machine that is busy.
      expect(performance.now() - startedMs).toBeLessThan(20_000);
    }
  });
});

describe('decoding', () => {
  const refusal = (bytes: Uint8Array): unknown => {
    try {
      return decodeDocument(bytes);
    } catch (error) {
      return error instanceof DocumentRefusedError ? [error.code, error.status] : error;
    }
  };

  test.each([
    ['a lone continuation byte', Uint8Array.of(0x61, 0x80), ['document.encoding', 422]],
    ['a cut sequence', Uint8Array.of(0xe2, 0x82), ['document.encoding', 422]],
    ['an encoded surrogate', Uint8Array.of(0xed, 0xa0, 0x80), ['document.encoding', 422]],
    ['an overlong form', Uint8Array.of(0xc0, 0xaf), ['document.encoding', 422]],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), ['document.encoding', 422]],
    ['a NUL', encode('a\0b'), ['document.binary', 422]],
    ['nothing', encode(' \n\t'), ['document.empty', 422]],
    ['too much', new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(97), ['document.too-large', 413]],
  ])('refuses %s', (_, bytes, expected) => {
    expect(refusal(bytes)).toEqual(expected);
  });

  test('takes UTF-8 with a byte order mark and any line ends', () => {
    expect(decodeDocument(encode('\u{FEFF}ä\r\nb\rc'))).toBe('ä\nb\nc');
  });

  test.each([
    ['a.md', 'text/markdown'],
    ['A.HTML', 'text/html'],
    ['x.txt', 'text/plain'],
    ['x.md.exe', undefined],
    ['md', undefined],
    ['x.constructor', undefined],
  ])('takes %s for %s', (name, expected) => {
    expect(mediaTypeOfName(name)).toBe(expected);
  });
});
