/** What a command prints to, so that it can be watched. */
export interface Output {
  readonly line: (text: string) => void;
  readonly error: (text: string) => void;
}

/** How a command ends: 0 clean, 1 findings or failure, 2 usage, 3 could not run. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command of `seaworthy`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name, and what each option means. */
  readonly usage: string;
  readonly run: (args: readonly string[], output: Output) => Promise<ExitCode>;
}
