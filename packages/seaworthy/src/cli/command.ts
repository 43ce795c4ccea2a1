import type { ProcessEnvironment } from '../settings/index.ts';

/** What a command may touch of the process it runs in. */
export interface CommandContext {
  readonly workingDirectory: string;
  readonly environment: ProcessEnvironment;
  /** Writes text and a line end to standard output. */
  readonly print: (text: string) => void;
  /** Texts that no error may show; whoever reads secrets adds them. */
  readonly secrets: Set<string>;
}

/** `--name VALUE`. */
export interface CommandOption {
  /** What stands for the value in the help: `PATH`. */
  readonly label: string;
  readonly summary: string;
  /** The values it takes, the default first; any text where unset. */
  readonly choices?: readonly [string, ...string[]];
}

/** What stands after the command's name besides options. */
export interface CommandArguments {
  /** As the help writes it: `[NAME…]`. */
  readonly label: string;
  readonly minCount: number;
  readonly maxCount: number;
}

/** What was given, already held against what the command takes. */
export interface CommandInput {
  readonly arguments: readonly string[];
  /** By name; those with choices are always there. */
  readonly options: ReadonlyMap<string, string>;
}

/** 0 clean; 1 findings or a failure; 2 not understood; 3 could not run. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command. Its name is one word, or a group and a word. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What the help says beyond the summary. */
  readonly details: readonly string[];
  readonly arguments: CommandArguments;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly run: (input: CommandInput, context: CommandContext) => ExitCode | Promise<ExitCode>;
}

/** For commands that take no arguments. */
export const NO_ARGUMENTS: CommandArguments = { label: '', minCount: 0, maxCount: 0 };

/** `--config`, as every command that knows a service takes it. */
export const CONFIG_OPTION: CommandOption = {
  label: 'PATH',
  summary: 'file that declares the service; else seaworthy.config.ts or .js of this folder',
};
