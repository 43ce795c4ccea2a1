import { parseArrayText } from './array-text.ts';

type ColumnParser = (text: string) => unknown;

const MICROSECOND_DIGITS = /(\.\d{3})\d+/;
/** `2026-11-21 04:05:06.789+00`, with the offset's minutes and seconds where it has them. */
const TIMESTAMPTZ = /^(\d{4,6})-(\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/;
const LAST_INSTANT_MS = 8_640_000_000_000_000;

/** Exact as a number or not a number at all: a rounded identifier is a wrong identifier. */
function parseBigint(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** `infinity` becomes the last instant a Date can hold, so that comparisons stay true. */
function parseTimestamptz(text: string): Date {
  if (text === 'infinity') return new Date(LAST_INSTANT_MS);
  if (text === '-infinity') return new Date(-LAST_INSTANT_MS);
  const [, year, day, time, hours, minutes] = TIMESTAMPTZ.exec(text) ?? [];
  if (year === undefined || time === undefined) return new Date(text);
  const isoYear = year.length === 4 ? year : `+${year.padStart(6, '0')}`;
  const milliseconds = time.replace(MICROSECOND_DIGITS, '$1');
  return new Date(`${isoYear}-${day}T${milliseconds}${hours}${minutes ?? ':00'}`);
}

function parseBytea(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

const parseJson: ColumnParser = (text) => JSON.parse(text) as unknown;

/** Object identifiers of PostgreSQL's built-in types, with those of their arrays. */
const TYPES: readonly (readonly [oid: number, arrayOid: number, parser: ColumnParser])[] = [
  [16, 1000, (text) => text === 't'],
  [17, 1001, parseBytea],
  [20, 1016, parseBigint],
  [21, 1005, Number],
  [23, 1007, Number],
  [26, 1028, Number],
  [700, 1021, Number],
  [701, 1022, Number],
  [114, 199, parseJson],
  [3802, 3807, parseJson],
  [1184, 1185, parseTimestamptz],
  [18, 1002, String],
  [19, 1003, String],
  [25, 1009, String],
  [1042, 1014, String],
  [1043, 1015, String],
  [1082, 1182, String],
  [1114, 1115, String],
  [1700, 1231, String],
  [2950, 2951, String],
];

/** Parsers by type; a type without one stays text. Held here once, for both kinds of database. */
export const COLUMN_PARSERS: ReadonlyMap<number, ColumnParser> = new Map(
  TYPES.flatMap(([oid, arrayOid, parser]): [number, ColumnParser][] => [
    [oid, parser],
    [arrayOid, (text) => parseArrayText(text, parser)],
  ]),
);

/** The parser of a column's type. */
export function columnParser(oid: number): ColumnParser {
  return COLUMN_PARSERS.get(oid) ?? String;
}
