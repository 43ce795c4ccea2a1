import { describe, expect, test } from 'vitest';
import { html } from '../src/views/html.ts';

describe('html', () => {
  test.each([
    ['<b>&"\'', '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    [html`<b>${'<'}</b>`, '<p><b>&lt;</b></p>'],
    [['<', html`<i></i>`, 1], '<p>&lt;<i></i>1</p>'],
    [undefined, '<p></p>'],
    [false as const, '<p></p>'],
    [0, '<p>0</p>'],
  ])('writes %s as %s', (content, written) => {
    expect(html`<p>${content}</p>`.toString()).toBe(written);
  });
});
