import { dirname, join } from 'node:path';
import type { ExportNamedDeclaration, Program, Statement } from 'oxc-parser';
import { parse, type Source } from './syntax.ts';

/** One name that a module gives away. */
export interface Exported {
  readonly name: string;
  readonly typeOnly: boolean;
  /** The declaration, wherever it stands, has a TSDoc comment. */
  readonly documented: boolean;
  /** The module that declares it. */
  readonly path: string;
}

export type Read = (path: string) => string;

/** Every name that a module exports, each followed to its declaration. */
export function exportsOf(path: string, read: Read): readonly Exported[] {
  const source = { path, text: read(path) };
  const { program, comments } = parse(source);
  const docs = comments.filter((one) => one.type === 'Block' && one.value.startsWith('*'));
  const isDocumented = (start: number): boolean =>
    docs.some((doc) => doc.end <= start && source.text.slice(doc.end, start).trim() === '');
  const context = { source, program, isDocumented, read };
  return merge(program.body.flatMap((statement) => fromStatement(statement, context)));
}

interface Context {
  readonly source: Source;
  readonly program: Program;
  readonly isDocumented: (start: number) => boolean;
  readonly read: Read;
}

function fromStatement(statement: Statement, context: Context): readonly Exported[] {
  const { path } = context.source;
  if (statement.type === 'ExportAllDeclaration') {
    return exportsOf(resolve(path, statement.source.value), context.read);
  }
  if (statement.type === 'ExportDefaultDeclaration') {
    const documented = context.isDocumented(statement.start);
    return [{ name: 'default', typeOnly: false, documented, path }];
  }
  if (statement.type !== 'ExportNamedDeclaration') return [];
  if (statement.declaration === null) return fromList(statement, context);
  const documented = context.isDocumented(statement.start);
  const typeOnly = isType(statement.declaration.type);
  return declaredNames(statement.declaration).map((name) => ({ name, typeOnly, documented, path }));
}

function fromList(node: ExportNamedDeclaration, context: Context): readonly Exported[] {
  return node.specifiers.map((specifier) => {
    const local = nameOf(specifier.local);
    const name = nameOf(specifier.exported);
    const from = node.source?.value;
    const found = from === undefined ? byLocalName(local, context) : imported(from, local, context);
    const typeOnly = node.exportKind === 'type' || specifier.exportKind === 'type';
    return { ...found, name, typeOnly: typeOnly || found.typeOnly };
  });
}

function byLocalName(local: string, context: Context): Exported {
  for (const statement of context.program.body) {
    if (statement.type === 'ImportDeclaration') {
      const match = statement.specifiers.find((one) => one.local.name === local);
      const name = match?.type === 'ImportSpecifier' ? nameOf(match.imported) : 'default';
      if (match !== undefined) return imported(statement.source.value, name, context);
    } else if (declaredNames(statement).includes(local)) {
      const documented = context.isDocumented(statement.start);
      const typeOnly = isType(statement.type);
      return { name: local, typeOnly, documented, path: context.source.path };
    }
  }
  throw new Error(`${context.source.path}: exports ${local}, which it does not declare`);
}

function imported(from: string, name: string, context: Context): Exported {
  const { path } = context.source;
  // What another package declares is documented there.
  if (!from.startsWith('.')) return { name, typeOnly: false, documented: true, path: from };
  const found = exportsOf(resolve(path, from), context.read).find((each) => each.name === name);
  if (found === undefined) throw new Error(`${path}: ${from} does not export ${name}`);
  return found;
}

function declaredNames(statement: Statement): readonly string[] {
  if (statement.type === 'VariableDeclaration') {
    const names = statement.declarations.map((one) => one.id);
    return names.flatMap((id) => (id.type === 'Identifier' ? [id.name] : []));
  }
  if (!('id' in statement)) return [];
  const { id } = statement;
  return id !== null && id.type === 'Identifier' ? [id.name] : [];
}

function nameOf(node: { readonly name: string } | { readonly value: string }): string {
  return 'name' in node ? node.name : node.value;
}

function isType(type: string): boolean {
  return type === 'TSInterfaceDeclaration' || type === 'TSTypeAliasDeclaration';
}

/** An overload documents the ones after it. */
function merge(all: readonly Exported[]): readonly Exported[] {
  const byName = new Map<string, Exported>();
  for (const each of all) {
    const earlier = byName.get(each.name);
    byName.set(each.name, earlier?.documented === true ? earlier : each);
  }
  return [...byName.values()];
}

function resolve(path: string, specifier: string): string {
  return join(dirname(path), specifier);
}
