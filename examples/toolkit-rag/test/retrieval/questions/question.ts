/** A question in a user's words. */
export interface Question {
  readonly text: string;
  /** Matches `package/path > heading > heading` of every section that answers. */
  readonly answers: RegExp;
}

export function ask(text: string, answers: RegExp): Question {
  return { text, answers };
}

/** Matches what any of the patterns matches, whatever the case. */
export function either(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
}
