/** Levels as `LOG_LEVEL` names them and lines print them, least to most severe. */
export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

/** A log level, as it stands on a line. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `json` is one object per line; `text` is for people at a terminal. */
export type LogFormat = 'json' | 'text';

/** Whether a line of `level` is written when the threshold is `threshold`. */
export function isLogged(level: LogLevel, threshold: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(threshold);
}
