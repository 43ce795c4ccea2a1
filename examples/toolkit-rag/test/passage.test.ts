import { describe, expect, test } from 'vitest';
import { answerHtml, passageHtml, sourceHtml } from '../src/views/passage.ts';

const written = (parts: readonly object[]): string => parts.join('');

describe('a passage', () => {
  test.each([
    ['One.\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['Set `a<b` now', '<p>Set <code>a&lt;b</code> now</p>'],
    [
      "Default: `` `x` ``, and `'y'`",
      '<p>Default: <code>`x`</code>, and <code>&#39;y&#39;</code></p>',
    ],
    ['A lone ` tick', '<p>A lone ` tick</p>'],
    ['- one\n- `two`', '<ul><li>one</li><li><code>two</code></li></ul>'],
    ['- one\nand more', '<p>- one\nand more</p>'],
    [
      'So:\n\n```js\nif (a < b) {}\n```\n\nDone.',
      '<p>So:</p><pre><code>if (a &lt; b) {}</code></pre><p>Done.</p>',
    ],
    ['```\nnever closed', '<pre><code>never closed</code></pre>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['', ''],
  ])('%j is shown as %j', (content, html) => {
    expect(written(passageHtml(content))).toBe(html);
  });

  test('of ticks alone is shown at once', () => {
    const startedMs = performance.now();
    for (const content of ['`'.repeat(1400), '` '.repeat(700), '``a'.repeat(460)]) {
      passageHtml(content);
    }
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});

describe('an answer', () => {
  test('leads from each citation to its source', () => {
    expect(written(answerHtml('Use `redact`. [1]\n\nOr [not this] one. [12]'))).toBe(
      '<p>Use <code>redact</code>. <a class="cite" href="#source-1">[1]</a></p>' +
        '<p>Or [not this] one. <a class="cite" href="#source-12">[12]</a></p>',
    );
  });

  test('without citations has no link', () => {
    expect(written(answerHtml('Not found: <nothing>.'))).toBe('<p>Not found: &lt;nothing&gt;.</p>');
  });
});

test('a source may be broken after a slash', () => {
  expect(sourceHtml('pino@10.4.0/docs/<a>.md').toString()).toBe(
    '<code>pino@10.4.0/<wbr>docs/<wbr>&lt;a&gt;.md</code>',
  );
});
