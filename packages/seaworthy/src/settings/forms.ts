import { z } from 'zod';

/**
 * How a setting's text is read: a zod schema that takes the text as it was given, byte for byte,
 * and what it expects, in words. Nothing is trimmed, guessed or rounded.
 */
export interface Form<Value> {
  readonly schema: z.ZodType<Value, string>;
  /** Completes `expected …`. */
  readonly expected: string;
}

/** Any text of 1 to 4096 characters without control characters. */
export const anyText: Form<string> = {
  schema: z
    .string()
    .max(4096)
    .regex(/^\P{Cc}+$/u),
  expected: 'text of 1 to 4096 characters without control characters',
};

/** Text that can be a secret: no control characters, no white space around it. */
export const secretText: Form<string> = {
  schema: z
    .string()
    .max(65_536)
    .regex(/^\P{Cc}+$/u)
    .regex(/^\S(.*\S)?$/su),
  expected: 'text without control characters or white space around it',
};

/**
 * A whole number, in decimal digits alone: no sign, space, point, exponent or leading zero.
 *
 * @see CVE-2026-12590: a limit that was not understood became no limit
 */
export function wholeNumber(min: number, max: number): Form<number> {
  return {
    schema: z
      .string()
      .regex(/^(0|[1-9][0-9]{0,14})$/)
      .transform(Number)
      .pipe(z.int().min(min).max(max)),
    expected: `a whole number from ${min} to ${max}`,
  };
}

/** `true` or `false`, nothing else. */
export const trueOrFalse: Form<boolean> = {
  schema: z.enum(['true', 'false']).transform((text) => text === 'true'),
  expected: 'true or false',
};

/** One of some words, exactly as they are spelt. */
export function oneOf<const Names extends readonly [string, ...string[]]>(
  names: Names,
): Form<Names[number]> {
  const schema = z.custom<Names[number]>((text) => names.includes(String(text)));
  return { schema: z.string().pipe(schema), expected: joinWords(names) };
}

const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

/** A log level as `LOG_LEVEL` takes it. */
export type LogLevelName = (typeof LOG_LEVELS)[number];

/** The least level that is logged, in any case: `info` reads as `INFO`. */
export const logLevel: Form<LogLevelName> = {
  schema: z.string().toUpperCase().pipe(z.enum(LOG_LEVELS)),
  expected: joinWords(LOG_LEVELS),
};

/** A path: text that does not end in a slash, so that it can name a file. */
export const filePath: Form<string> = {
  schema: z
    .string()
    .max(4096)
    .regex(/^\P{Cc}*[^/\p{Cc}]$/u),
  expected: 'the path of a file',
};

/** A cookie's name without the prefix that is added where cookies are Secure (RFC 6265, 4.1.1). */
export const cookieName: Form<string> = {
  schema: z
    .string()
    .max(64)
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/)
    .refine((name) => !/^__(host|secure)-/i.test(name)),
  expected: 'a cookie name of 1 to 64 token characters, without `__Host-` or `__Secure-`',
};

/**
 * A comma list of some form: white space around an item is dropped, an empty item refused, and so
 * is one that stands there twice.
 */
export function listOf<Value>(item: Form<Value>, maxCount = 256): Form<readonly Value[]> {
  return {
    schema: z
      .string()
      .transform(splitList)
      .pipe(z.array(item.schema).min(1).max(maxCount))
      .refine((values) => new Set(values).size === values.length, { path: ['twice'] }),
    expected: `a comma list without repeats, each ${item.expected}`,
  };
}

/** The items of a comma list, white space around them dropped. */
export function splitList(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

/** `a`, `a or b`, `a, b or c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
