/** Finer topics of logging, security headers, addresses, databases, tests and the command line. */
export const toolTopicGroups = `
dupkeys: duplicate keys, same key twice, twice the same, double key | key appears twice, repeated key, same name twice, overwritten key, conflicting names
msgconflict: message conflict, msg key, message overwritten, message field | object has a message, name of the message field, message key
msgprefix: message prefix, prefix for messages, text before every message, begin each message with | 
loggername: name of the logger, logger name, application name in logs | 
basefields: base, pid, hostname, process id | host name, machine name, default fields, fields on every line, bindings, constant fields
mixins: mixin, merge strategy, dynamic fields, computed fields | fields computed, fresh on every line, on each call, context from elsewhere, asynclocalstorage
levelformat: level label, levels as labels, level as a string, formatters | label instead of number, severity name, number to name, severity label, text level
levelcompare: level comparison, order of levels, ascending, descending | inverted levels, syslog levels
customlevel: custom levels, own levels, additional levels, only custom levels | new level, extra level, more levels, another level, level of my own
levelchange: change level at runtime, level change, while running, set level | level event, without a restart, react when level changes, is level enabled
depthlimit: depth limit, edge limit, deep objects, nested too deep | too many properties, circular objects, large objects, how deep
logmethodhook: log method, log hook, intercept log calls, change the arguments | swap arguments, before it is logged, wrap log calls, alter what is logged, stream write, final line
nestedkey: nested key, put fields under, nest logged object, under one key | payload key
errorkey: error key, err, name of the error field, error field | 
logerror: err serializer, std serializers, error serializer, error with stack | log the stack, error details, stack trace in logs
timeformat: std time functions, iso time, epoch time, unix time | no time, without time, time format, nanoseconds, local time, omit the time
crlf: crlf, windows line ending, newline, line ending | carriage return
silentlog: silent, enabled, turn logging off, disable logging | no logs, logging off, mute, silence, quiet, without logs
multidest: multistream, several streams, multiple streams, multiple files | different streams, two files, stdout and file, file and console, both, tee, errors to another file, split by level, by severity, separate files, dedupe, several outputs
multitarget: targets, multiple targets, several transports, two transports | 
filetransport: pino/file, log to a file, write to a file, file destination | mkdir, create the folder, append, destination file
syncwrite: sync, async, buffer, minimum length | sonic boom, batch writes, asynchronous logging, buffered, fewer writes, write less often, performance of logging
reopen: reopen, sighup, moved file, renamed file | logrotate, copytruncate, file was moved
logfilter: filter logs, grep, jq, only some lines | search logs, query logs, look for lines
systemd: systemd, journald, journal, unit | 
stackdriver: stackdriver, google cloud logging, severity mapping, gcp severity | cloud logging
loki: loki, grafana, promtail | 
windowsterm: windows terminal, powershell, unicode, strange characters | garbled, umlauts, emoji, encoding in terminal, code page
debugmodule: debug module, debug package, debug() | 
testlogger: test logs, testing logging, assert log output, pino-test | check what was logged
writetransport: write a transport, own transport, custom transport, build a destination | transport author
transportpipeline: pipeline, chain of transports, transform logs, process before sending | 
transportoptions: transport options, worker options, worker data, transport level | per target level, pass options
legacytransport: legacy transport, separate process, pipe, stdin | piped process
preload: --require, --import, preload, execargv | node options
tstransport: transport in typescript, type stripping, ts-node, ts transport | 
browserlog: browser, console methods, in the browser, as object | web page logging, frontend logs, client-side logs, transmit, send browser logs, upload logs from the browser
callerinfo: report caller, where it was logged, file and line, caller location | line number, which function
lambdalog: lambda logging, logs in lambda, function frozen | 
pinobundle: webpack plugin, esbuild plugin, bundle the logger, worker files | bundled transports
redactpaths: redaction, redact, path syntax, wildcard path | nested field, brackets, paths to hide, star path, remove a key, censor, own replacement, custom censor, replace value
redactcost: cost of redaction, redaction overhead, redaction slow, performance of redaction | 
redactsafety: path from user input, code injection, user supplied paths, redaction safety | vm
expresslog: pino-http, express logging, http logging middleware | 
kafkalog: kafka, message queue, mq, rabbitmq | 
emaillog: telegram, slack, discord, chat message | notify me, alert, notification
dblog: couch, mysql, postgres table, redis | store logs in a database, mongodb
otlplog: opentelemetry, otlp, traces | 
structuredlog: structured logging, ban fields, forbid fields, log fields types | enforce, required fields, typed log, log fn fields, team rules, nobody may log, type checked logs
cspdirective: directive, directives, default-src, script-src | style-src, img-src, extra source, add a source, add domain, inline script, nonce, images from, fonts, connect to
cspreport: report only, report-only, monitor violations, try out a policy | without blocking, test the policy, violation reports
coep: embedder policy, cross-origin-embedder-policy, sharedarraybuffer, cross-origin isolated | require-corp, credentialless
coop: opener policy, cross-origin-opener-policy, popup, window.opener | opened window, process isolation
corp: resource policy, cross-origin-resource-policy, other sites load my images, hotlinking | hot-link, embed my images, my resources
originagent: origin-agent-cluster, origin isolated, separate process per origin | 
referrerpolicy: referrer policy, referrer-policy, referer header, referer | referrer, link followed, leaving my site, following a link, which page a visitor came from, leak urls, url leaks
hstsheader: strict-transport-security, hsts, max-age, preload list | include subdomains, prefer https, only over https, remember https, https for a year, plain connection
nosniffheader: x-content-type-options, nosniff, mime type sniffing, wrong content type | 
dnsprefetch: x-dns-prefetch-control, dns prefetch, dns lookups, domain lookup | look up names, looking up names, resolve names early, resolve domains, ahead of time
downloadopts: x-download-options, internet explorer, ie8, save dialog | open downloads, saved files
frameoptions: x-frame-options, frame, iframe, embedded in another page | sameorigin, framing, invisible overlay, click tricks
crossdomainpolicy: x-permitted-cross-domain-policies, adobe, flash, pdf | acrobat
poweredby: x-powered-by, powered by, server software, hide express | technology header
xssfilter: x-xss-protection, xss auditor, old xss filter, buggy filter | 
helmetoptions: disable a header, enable only some, leave one out, switch one off | configure headers, options per header, one of the protections, skip one, without a certain header
uploadlimits: limits, file size | maximum files, field size, field name size, header pairs, truncated, cut off, limit reached, too many files, partsLimit, filesLimit
uploadevents: file event, field event, finish, close event | stream of the file, each part, save uploaded file
uploadsafety: filename, path in file name, preserve path, file name encoding | default charset, trust the file name
ipvalid: is valid, valid address, check an ip, well-formed address | parse an address, is it an ip
cidrvalid: valid cidr, cidr valid, parse cidr | 
ipmatch: match, belongs to, in network, within a subnet | falls into, part of the network, inside a block, prefix match, in range, against a list
iprange: range name, private, loopback, reserved | multicast, unicast, link local, unique local, special address, kind of address, local address, public address
ipmapped: mapped, ipv4 mapped, v4 in v6, to ipv4 | from ipv6, convert between
ipbytes: byte array, bytes of an address, octets, to bytes | from bytes, network order, binary form
ipnormal: normalized, normalised, shorten, expand | canonical, compressed notation, double colon, rfc5952, fixed length, zeroes, text form, write out
broadcast: broadcast, last address, highest address, end of the block | 
networkaddress: network address, first address, start of the block, lowest address | 
netmask: subnet mask, prefix length, mask to prefix | mask length, netmask
decimalip: four-part decimal, dotted decimal, octal, hexadecimal | leading zeros, inet_aton, strict notation
argonparams: memory cost, time cost, parallelism, output length | iterations, tune hashing, how strong, argon2 parameters, secret, pepper
argonvariants: argon2id, argon2i, argon2d, algorithm | variant, which variant, side channel, gpu cracking
argonverify: verify, verify sync, compare password, check the password | matches
rehash: needs rehash, rehash, parse options, outdated hash | weaker settings, stronger settings, renew the hash, upgrade hashes, older parameters, stored hash
synchash: hash sync, verify sync, blocking call, abort hashing | 
climain: run main, define command, command line tool, main command | cli program
cliargs: positional, required argument, default argument, argument types | alias, short flag, enum argument, parse args, options of a command
clinegate: negation, boolean negation, --no, negative flag | switch a flag off, no- prefix
clilazy: lazy, dynamic import, load commands when needed, async command | resolvable, start-up time
clihooks: setup, cleanup, before and after a command | run after, hooks of a command, finally
cliplugins: cli plugin, plugin of a command, extend commands, shared behaviour of commands | 
clihelp: help, usage, --help, --version | help text, show usage, render usage, version flag
clicase: camel case, kebab case, case agnostic, dashes or camel | args.userName
inmemorydb: in memory, memory://, ephemeral database, temporary database | without files
fsdb: file system, data directory, persist to disk, survive a restart | keep data, path to database
browserdb: indexeddb, browser storage, in the browser, keep data in the browser | page reload, reloads, idb
wasmdb: wasm, webassembly, without linux, emscripten | single user mode
singleconn: single connection, one connection, one user, several clients | multiplex, at the same time, concurrent connections, many connections, exclusive, connection limit, several programs
socketserver: socket server, over a socket, tcp server, psql | wire protocol, connect with a client, expose the database, orm, prisma, drizzle
devserver: development server, npm script, run with, start together | spawn, subprocess, environment variable with url, database_url, dev integration
unixsock: unix socket, unix domain socket, socket file, .s.pgsql | 
pgvectorext: pgvector, vector extension, similarity, embedding | create extension vector
pgfeatures: prepared statements, listen/notify, copy, cursor | type conversion, async notifications, native bindings, named statements, bulk import, query parameters
pgpool: connection pool, pool, pooled connections | 
embeddedpg: initialise cluster, initialise, persistent, create database | start postgres, stop postgres, on error, database dir, postgres binary, real postgres, postgres from npm, postgres in tests
pgversions: postgres version, postgresql versions, which version, version number | specific version, flavours, beta
pgdocker: docker, root user, create postgres user, run as root | container, permission denied
zodparse: parse, safe parse, parse async, validate data | zod schema, object schema, zoderror, issues, refine
zodinfer: infer, z.infer, input and output types, static types from schema | 
zodaot: aot, ahead of time, compile schemas, code generation | faster validation
zodclient: bundle size, zero dependencies, tiny | 
fcproperty: property, fc.assert, arbitrary, generator | counterexample, shrinking, replay, seed, verbose, random strings
fcrunners: jest, mocha, vitest, ava | works with any test runner, test framework
fcrace: race conditions, model based, scheduler, concurrency bugs | commands, state machine
fcusers: trusted by, used by, who uses | 
biomecheck: biome check, biome format, biome lint, biome ci | write fixes, safe fixes, apply fixes
biomemigrate: migrate from eslint, migrate from prettier, prettier compatible, replace prettier | replace eslint
biomeeditor: editor, lsp, language server, zed | vscode
oxcast: ast, estree, ts-estree, typescript ast | node types, compatible tree
oxcesm: module record, static imports, static exports, dynamic imports | import meta, module information, imports and exports
oxcvisitor: visitor, walk the tree, visit nodes, traverse | walker
oxcspeed: raw transfer, experimental raw, lazy, speed of parsing | fast mode
oxcspan: span, utf-8 offset, offsets, positions in source | 
oxclanguage: lang, source type, jsx, tsx | dts, file extension, language of the file
tsnightly: nightly, next version of typescript, preview build, beta compiler | 
dtpackage: type definitions, @types, definitelytyped, global values | typings for
nodebinary: node binary, install node with npm, node version in project, pin node | npx node, local node
`;
