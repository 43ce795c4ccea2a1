/**
 * What must not reach a log bare: controls (line ends, ESC, NUL, C1 and DEL, on which terminals
 * act), U+2028 and U+2029 (line ends to some readers), format characters (they reorder text or hide
 * in it) and lone surrogates (they cannot be encoded).
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const PLAIN = /^[ !#-[\]-~]*$/;

/** The inside of a JSON string, without quotes. */
export function jsonText(text: string): string {
  if (PLAIN.test(text)) return text;
  return escapeJsonLine(JSON.stringify(text).slice(1, -1));
}

/** A whole JSON line: what JSON leaves bare inside strings is escaped, the meaning stays. */
export function escapeJsonLine(line: string): string {
  return line.replace(UNSAFE, unicodeEscape);
}

/** Text for a terminal: every control character is printed as its escape, line ends included. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNSAFE, terminalEscape);
}

/** The first `maxLength` UTF-16 units, with a mark where something is missing. */
export function capText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}

function unicodeEscape(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}

function terminalEscape(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return unicodeEscape(character);
}
