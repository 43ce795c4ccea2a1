import { escapeHtml } from 'seaworthy';

/** HTML that is safe to send: made by {@link html} alone. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template; `undefined` and `false` leave nothing. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/**
 * A template that escapes every value that is not HTML itself. Values stand in content or in quoted
 * attributes; never in a tag's name, a script or a style, which no page of ours has.
 */
export function html(texts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let text = texts[0] ?? '';
  for (const [index, content] of contents.entries()) {
    text += `${rendered(content)}${texts[index + 1] ?? ''}`;
  }
  return new Html(text);
}

function rendered(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.toString();
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  return content.map(rendered).join('');
}
