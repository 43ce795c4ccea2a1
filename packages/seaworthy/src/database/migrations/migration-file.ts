import type { Fault } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest.ts';
import { type Statement, splitStatements } from './statements.ts';

/** One migration as its file holds it. */
export interface Migration {
  /** The four digits of the file's name, as a number. */
  readonly version: number;
  /** What follows them: `create_documents`. */
  readonly name: string;
  /** The file's name. */
  readonly file: string;
  /** SHA-256 of its text, in hexadecimal. */
  readonly checksum: string;
  /** False with `-- migrate:no-transaction`. */
  readonly transactional: boolean;
  readonly up: readonly Statement[];
  /** Empty: it cannot be rolled back. */
  readonly down: readonly Statement[];
}

export type MigrationSections = Pick<Migration, 'transactional' | 'up' | 'down'>;

const DIRECTIVES = ['up', 'down', 'no-transaction'];
const DIRECTIVE = /^\s*--\s*migrate\s*:\s*(.*?)\s*$/;
/** The runner owns the transaction: a migration that ends it would be kept in part. */
const TRANSACTION_CONTROL =
  /^(begin|start|commit|end|rollback|abort|savepoint|release|prepare\s+transaction)\b/i;
const COPY_FROM_CLIENT = /^copy\b[\s\S]*\bfrom\s+stdin\b/i;
const COPY_TO_CLIENT = /^copy\b[\s\S]*\bto\s+stdout\b/i;

interface Draft {
  transactional: boolean;
  readonly sections: Map<string, { readonly line: number; readonly lines: string[] }>;
}

/**
 * Reads `-- migrate:up`, `-- migrate:down` and `-- migrate:no-transaction` from a file's text.
 *
 * @returns the sections, or all faults, each with file and line.
 */
export function parseMigration(
  file: string,
  text: string,
): MigrationSections | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report = (line: number, message: string) => {
    faults.push({ field: `${file}:${line}`, message });
  };
  const draft = readDraft(text, report);
  const statements = (name: string): Statement[] => {
    const section = draft.sections.get(name);
    if (section !== undefined) return readStatements(section, report);
    report(1, `expected a line \`-- migrate:${name}\`, got none`);
    return [];
  };
  const up = statements('up');
  const down = statements('down');
  if (faults.length === 0 && up.length === 0) {
    report(draft.sections.get('up')?.line ?? 1, 'expected at least one statement, got none');
  }
  return faults.length > 0 ? { faults } : { transactional: draft.transactional, up, down };
}

type Report = (line: number, message: string) => void;

function readDraft(text: string, report: Report): Draft {
  const draft: Draft = { transactional: true, sections: new Map() };
  let lines: string[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const directive = DIRECTIVE.exec(line)?.[1];
    if (directive === undefined) {
      if (lines !== undefined) lines.push(line);
      else if (!/^\s*(--.*)?$/.test(line)) {
        report(index + 1, 'expected `-- migrate:up` before the first statement, got SQL');
      }
    } else if (directive === 'no-transaction') {
      draft.transactional = false;
      lines?.push('');
    } else if (!DIRECTIVES.includes(directive)) {
      report(index + 1, unknownDirective(directive));
    } else if (draft.sections.has(directive)) {
      report(index + 1, `expected one \`-- migrate:${directive}\`, got a second`);
    } else {
      lines = [];
      draft.sections.set(directive, { line: index + 2, lines });
    }
  }
  return draft;
}

function readStatements(
  section: { readonly line: number; readonly lines: readonly string[] },
  report: Report,
): Statement[] {
  const statements = splitStatements(section.lines.join('\n'), section.line);
  if ('unclosed' in statements) {
    const { unclosed, line } = statements;
    report(line, `expected the end of a ${unclosed}, got the end of the section`);
    return [];
  }
  for (const { text, line } of statements) {
    if (TRANSACTION_CONTROL.test(text)) {
      report(line, 'expected no transaction control, got some; each migration runs in its own');
    }
    if (COPY_FROM_CLIENT.test(text) || COPY_TO_CLIENT.test(text)) {
      report(line, 'expected no COPY from or to the client, got one; use INSERT');
    }
  }
  return statements;
}

function unknownDirective(directive: string): string {
  const near = nearestName(directive, DIRECTIVES);
  const hint = near === undefined ? '' : `. Did you mean '${near}'?`;
  return `expected \`-- migrate:${DIRECTIVES.join('`, `')}\`, got another${hint}`;
}
