/** Prints a wall-clock time. */
export type TimestampFormatter = (wallMs: number) => string;

const MILLIS = Array.from({ length: 1000 }, (_, ms) => `${String(ms).padStart(3, '0')}Z`);
const LATEST_MS = 8.64e15;

/**
 * Prints RFC 3339 times in UTC with milliseconds. The part up to the second is kept, so that a busy
 * service formats a date once a second. A time that is no time prints as 1970.
 */
export function createTimestamps(): TimestampFormatter {
  let keptSecond = Number.NaN;
  let kept = '';
  return (wallMs) => {
    const ms = wallMs >= 0 && wallMs <= LATEST_MS ? Math.floor(wallMs) : 0;
    const millis = ms % 1000;
    const second = ms - millis;
    if (second !== keptSecond) {
      keptSecond = second;
      kept = new Date(second).toISOString().slice(0, -4);
    }
    return `${kept}${MILLIS[millis]}`;
  };
}
