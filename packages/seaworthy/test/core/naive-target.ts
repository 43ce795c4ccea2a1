/**
 * A slow second opinion on canonical targets, written from the rules alone: octet by octet, and dot
 * segments by rewriting text as RFC 3986 5.2.4 tells it.
 */
export function naiveTarget(raw: string): { path: string; hasEncodedSlash: boolean } | 'fault' {
  if (!/^\/[\x21\x22\x24-\x5b\x5d-\x7e]*$/.test(raw)) return 'fault';
  const sent = raw.split('?', 1)[0] ?? '';
  if (sent.length > 8192) return 'fault';
  const octets: number[] = [];
  let text = '';
  for (let at = 0; at < sent.length; at += 1) {
    if (sent[at] !== '%') {
      octets.push(sent.charCodeAt(at));
      text += sent[at];
      continue;
    }
    const hex = sent.slice(at + 1, at + 3);
    if (!/^[0-9a-fA-F]{2}$/.test(hex)) return 'fault';
    const octet = Number.parseInt(hex, 16);
    octets.push(octet);
    text += spelled(octet, hex);
    at += 2;
  }
  return isSoundText(octets) ? withoutDots(text) : 'fault';
}

function spelled(octet: number, hex: string): string {
  if (octet === 0x2f || octet === 0x5c) return `%${hex}`;
  const letter = String.fromCharCode(octet);
  return /[a-zA-Z0-9._~!'()*-]/.test(letter) ? letter : `%${hex.toUpperCase()}`;
}

function isSoundText(octets: readonly number[]): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const text = decoder.decode(Uint8Array.from(octets));
    return [...text].every((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code > 0x1f && (code < 0x7f || code > 0x9f);
    });
  } catch {
    return false;
  }
}

function withoutDots(text: string): { path: string; hasEncodedSlash: boolean } | 'fault' {
  if (/\/\.\.?(;|%3B)/.test(text)) return 'fault';
  const slashes = text.replace(/%(2f|5c)/gi, '\\');
  if (/\\\.\.?([\\/;]|%3B|$)/.test(slashes) || /\/\.\.?\\/.test(slashes)) return 'fault';
  let path = text;
  for (;;) {
    const before = path;
    path = path.replace('//', '/').replace(/\/\.(\/|$)/, '/');
    if (path !== before) continue;
    if (/^\/\.\.(\/|$)/.test(path)) return 'fault';
    path = path.replace(/\/[^/]+\/\.\.(\/|$)/, '/');
    if (path === before) return { path, hasEncodedSlash: /%(2f|5c)/i.test(path) };
  }
}
