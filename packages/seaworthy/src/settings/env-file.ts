/** One fault of an env file, with its line; holds no value. */
export interface EnvFileFault {
  readonly line: number;
  readonly message: string;
}

/** What an env file says. */
export interface EnvFile {
  readonly values: ReadonlyMap<string, string>;
  readonly faults: readonly EnvFileFault[];
}

const NAME = /^[A-Z_][A-Z0-9_]*$/;
const CONTROL = /[^\P{Cc}\t]/u;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  $: '$',
};

/**
 * Reads an env file: `NAME=value` lines, blank lines and `#` comments.
 *
 * A bare value ends before white space and `#`, or with the line. `'single quotes'` keep every
 * character as it is. `"double quotes"` know the escapes `\n \r \t \" \\ \$`. Nothing is expanded:
 * an unescaped `${` outside single quotes is a fault, since it would reach the service as it is.
 * Names are upper case; a name twice is a fault. All faults are given, each with its line, none
 * with a value.
 */
export function parseEnvFile(content: string): EnvFile {
  const values = new Map<string, string>();
  const lines = new Map<string, number>();
  const faults: EnvFileFault[] = [];
  const text = content.startsWith('\uFEFF') ? content.slice(1) : content;
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const read = parseLine(row, lines);
    if ('message' in read) faults.push({ line, message: read.message });
    if (!('name' in read)) continue;
    values.set(read.name, read.value);
    lines.set(read.name, line);
  }
  return { values, faults };
}

type Wrong = { readonly message: string };
type Blank = { readonly blank: true };
type Pair = { readonly name: string; readonly value: string };

function parseLine(row: string, earlier: ReadonlyMap<string, number>): Pair | Wrong | Blank {
  if (CONTROL.test(row)) return { message: 'expected no control characters, got one' };
  if (/^\s*(#|$)/.test(row)) return { blank: true };
  const equals = row.indexOf('=');
  if (equals === -1) return { message: 'expected NAME=value, got no `=`' };
  const name = row.slice(0, equals);
  const problem = nameProblem(name);
  if (problem !== undefined) return { message: problem };
  const first = earlier.get(name);
  if (first !== undefined) return { message: `expected ${name} once, got it on line ${first} too` };
  const value = parseValue(row.slice(equals + 1));
  return 'message' in value ? { message: `${name}: ${value.message}` } : { name, ...value };
}

/** The name itself is not echoed: on a mangled line it may be half of a secret. */
function nameProblem(name: string): string | undefined {
  if (NAME.test(name)) return undefined;
  if (/^export\s/.test(name)) return 'expected NAME=value, got `export` before it';
  if (name.trim() !== name) return 'expected NAME=value, got white space around the name';
  return 'expected a name of upper case letters, digits and `_`, got another';
}

type Value = { readonly value: string };

function parseValue(rest: string): Value | Wrong {
  if (rest.startsWith("'")) return parseSingle(rest);
  if (rest.startsWith('"')) return parseDouble(rest);
  if (/^\s+[^\s#]/.test(rest)) return { message: 'expected a value right behind `=`, got a space' };
  return refuseExpansion(rest.replace(/(^|\s)#.*$/s, '').trimEnd());
}

function parseSingle(rest: string): Value | Wrong {
  const end = rest.indexOf("'", 1);
  if (end === -1) return { message: "expected a closing ', got the end of the line" };
  return closed(rest.slice(end + 1)) ?? { value: rest.slice(1, end) };
}

function parseDouble(rest: string): Value | Wrong {
  const match = /^"((?:[^"\\]|\\.)*)"(.*)$/s.exec(rest);
  if (match === null) return { message: 'expected a closing ", got the end of the line' };
  const [, inner = '', after = ''] = match;
  const wrong = closed(after) ?? badEscape(inner) ?? expansion(inner.replace(/\\./gs, ''));
  return wrong ?? { value: inner.replace(/\\(.)/gs, (_, mark: string) => ESCAPES[mark] ?? mark) };
}

function badEscape(inner: string): Wrong | undefined {
  const marks = [...inner.matchAll(/\\(.)/gs)].map((match) => match[1] ?? '');
  const good = marks.every((mark) => mark in ESCAPES);
  return good
    ? undefined
    : { message: 'expected \\n, \\r, \\t, \\", \\\\ or \\$, got another escape' };
}

function closed(after: string): Wrong | undefined {
  if (/^\s*$|^\s+#/.test(after)) return undefined;
  return { message: 'expected nothing behind the closing quote, got more' };
}

function refuseExpansion(value: string): Value | Wrong {
  return expansion(value) ?? { value };
}

function expansion(value: string): Wrong | undefined {
  if (!value.includes('${')) return undefined;
  return { message: "expected no `${`, which is not expanded; put the value in '…' to keep it" };
}

/**
 * A line that {@link parseEnvFile} reads back to the same name and value.
 *
 * @throws RangeError for a value with control characters other than tab and line ends.
 */
export function formatEnvLine(name: string, value: string): string {
  if (/[^\P{Cc}\t\n\r]/u.test(value)) throw new RangeError(`${name}: no control characters`);
  if (/^[\w./:,@+*-]*$/.test(value)) return `${name}=${value}`;
  if (!/['\p{Cc}]/u.test(value)) return `${name}='${value}'`;
  const marks: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' };
  const escaped = value.replace(/[\n\r\t"\\$]/g, (mark) => `\\${marks[mark] ?? mark}`);
  return `${name}="${escaped}"`;
}
