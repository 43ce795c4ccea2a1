/** RFC 2046 §5.1.1: 1 to 70 of these, the last no space. */
const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;
const PARAMETER = /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=(?:"([^"\\]*)"|([^"\s;]*))\s*$/;

/** What the body of a request claims to be, as far as a form can be that. */
export type FormMediaType =
  | { readonly kind: 'urlencoded' }
  | { readonly kind: 'multipart'; readonly boundary: string }
  /** Multipart without one usable boundary. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'other' };

/**
 * Reads a `Content-Type`. A boundary that is given twice, or in a form that another parser could
 * read differently, is malformed; any charset but UTF-8 makes a type that is no form of ours.
 */
export function readMediaType(contentType: string): FormMediaType {
  const semicolon = contentType.indexOf(';');
  const type = (semicolon === -1 ? contentType : contentType.slice(0, semicolon)).trim();
  const kind = formKind(type.toLowerCase());
  if (kind === undefined) return { kind: 'other' };
  const parameters = readParameters(semicolon === -1 ? '' : contentType.slice(semicolon + 1));
  if (parameters === undefined) return { kind: kind === 'multipart' ? 'malformed' : 'other' };
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') return { kind: 'other' };
  if (kind === 'urlencoded') return { kind };
  const boundary = parameters.get('boundary') ?? '';
  return BOUNDARY.test(boundary) ? { kind, boundary } : { kind: 'malformed' };
}

function formKind(type: string): 'urlencoded' | 'multipart' | undefined {
  if (type === 'application/x-www-form-urlencoded') return 'urlencoded';
  return type === 'multipart/form-data' ? 'multipart' : undefined;
}

/** Undefined where a parameter is malformed or comes twice. */
function readParameters(text: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  // A quoted semicolon would belong to a value; no boundary or charset has one, so none is split.
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const match = PARAMETER.exec(part);
    const name = match?.[1]?.toLowerCase();
    if (name === undefined || parameters.has(name)) return undefined;
    parameters.set(name, match?.[2] ?? match?.[3] ?? '');
  }
  return parameters;
}
