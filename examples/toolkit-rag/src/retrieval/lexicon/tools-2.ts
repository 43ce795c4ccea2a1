/** Finer topics of logs, security headers, addresses, databases, tests and tools. */
export const toolsGroups2 = `
fcrunners: jest, mocha, vitest, ava | works with any test runner, test framework, works with jest,
  with my test runner, together with
fcrace: race conditions, model based, scheduler, concurrency bugs | commands, state machine, race,
  timing bugs, order of events
fcusers: trusted by, used by, who uses
biomecheck: biome check, biome format, biome lint, biome ci | write fixes, safe fixes, apply
  fixes, command to check, fix automatically, check everything, in ci, pipeline
biomemigrate: eslint, prettier, migrate from eslint, migrate from prettier, prettier compatible,
  replace prettier | replace eslint, instead of eslint, instead of prettier, leave eslint, replace
  two tools, compatible with prettier
biomeeditor: editor, lsp, language server, zed | vscode
oxcast: ast, estree, ts-estree, typescript ast | node types, compatible tree
oxcesm: module record, static imports, static exports, dynamic imports | import meta, module
  information, imports and exports, which imports, list imports, exports of a file, find imports
oxcvisitor: visitor, walk the tree, visit nodes, traverse | walker
oxcspan: span, utf-8 offset, offsets, positions in source
oxclanguage: lang, source type, jsx, tsx | dts, file extension, language of the file
tsnightly: nightly, next version of typescript, preview build, beta compiler
dtpackage: type definitions, definitelytyped, global values | typings for, types for node, types
  for a package, declarations
`;
