import { FieldCollector, type FieldFault, type FieldLimits } from './fields.ts';

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * The fields of an `application/x-www-form-urlencoded` body. Reads valid input as browsers and
 * URLSearchParams do, and refuses what they repair: a percent sign without two hex digits, octets
 * that are no UTF-8, a pair without a name.
 *
 * @returns what is wrong instead, where something is.
 * @see WHATWG URL §5.1
 */
export function parseUrlencoded(body: Uint8Array, limits: FieldLimits): FormFields | FieldFault {
  const text = decodeUtf8(body);
  if (text === undefined) return 'malformed';
  const collector = new FieldCollector(limits);
  let start = 0;
  while (start < text.length) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand === -1 ? text.length : ampersand;
    if (end > start) {
      const fault = addPair(collector, text.slice(start, end));
      if (fault !== undefined) return fault;
    }
    start = end + 1;
  }
  return collector.fields;
}

function addPair(collector: FieldCollector, pair: string): FieldFault | undefined {
  const equals = pair.indexOf('=');
  const name = decodePart(equals === -1 ? pair : pair.slice(0, equals));
  const value = decodePart(equals === -1 ? '' : pair.slice(equals + 1));
  return name === undefined || value === undefined ? 'malformed' : collector.add(name, value);
}

function decodePart(part: string): string | undefined {
  const spaced = part.includes('+') ? part.replaceAll('+', ' ') : part;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(body: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(body);
  } catch {
    return undefined;
  }
}
