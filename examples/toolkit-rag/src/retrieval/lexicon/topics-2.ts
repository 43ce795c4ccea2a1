/** Finer topics of servers and of what is built on them. */
export const topicsGroups2 = `
onregister: on register, new context, plugin is registered, encapsulation context created
onlisten: on listen, after it listens, started listening, once listening
preclose: pre close, before closing, websockets at shutdown, long-lived connections
onreadyhook: on ready, all plugins loaded, before listening, after boot
onabort: on request abort, client closed, request aborted, connection closed early | gone before,
  visitor left, closed window, closes the window, client vanished, cancelled by the user, stop
  work when, no longer interested, gone away, hang up, stop working for
abortsignal: abort signal, cancel work, stop the query | cancellation
diagnostics: diagnostics channel, diagnostics_channel, tracing channel, apm | instrument,
  subscribe to internals, observability hooks
customparser: content type parser, add parser, remove parser, body parser | parse as string, parse
  as buffer, delegate, catch all parser, any content type
rawbody: raw body, unparsed, signature check, webhook signature | original bytes, exact bytes,
  unparsed bytes, bytes that were posted, exact payload, untouched body, verify signature, before
  parsing, stripe, raw data
emptybody: empty body, no body, body is null, body cannot be empty | delete with body
charsetbody: text/plain, plain text body, charset, utf-8
pluginname: name of the plugin, plugin metadata, plugin version, required version | compatible
  version
esmplugin: esm, ecmascript modules, import syntax, top-level await | import statement
pluginerrors: plugin error, failed to load, registration error, after callback | error while
  loading
errorsubclass: own error class, custom error, create an error, error with code | typed errors,
  error codes
warningemit: emit a warning, process warning, deprecation notice, warn users
stylewriting: documentation style, write docs, tone | wording of the docs, grammar, contractions,
  technical writing, spelling
plagiarism: copied text, copy from others
goodplugin: publish a plugin, good plugin, share a plugin, write a plugin | plugin author,
  open-source a plugin, publish, on npm, share with others, open source
fluentschema: fluent, chainable, build schemas, schema builder | schema in code, without writing
  json schema, javascript api for schemas
bootcli: fastify-cli, from the command line, npm start, run the server | generate a project,
  scaffold
mysql: mariadb
postgresplugin: postgres, postgresql, pg
redisplugin: redis
mongoplugin: mongodb, mongo
dbmigration: postgrator, migrate tables, migrations, schema versioning
lambda: aws, amazon, api gateway
googlecloud: google, gcp, cloud run, firebase | google cloud, cloud of google, run at google
vercel:
netlify:
httpinjection: light-my-request, inject, injection, fake http | in-process request
debugtests: inspect tests, debugger, step through a test, breakpoint | test debugging
typebox: typebox schema, static type of schema
jsontots: json-schema-to-ts, infer from json schema
ownprovider: own type provider, custom type provider, write a type provider
typesaugment: declaration merging, augment types, decorated property types, typescript does not
  know | property does not exist, extend the types, typescript complains, unknown property, types
  for decorators, property missing, tell typescript, extend types, custom property type
genericroute: generics, request generic, typed query, typed params | typed body, route generic
poisonhistory: hapi, joi, history of, object assign | prototype chain, shallow copy
k8sprobe: liveness, readiness, probe, pod | kubernetes, health probe, rolling update
haproxy:
nginx:
degrade: performance degradation, what makes it slow, common causes, event loop blocked | gets
  slower
level: minimum level, lowest level, level of detail | verbosity, only warnings, hide debug, show
  debug, threshold
transportworker: worker, worker thread, main thread | other thread, off the main thread, outside
  of the main thread, without blocking, does not block, background, heavy job, separate thread
fatalcrash: fatal, before exit, uncaught | last words, fatal error, dying
frameworkslog: koa, hapi, restify | nest, nestjs, hono, h3, plain http server
logbenchmark: benchmarks, fastest logger, compare loggers, versus winston | faster than
duplicates: same key, twice, duplicated | repeated names, overwritten, which wins
handlertimeout: handler timeout, handler takes too long, time limit for a handler, slow handler |
  stop a handler, long running handler, budget for a request
connectiontimeout: connection timeout, inactive, inactivity, silent socket | idle socket
apiversion: version constraint, version constraints, accept version, route versioning, old and
  new, two versions, old apps | mobile apps, both versions, version of my api, newer clients,
  generations, choose the version
wildcardroute: wildcard, parametric path, everything below, any path, several segments | optional
  part, pattern, number only, part of the path
slashes: with and without a slash, slash at the end, final slash | doubled slash, // in the path,
  extra slash
caserouting: capital letters, upper case, lower case | /Foo, big letters, mixed case
routelist: print routes, all pages, what routes exist, list everything | overview, tree, see all,
  registered, which urls, map of
validatorchoice: another validator, yup, joi | superstruct, other checker, own validator, replace
  ajv, instead of ajv, zod schemas
ajvoptions: ajv, custom options, remove additional, extra fields removed, strip unknown | default
  values filled in, use defaults, coercion, keep unknown fields, ajv keywords, all errors, options
  of the validator
validationmessages: error formatter, validation error, validation messages, nicer message, own
  text, which field | tell the user, several problems, friendly message, translate messages
prototype: __proto__, constructor.prototype, tampered json | poisoned, json attack, pollute
https: certificate, key and certificate, encrypted | tls, self-signed, own certificate, secure
  port
testsetup: structure my code for tests, separate app and server, build function | testable, what
  should my code look like, tests of plugins
securityreport: reporting vulnerabilities, report vulnerabilities, report a bug in security, found
  a vulnerability, hole | tell the authors, disclose, private report, exploit found, whom to tell,
  bounty
threatmodel: threat model, what counts as a vulnerability, is it considered, not a vulnerability |
  responsibility, out of scope, trusted input, their fault
principles: philosophy, design goals, why was it made | values, core ideas, technical principles
ipparse: read an address, text to address, interpret an address
vectorsearch: similar texts, closest, nearest | ai, similarity, distance, embeddings, semantic
zoderrors: handling errors, zod error, zoderror, safe parse, safeparse, what is wrong with the
  data, list of problems, without exceptions | no throw, error per field, result object, catch bad
  data, which field is wrong
tsinstall: get the compiler, install typescript, newest compiler | preview
before: beforehand, in advance, ahead | prior, early, up front
after: afterwards, later, subsequently | following, once done
machine: computer, box | hardware, laptop, node
`;
