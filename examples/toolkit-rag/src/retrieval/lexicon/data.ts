/** Values, schemas, types, databases and stored data. */
export const dataGroups = `
schema: shape, structure, json schema, definition, model, contract, spec | description of the
  data, describe the data, describing, data description, blueprint, expected shape, template for
  data, description, rules, format
validate: validation, check input, verify input, valid, validator, sanity check, conform, enforce
  shape, bad input, user input | check incoming, shape, wrong shape, well-formed, malformed,
  acceptable, reject wrong, only accept, bad values, rules for input, sanity, constraints on
  input, format is wrong, check that, numeric, are present, be present, must be present, must
  exist, is required, correct type, between 1 and, incoming data, refuse the rest, refuse wrong
  data, shape of incoming, wrong data, wrong type, must be a number, minimum and maximum, required
  fields, missing field, correct input, automatically refuse, reject automatically, bad request,
  unexpected fields, check, inspect, correctness, rule, rules, wrong input
input: incoming data, user data, untrusted data, what the user sends, submitted | sent me, what
  arrives, arrives, came in, comes in, what users type, typed in, stranger
output: result, outgoing data, printout, produced
type: typing, typed, types, type definition, typescript type, kind, data type, static type |
  typescript
infer: inference, derive, deduce, figure out, work out, guess the type | derive the type, derive
  types, static type from, types for free, deduced, types automatically, twice, guess,
  automatically
generic: generics, type parameter, templated type, type argument
cast: coerce, coercion, convert type, string to number, type conversion, typecast
transform: map, convert, post-process, modify value
property: field, attribute, key, member, column, prop, entry
nested: deep, inner, hierarchy, tree, sub-object, inside another, child object, several levels |
  within, child, sub, hierarchical, layered
object: record, map, dictionary, struct, hash, entity, instance
array: list, collection, sequence, vector, items, elements, set
enum: enumeration, fixed set, one of, allowed values, choices, constants, limited set of values
union: either, one of several, alternatives, variant, or another, discriminated, oneof, anyof
unknown: additional properties, extra keys, extra fields, unexpected fields, unrecognized,
  unrecognised, surplus, not declared
strict: strictness, exact, no extras, rigid, stringent
bigint: big int, big integer, large number, int8, 64-bit, 64 bit, huge number, long integer
reference: ref, $ref, pointer, shared definition, link, reuse definition
circular: cyclic, recursive, self-referencing, self reference, cycle, recursion, loop reference
pattern: regex, regular expression, regexp, match, glob, wildcard
error message: message, explanation, wording, feedback, custom error, what went wrong, issue list
  | complaint, complains, phrase
parseerror: syntax error, bad json, malformed, parse error, unexpected token, invalid json
safeparse: without throwing, no exception, result object, safe parse, instead of throwing |
  without an exception, without try catch, no throwing, instead of an exception, as a value,
  result instead
database: db, datastore, data store, postgres, postgresql, rdbms, relational, sql server, sqlite |
  mysql, mariadb, data storage, sql, query, store
sql: query, statement, insert, structured query language, prepared statement
injection: sql injection, untrusted, escape, parameterized, parameterised, placeholder, bind
  values, quoting
table: relation, rows, columns, tabular
row: record, tuple, entry, result row
transaction: commit, rollback, atomic, all or nothing, begin, unit of work | undo
pool: connection pool, pooling, reuse connections, shared connections, connections at once, too
  many connections | share one connection, reuse one connection, open connections to the database,
  several connections
dbclient: database driver, database client, postgres client, pg client, driver, connector | talk
  to the database, connect to the database, psql, query the database, talk to postgres, query
  postgres, run sql from node, postgres from javascript, connection, client library
mongodb: mongo, document database, nosql
redis: key-value store, in-memory store, key value
index: indexed, indexes, indices, speed up lookup
vector: embedding, embeddings, similarity search, nearest neighbour, semantic search, pgvector,
  vectors | nearest neighbours, closest match, similar items, semantic similarity, similar texts,
  distance between, similarity, resembling, similar, nearest, meaning, alike
fulltext: full text, text search, bm25, keyword search, relevance ranking, search documents
graph: graph database, nodes and edges, cypher, relationships, network of
uuid: unique id, identifier, id generation, random identifier, unique identifier, hash id, short
  id
migration: migrate, schema change, alter table, upgrade schema | up to date, evolve tables, table
  changes, schema versions, schema changes, evolve, upgrade tables
backup: dump, export data, snapshot, copy of data, restore
embedded: in-process, in process, no server needed, without installing, local, bundled,
  self-contained, inside the app | same process, inside my program, no installation, no separate
  server, runs inside, without a server process, portable, throwaway, zero setup, without
  installation, nothing to install, no server, without a server, without installing a database, no
  docker, inside node, single process, in the program, zero install, in my process, inside,
  built-in
wasm: webassembly, web assembly, runs in the browser
indexeddb: browser storage, local storage, localstorage, persist in the browser, opfs, in the
  browser, offline storage
sync: replicate, synchronise, synchronize, replication, live query, keep up to date, reactive,
  electric
listen: listen notify, notification, subscribe, publish, pub sub, pubsub, event from database |
  which port, port number, reachable, unreachable, connection refused, cannot connect, accept
  connections, network interfaces, other machines, other computers, over tcp, over the network,
  which address, bind to, 0.0.0.0, container, docker, not reachable from outside, only locally,
  ipv6, port in use, address already in use, all interfaces, open to the network, inside a
  container, from outside
concurrency: concurrent, parallel, at the same time, simultaneous, simultaneously, race condition,
  at once, lock
row level: per row, tenant, multi-tenant
extension: extensions, plugin, add-on, module, contrib
localhost: local machine, my machine, development machine, own computer
import: importing, load module, esm import, bring in
export: exporting, expose, exported, publish
module: modules, esm, commonjs, cjs, es module
async: asynchronous, promise, await, asynchronously, non-blocking, in the background, callback,
  promises | background
synchronous: sync, blocking, blocks, immediately
callback: done, continuation, next function, completion handler
event: events, listener, emitter, emit, subscribe, notification, signal, on event
promise: thenable, async function, future, resolves, async await
iterator: iterate, generator, for await, async iterator, loop over, cursor
buffer: buffering, binary data, bytes, in memory, uint8array, raw bytes, blob
date range: from until, since, between dates, future date, past date
default value: fallback value, preset, initial value, when absent
immutable: readonly, read-only, frozen, cannot change, constant, freeze
pollution: prototype pollution, prototype poisoning, __proto__, constructor property, poison,
  poisoning, polluted | proto, proto keys, prototype attack, prototype
clone: deep copy, copy, duplicate, deep clone
deepmerge: merge deeply, combine objects, merge objects, recursive merge
symbol: hidden key, well-known symbol, private key
function: method, procedure, callable, routine, lambda
class: instance, object oriented, oop, subclass
context: this, state, request scope, per request data, ambient
data: information, values, content, records, dataset
constraint: rule, bounds, restriction, must satisfy, refine, refinement, custom rule, precondition
length: longer than, shorter than, character count, size
document: docs, article | manual, handbook, guide
metadata: meta, description, extra info, annotations, labels
compile: compiled, compiler, precompile, code generation, ahead of time, build step
codegen: generated code, eval, new function, just in time, jit
ast: syntax tree, abstract syntax tree, parse tree, estree, nodes of code
`;
