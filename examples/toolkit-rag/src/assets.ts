import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A file that pages load. */
export interface Asset {
  readonly content: Buffer;
  readonly mediaType: string;
  /** Changes with the content, so that it can be cached for good. */
  readonly href: string;
}

function readAsset(name: string, mediaType: string): Asset {
  const content = readFileSync(path.join(import.meta.dirname, '..', 'assets', name));
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { content, mediaType, href: `/assets/${name}?v=${version}` };
}

export const ASSETS = {
  'site.css': readAsset('site.css', 'text/css; charset=utf-8'),
  'icon.svg': readAsset('icon.svg', 'image/svg+xml'),
} as const satisfies Readonly<Record<string, Asset>>;
