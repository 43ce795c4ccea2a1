import { SeaworthyError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';

const MAX_SHOWN_LENGTH = 60;

/** The error of a command line that was not understood. */
export function usageError(what: string, message: string): SeaworthyError {
  return new SeaworthyError('cli.usage', `${what}: ${message}`);
}

/** `. Did you mean 'x'?`, or nothing when no name is near. */
export function suggestion(name: string, known: Iterable<string>): string {
  const near = nearestName(name, known);
  return near === undefined ? '' : `. Did you mean '${near}'?`;
}

/** A word of the command line as an error may show it: escaped, short. */
export function shownWord(word: string): string {
  const escaped = JSON.stringify(word).slice(1, -1);
  const short =
    escaped.length > MAX_SHOWN_LENGTH ? `${escaped.slice(0, MAX_SHOWN_LENGTH)}…` : escaped;
  return `'${short}'`;
}
