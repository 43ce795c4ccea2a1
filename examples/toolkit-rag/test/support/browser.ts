import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { requireTool } from '../../../../packages/seaworthy/test/support/requirements.ts';

/** Starts the machine's Chromium. Call it in a test body: where it is missing, that test fails. */
export function launchBrowser(): Promise<Browser> {
  // Its own sandbox needs rights that root and containers lack; it visits this machine alone.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath: requireTool('chromium'), args });
}

/** What a page must not have, read from the page as the browser laid it out. */
const FAULTS_EXPRESSION = `(() => {
  const root = document.documentElement;
  const nameOf = (element) => element.id || element.getAttribute('name') || element.outerHTML;
  const fields = [...document.querySelectorAll('input:not([type=hidden]), textarea, select')];
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  return {
    sideways: Math.max(0, root.scrollWidth - root.clientWidth),
    unlabelled: fields.filter((field) => field.labels.length === 0).map(nameOf),
    unbound: [...document.querySelectorAll('label')].filter((each) => !each.control).map(nameOf),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    headings: document.querySelectorAll('h1').length,
  };
})()`;

export const FAULTLESS = { sideways: 0, unlabelled: [], unbound: [], twice: [], headings: 1 };

/** Someone with a browser of their own: its cookies, its width, and no script. */
export class Visitor {
  readonly page: Page;
  /** What the console said of the content security policy. */
  readonly violations: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.violations.push(message.text());
    });
  }

  static async arrive(browser: Browser, url: string, width = 1200): Promise<Visitor> {
    const viewport = { width, height: 800 };
    const context = await browser.newContext({ javaScriptEnabled: false, viewport, baseURL: url });
    return new Visitor(context, await context.newPage());
  }

  /** Fills fields by the labels that a reader sees, presses the button, and waits for the page. */
  async submit(button: string, fields: Readonly<Record<string, string>> = {}): Promise<number> {
    for (const [label, value] of Object.entries(fields)) {
      await this.page.getByLabel(label, { exact: true }).fill(value);
    }
    return await this.answerTo(() =>
      this.page.getByRole('button', { name: button, exact: true }).click(),
    );
  }

  /** The status of the first answer to the form that the action sends. */
  async answerTo(action: () => Promise<void>): Promise<number> {
    const answered = this.page.waitForResponse((each) => each.request().method() === 'POST');
    await action();
    const status = (await answered).status();
    await this.page.waitForLoadState();
    return status;
  }

  /** What the page shows, without its markup. */
  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  faults(): Promise<unknown> {
    return this.page.evaluate(FAULTS_EXPRESSION);
  }

  cookies() {
    return this.#context.cookies();
  }

  leave(): Promise<void> {
    return this.#context.close();
  }
}
