import { nearestName } from '../core/nearest.ts';
import { type Check, isRecord, list, object, shown } from '../core/shape.ts';
import { type Notice, notice } from './notices.ts';
import type { ContentSecurityPolicy } from './types.ts';

const SOURCE = /^[\x21-\x2b\x2d-\x3a\x3c-\x7e]{1,1024}$/;

/** Content Security Policy level 3, and Trusted Types. */
const DIRECTIVES = words(`base-uri child-src connect-src default-src fenced-frame-src font-src
  form-action frame-ancestors frame-src img-src manifest-src media-src object-src report-to
  report-uri require-trusted-types-for sandbox script-src script-src-attr script-src-elem style-src
  style-src-attr style-src-elem trusted-types upgrade-insecure-requests worker-src`);

/** Words that mean something only in quotes; without them they are the name of a host. */
const KEYWORDS = words(`none self strict-dynamic report-sample unsafe-inline unsafe-eval
  unsafe-hashes wasm-unsafe-eval`);

/** Of these the words stand without quotes. */
const UNQUOTED = words('sandbox report-to require-trusted-types-for trusted-types');

/** Directives under which code runs. */
const CODE = words('default-src script-src script-src-attr script-src-elem object-src base-uri');

const TOO_OPEN = words(`'unsafe-inline' 'unsafe-eval' * data: blob: http: https:`);

/** One source of a directive: nothing in it can begin another source, directive or field. */
const source: Check = (value, field, faults) => {
  if (typeof value !== 'string' || !SOURCE.test(value)) {
    const message = `expected a source without white space, ';' or ',', got ${shown(value)}`;
    faults.push({ field, message });
  } else if (/^'?nonce-/i.test(value)) {
    const remedy = 'Write nonce: each page gets its own';
    faults.push({ field, message: 'expected no constant nonce, which anyone can read', remedy });
  }
};

const quotedSource: Check = (value, field, faults) => {
  source(value, field, faults);
  if (typeof value !== 'string') return;
  if (!KEYWORDS.includes(value.toLowerCase()) && !/^sha(256|384|512)-/i.test(value)) return;
  const remedy = `Did you mean "'${value}'"?`;
  faults.push({ field, message: `expected a keyword in quotes, got '${value}'`, remedy });
};

const BY_DIRECTIVE: Readonly<Record<string, Check>> = Object.fromEntries(
  DIRECTIVES.map((name) => [
    name,
    list(UNQUOTED.includes(name) ? source : quotedSource, { max: 64 }),
  ]),
);

/**
 * Directives by name, each with its sources.
 *
 * @see Content Security Policy level 3, 2.2.1: `;` ends a directive, `,` a policy
 */
export const contentSecurityPolicy: Check = (value, field, faults) => {
  if (!isRecord(value)) {
    faults.push({
      field,
      message: `expected directives with lists of sources, got ${shown(value)}`,
    });
    return;
  }
  const known = Object.keys(value).filter((name) => Object.hasOwn(BY_DIRECTIVE, name));
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const near = nearestName(name, DIRECTIVES);
    const remedy = near === undefined ? {} : { remedy: `Did you mean '${near}'?` };
    faults.push({ field, message: `expected a CSP directive, got ${shown(name)}`, ...remedy });
  }
  object(BY_DIRECTIVE)(Object.fromEntries(known.map((name) => [name, value[name]])), field, faults);
};

/** Sources under which code may run that the page's author did not write. */
export function contentSecurityNotices(policy: ContentSecurityPolicy): readonly Notice[] {
  return Object.entries(policy).flatMap(([name, sources]) =>
    sources
      .filter((one) => CODE.includes(name) && TOO_OPEN.includes(one.toLowerCase()))
      .map((one) =>
        notice(
          'policy.W004',
          `policy.headers.contentSecurityPolicy.${name}`,
          `${one} lets code in that the page's author did not write`,
        ),
      ),
  );
}

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
