import helmet from 'helmet';
import { SeaworthyError } from '../core/errors.ts';
import type { ContentSecurityPolicy } from '../policy/types.ts';
import { recordFields } from './recorded-fields.ts';

/** Among the sources of a directive: the page's nonce, where one is used. */
const NONCE = 'nonce';
/** Stands for the nonce until it is known; in the form that a real one has. */
const NONCE_PLACE = "'nonce-AAAAAAAAAAAAAAAAAAAAAA=='";

/** Everything from here, nothing framed, no plug-ins, no code in the page but with its nonce. */
const STRICT: ContentSecurityPolicy = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'script-src': ["'self'", NONCE],
  'style-src': ["'self'", NONCE],
};

/** A `Content-Security-Policy`, without a nonce and with one. */
export interface ContentSecurity {
  readonly value: string;
  readonly withNonce: (nonce: string) => string;
}

export interface ContentSecurityOptions {
  /** Replaces directives of the strict policy, one by one. */
  readonly directives: ContentSecurityPolicy;
  /** Whether browsers turn links to http into https: only where the service is served by https. */
  readonly upgrades: boolean;
}

/** @throws SeaworthyError `guard.invalid-option` for a source that could begin something else */
export function contentSecurity({ directives, upgrades }: ContentSecurityOptions): ContentSecurity {
  const all: ContentSecurityPolicy = {
    ...STRICT,
    ...(upgrades ? { 'upgrade-insecure-requests': [] } : {}),
    ...directives,
  };
  const pieces = written(all, (sources) =>
    sources.map((one) => (one === NONCE ? NONCE_PLACE : one)),
  ).split(NONCE_PLACE);
  return {
    value: written(all, withoutNonce),
    withNonce: (nonce) => pieces.join(`'nonce-${nonce}'`),
  };
}

/** Where only the nonce was allowed, nothing is. */
function withoutNonce(sources: readonly string[]): readonly string[] {
  if (!sources.includes(NONCE)) return sources;
  const others = sources.filter((one) => one !== NONCE);
  return others.length === 0 ? ["'none'"] : others;
}

function written(
  policy: ContentSecurityPolicy,
  sourcesOf: (sources: readonly string[]) => readonly string[],
): string {
  const entries = Object.entries(policy).map(([name, sources]) => [name, sourcesOf(sources)]);
  const directives = Object.fromEntries(entries) as ContentSecurityPolicy;
  try {
    const middleware = helmet.contentSecurityPolicy({ useDefaults: false, directives });
    return recordFields(middleware)[0]?.value ?? '';
  } catch (error) {
    const message = 'headers.contentSecurityPolicy: expected directives with sources';
    throw new SeaworthyError('guard.invalid-option', message, { cause: error });
  }
}
