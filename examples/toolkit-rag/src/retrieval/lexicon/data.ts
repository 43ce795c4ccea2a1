/** Values, schemas, types, databases and stored data. */
export const dataGroups = `
schema: shape, structure, json schema, definition, model, contract, spec
validate: validation, check input, verify input, valid, validator, sanity check, conform, enforce shape, bad input, user input
input: incoming data, user data, untrusted data, what the user sends, submitted
output: result, outgoing data, printout, produced
type: typing, typed, types, type definition, typescript type, kind, data type, static type
infer: inference, derive, deduce, figure out, work out, guess the type
generic: generics, type parameter, templated type, type argument
cast: coerce, coercion, convert type, string to number, type conversion, typecast
transform: map, convert, post-process, modify value
property: field, attribute, key, member, column, prop, entry
nested: deep, inner, hierarchy, tree, sub-object, inside another, child object, several levels
object: record, map, dictionary, struct, hash, entity, instance
array: list, collection, sequence, vector, items, elements, set
enum: enumeration, fixed set, one of, allowed values, choices, constants, limited set of values
union: either, one of several, alternatives, variant, or another, discriminated, oneof, anyof
unknown: additional properties, extra keys, extra fields, unexpected fields, unrecognized, unrecognised, surplus, not declared
strict: strictness, exact, no extras, rigid, stringent
bigint: big int, big integer, large number, int8, 64-bit, 64 bit, huge number, long integer
reference: ref, $ref, pointer, shared definition, link, reuse definition
circular: cyclic, recursive, self-referencing, self reference, cycle, recursion, loop reference
pattern: regex, regular expression, regexp, match, glob, wildcard
error message: message, explanation, wording, feedback, custom error, what went wrong, issue list
parseerror: syntax error, bad json, malformed, parse error, unexpected token, invalid json
safeparse: without throwing, no exception, result object, safe parse, instead of throwing
database: db, datastore, data store, postgres, postgresql, rdbms, relational, sql server, sqlite
sql: query, statement, insert, structured query language, prepared statement
injection: sql injection, untrusted, escape, parameterized, parameterised, placeholder, bind values, quoting
table: relation, rows, columns, tabular
row: record, tuple, entry, result row
transaction: commit, rollback, atomic, all or nothing, begin, unit of work
pool: connection pool, pooling, reuse connections, shared connections, connections at once, too many connections
dbclient: database driver, database client, postgres client, pg client, driver, connector
mongodb: mongo, document database, nosql
redis: key-value store, in-memory store, key value
index: indexed, indexes, indices, speed up lookup
vector: embedding, embeddings, similarity search, nearest neighbour, semantic search, pgvector, vectors
fulltext: full text, text search, bm25, keyword search, relevance ranking, search documents
graph: graph database, nodes and edges, cypher, relationships, network of
uuid: unique id, guid, identifier, id generation, random identifier, unique identifier, hash id, short id
migration: migrate, schema change, alter table, upgrade schema
backup: dump, export data, snapshot, copy of data, restore
embedded: in-process, in process, no server needed, without installing, local, bundled, self-contained, inside the app
wasm: webassembly, web assembly, runs in the browser
indexeddb: browser storage, local storage, localstorage, persist in the browser, opfs, in the browser, offline storage
sync: replicate, synchronise, synchronize, replication, live query, keep up to date, reactive, electric
listen: listen notify, notification, subscribe, publish, pub sub, pubsub, event from database
concurrency: concurrent, parallel, at the same time, simultaneous, simultaneously, race condition, at once, lock
row level: per row, tenant, multi-tenant
extension: extensions, plugin, add-on, module, contrib
localhost: local machine, my machine, development machine, own computer
import: importing, require, load module, esm import, bring in
export: exporting, expose, exported, publish
module: modules, esm, commonjs, cjs, es module
async: asynchronous, promise, await, asynchronously, non-blocking, in the background, callback, promises
synchronous: sync, blocking, blocks, immediately
callback: done, continuation, next function, completion handler
event: events, listener, emitter, emit, subscribe, notification, signal, on event
promise: thenable, async function, future, resolves, async await
iterator: iterate, generator, for await, async iterator, loop over, cursor
buffer: buffering, binary data, bytes, in memory, uint8array, raw bytes, blob
date range: from until, since, between dates, future date, past date
default value: fallback value, preset, initial value, when absent
immutable: readonly, read-only, frozen, cannot change, constant, freeze
pollution: prototype pollution, prototype poisoning, __proto__, constructor property, poison, poisoning, polluted
clone: deep copy, copy, duplicate, deep clone
deepmerge: merge deeply, combine objects, merge objects, recursive merge
symbol: hidden key, well-known symbol, private key
function: method, procedure, callable, routine, lambda
class: instance, object oriented, oop, subclass
context: this, state, request scope, per request data, ambient
data: information, values, content, records, dataset
constraint: rule, bounds, restriction, must satisfy, refine, refinement, custom rule, precondition
length: longer than, shorter than, character count, size
document: docs, article
metadata: meta, description, extra info, annotations, labels
compile: compiled, compiler, precompile, code generation, ahead of time, build step
codegen: generated code, eval, new function, just in time, jit
ast: syntax tree, abstract syntax tree, parse tree, estree, nodes of code
`;
