import { type ParseResult, parseSync, Visitor } from 'oxc-parser';

/** One module as it is written: its path and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a module asks of another one. */
export interface Import {
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** `import()` at run time, not at load. */
  readonly dynamic: boolean;
  readonly line: number;
}

/** The syntax tree; a file that does not parse fails the test that asks. */
export function parse(source: Source): ParseResult {
  const result = parseSync(source.path, source.text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${source.path}: ${error.message}`);
  return result;
}

/** The line, from 1, that holds an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Every import, re-export, `import()` and `import('…')` type of a module. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const add = (request: { start: number; value?: unknown }, kind: Partial<Import>): void => {
    if (typeof request.value !== 'string') return;
    const line = lineAt(source.text, request.start);
    found.push({ specifier: request.value, typeOnly: false, dynamic: false, line, ...kind });
  };
  const visitor = new Visitor({
    ImportDeclaration: (node) => {
      const kinds = node.specifiers.map((one) => 'importKind' in one && one.importKind === 'type');
      const inner = kinds.length > 0 && kinds.every(Boolean);
      add(node.source, { typeOnly: node.importKind === 'type' || inner });
    },
    ExportNamedDeclaration: (node) => {
      const inner = node.specifiers.every((one) => one.exportKind === 'type');
      const typeOnly = node.exportKind === 'type' || (node.specifiers.length > 0 && inner);
      if (node.source !== null) add(node.source, { typeOnly });
    },
    ExportAllDeclaration: (node) => add(node.source, { typeOnly: node.exportKind === 'type' }),
    ImportExpression: (node) => add(node.source as { start: number }, { dynamic: true }),
    TSImportType: (node) => add(node.source, { typeOnly: true }),
  });
  visitor.visit(parse(source).program);
  return found;
}
