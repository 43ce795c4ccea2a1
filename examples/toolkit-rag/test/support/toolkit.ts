import { createService, type Service } from 'seaworthy';
import { toolkitService } from '../../src/service.ts';

export const ADMIN = { email: 'admin@toolkit.example', password: 'kelp-and-barnacles-42' };
export const USER = { email: 'someone@toolkit.example', password: 'rope, tar and canvas' };

/** ToolkitRAG in memory on a free port, without library and, unless asked for, without limits. */
export async function startToolkit(
  environment: Readonly<Record<string, string>> = {},
): Promise<Service> {
  const service = await createService(toolkitService(), {
    environment: {
      ENV: 'dev',
      PORT: '0',
      MANAGEMENT_PORT: '0',
      DATABASE_URL: 'pglite://memory',
      ADMIN_PASSWORD: ADMIN.password,
      SEED_LIBRARY: 'false',
      RATE_LIMIT_ENABLED: 'false',
      LOG_LEVEL: 'CRITICAL',
      ...environment,
    },
    write: () => undefined,
  });
  return await service.listen();
}

export interface SendOptions {
  readonly method?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client that keeps cookies and follows no redirect. */
export class Client {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async send(path: string, options: SendOptions = {}): Promise<Response> {
    const { json, form, body } = options;
    const content = json === undefined ? body : JSON.stringify(json);
    const payload = form === undefined ? content : new URLSearchParams(form);
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#url}${path}`, {
      method: options.method ?? (payload === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...options.headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** A page, as a browser asks for it. */
  page(path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { accept: 'text/html' };
    return this.send(path, form === undefined ? { headers } : { form, headers });
  }

  async token(): Promise<string> {
    const { token } = (await (await this.send('/api/csrf-token')).json()) as { token: string };
    return token;
  }

  async logIn(credentials: { readonly email: string; readonly password: string }): Promise<this> {
    const response = await this.send('/api/auth/login', { json: credentials });
    if (response.status !== 200) throw new Error(`log-in: ${response.status}`);
    return this;
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  #keep(line: string): void {
    const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
    if (/max-age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** Sends a file through the upload form. */
export async function upload(client: Client, file: File, title?: string): Promise<Response> {
  const body = new FormData();
  body.set('csrf_token', await client.token());
  if (title !== undefined) body.set('title', title);
  body.set('document', file);
  return await client.send('/admin/documents', { body });
}

export const KNOTS = `# Knots

## Bowline

The bowline makes a fixed loop at the end of a rope. It holds under load and is easily untied
afterwards, which is why sailors call it the king of knots.

## Clove hitch

A clove hitch fastens a rope to a post quickly; it slips when the post turns.
`;
