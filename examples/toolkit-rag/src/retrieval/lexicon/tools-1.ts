/** Finer topics of logs, security headers, addresses, databases, tests and tools. */
export const toolsGroups1 = `
dupkeys: duplicate keys, same key twice, twice the same, double key | key appears twice, repeated
  key, same name twice, overwritten key, conflicting names
msgconflict: message conflict, msg key, message overwritten, message field | object has a message,
  name of the message field, message key
msgprefix: msg prefix, msgprefix option, message prefix, prefix for messages, text before every
  message, begin each message with
loggername: name of the logger, logger name, application name in logs
basefields: base, pid, hostname, process id | host name, machine name, default fields, fields on
  every line, bindings, constant fields, no hostname, remove hostname, remove pid, without pid,
  process number, drop the host, fewer fields, default properties, get rid of pid
mixins: mixin, merge strategy, dynamic fields, computed fields | fields computed, fresh on every
  line, on each call, context from elsewhere, asynclocalstorage, add automatically, on every
  entry, current user on each, tenant id, extra field each, computed at log time, global context
levelformat: level label, levels as labels, level as a string, formatters | label instead of
  number, severity name, number to name, severity label, text level, readable level, word for the
  level, text for the level, uppercase level, string level, names of levels, level as word, level
  field, 30 means, number 30, numbers mean, digit
levelcompare: level comparison, order of levels, ascending, descending | inverted levels, syslog
  levels
customlevel: custom levels, own levels, additional levels, only custom levels | new level, extra
  level, more levels, another level, level of my own, between two levels, additional severity,
  invent a level, special level, audit level, notice level, own severity, new severities
levelchange: change level at runtime, level change, while running, set level | level event,
  without a restart, react when level changes, is level enabled, raise the verbosity, raise the
  level, lower the level, more detail for a while, temporarily, live system, at runtime, on the
  fly, change severity, turn on debug, running process, minute, dynamic level
depthlimit: depth limit, edge limit, deep objects, nested too deep | too many properties, circular
  objects, large objects, how deep, giant objects, deep nesting, cut deep objects, limit nesting,
  object too deep
logmethodhook: log method, log hook, intercept log calls, change the arguments | swap arguments,
  before it is logged, wrap log calls, alter what is logged, stream write, final line, change what
  is logged, intercept, own arguments, printf style, other argument order, message first
nestedkey: nested key, put fields under, nest logged object, under one key | payload key, avoid
  clashes, group my fields, put my fields under, own object
errorkey: error key, name of the error field, error field | key of the error, rename err, error
  property
timeformat: std time functions, iso time, epoch time, unix time | no time, without time, time
  format, nanoseconds, local time, omit the time, human date, date string, readable time, iso
  date, iso 8601, milliseconds, own clock, time key, no timestamp, without date, utc, time zone,
  date be written, person can read, date format, format of the date, readable form
crlf: windows line ending, newline, line ending | carriage return
silentlog: silent, turn logging off, disable logging | no logs, logging off, mute, silence, quiet,
  without logs, switch off logging, no logging, turn it off, keep it quiet, without any output,
  nothing at all, production only, in tests, while testing
multitarget: targets, multiple targets, several transports, two transports
filetransport: pino/file, log to a file, write to a file, file destination | mkdir, create the
  folder, append, destination file
syncwrite: sonic boom, sync, minimum length | batch writes, asynchronous logging, buffered, fewer
  writes, write less often, performance of logging, fewer system calls, faster writing, delay
  writing, buffer size, flush interval, high load, blocking writes, lose entries, absent, final
  entry, last entry, last entries, lost entries, blew up, power failure, missing at the end, cut
  short, program ended, exits, process ends
reopen: sighup, moved file, renamed file | logrotate, copytruncate, file was moved
logfilter: filter logs, grep, jq, only some lines | search logs, query logs, look for lines
systemd: journald, journal, unit
stackdriver: google cloud logging, severity mapping, gcp severity | cloud logging
loki: grafana, promtail
windowsterm: windows terminal, powershell, unicode, strange characters | garbled, umlauts, emoji,
  encoding in terminal, code page, odd characters, question marks, broken characters, special
  characters, console on windows
debugmodule: debug module, debug package, debug()
testlogger: test logs, testing logging, assert log output, pino-test | check what was logged
writetransport: write a transport, own transport, custom transport, build a destination |
  transport author
transportpipeline: pipeline, chain of transports, transform logs, process before sending
transportoptions: transport options, worker options, worker data, transport level | per target
  level, pass options
legacytransport: legacy transport, separate process, pipe, stdin | piped process
preload: execargv | node options
tstransport: transport in typescript, type stripping, ts-node, ts transport
browserlog: browser, console methods, in the browser, as object | web page logging, frontend logs,
  client-side logs, transmit, send browser logs, upload logs from the browser, client side
  entries, from the browser, pass entries, browser sends, frontend entries, javascript in the
  page, console.log
callerinfo: report caller, where it was logged, file and line, caller location | line number,
  which function
lambdalog: aws lambda, lambda logging, logs in lambda, function frozen
pinobundle: webpack plugin, esbuild plugin, bundle the logger, worker files | bundled transports,
  packed with webpack, bundler, single file build, cannot find module worker, vite, rollup,
  compile into one
redactpaths: redaction, redact, path syntax, wildcard path | nested field, brackets, paths to
  hide, star path, remove a key, censor, own replacement, custom censor, replace value, blank out,
  black out, mask, hide values, hidden values, keep out, replaced by stars, out of everything,
  must never be written, not be written, secret values, confidential fields, personal fields,
  remove fields, strip fields, scrub, erase fields, nested values, array elements, every element
redactcost: overhead, cost of redaction, redaction overhead, redaction slow, performance of
  redaction | price of hiding, how much does it cost, slower with hiding, overhead, extra time,
  cost in speed
redactsafety: user input, safety, path from user input, code injection, user supplied paths,
  redaction safety | vm
expresslog: pino-http, express logging, http logging middleware | each http call, http entries,
  request entries, with express
kafkalog: kafka, message queue, mq, rabbitmq
emaillog: telegram, slack, discord, chat message | notify me, alert, notification
dblog: couch, mysql, postgres table, redis | store logs in a database, mongodb
otlplog: opentelemetry, otlp, traces
structuredlog: structured logging, ban fields, forbid fields, log fields types | enforce, required
  fields, typed log, log fn fields, team rules, nobody may log, type checked logs, force
  colleagues, enforce fields, team agreement, compile-time check of logs, forbid, banned,
  mandatory fields, coding rules
cspreport: report only, report-only, monitor violations, try out a policy | without blocking, test
  the policy, violation reports, test the rules first, only report, see violations, roll out
  carefully
coep: embedder policy, cross-origin-embedder-policy, sharedarraybuffer, cross-origin isolated |
  require-corp, credentialless, isolated page, high precision timers
corp: resource policy, cross-origin-resource-policy, other sites load my images, hotlinking |
  hot-link, embed my images, my resources, other websites use my images, hotlink, load my
  pictures, embedding my files, steal bandwidth, use my resources
originagent: origin-agent-cluster, origin isolated, separate process per origin
referrerpolicy: referrer policy, referrer-policy, referer header, referer | referrer, link
  followed, leaving my site, following a link, which page a visitor came from, leak urls, url
  leaks, where visitors came from, page before, leaks addresses, url of my page, sent to other
  sites, links to other sites, following links, private urls, other site learns
hstsheader: strict-transport-security, hsts, max-age, preload list | include subdomains, prefer
  https, only over https, remember https, https for a year, plain connection, never plain, only
  encrypted, force encryption, always https, no http, insecure connection, http to https,
  downgrade, encrypted only, remember encryption, unencrypted
nosniffheader: x-content-type-options, nosniff, mime type sniffing, wrong content type | guess the
  type, guesses, treat text as script, file type guessing, wrong type, executes an upload
dnsprefetch: x-dns-prefetch-control, dns prefetch, dns lookups, domain lookup | look up names,
  looking up names, resolve names early, resolve domains, ahead of time, name resolution in
  advance, resolve early, domain names, look up hosts, privacy of lookups
downloadopts: x-download-options, internet explorer, ie8, save dialog | open downloads, saved
  files, open a download directly, open instead of save
crossdomainpolicy: x-permitted-cross-domain-policies, adobe, flash, pdf | acrobat, pdf reader
poweredby: x-powered-by, powered by, server software, hide express | technology header, what it is
  built with, hide the framework, attackers learn, technology used, express header, server banner,
  software, made with
xssfilter: x-xss-protection, xss auditor, old xss filter, buggy filter | old browser filter, xss
  protection header, zero
helmetoptions: disable a header, enable only some, leave one out, switch one off | configure
  headers, options per header, one of the protections, skip one, without a certain header, turn a
  header off, leave one header out, only some headers, change one header, configure protections,
  without one, single header, disable one
uploadlimits: limits, file size | maximum files, field size, field name size, header pairs,
  truncated, cut off, limit reached, too many files, partsLimit, filesLimit, how large a file,
  maximum size, max file size, too large, too big a file, refuse big files, limit uploads
uploadevents: file event, field event, finish, close event | stream of the file, each part, save
  uploaded file
uploadsafety: filename, path in file name, preserve path, file name encoding | default charset,
  trust the file name, dangerous file names, path traversal, file name, names with slashes
ipvalid: is valid, valid address, check an ip, well-formed address | parse an address, is it an
  ip, correct address, is this an address, mistyped address, check an address, real ip, user typed
  an address, valid ip
cidrvalid: valid cidr, cidr valid, parse cidr
iprange: addr range, range name, private, loopback, reserved | multicast, unicast, link local,
  unique local, special address, kind of address, local address, public address, local network,
  private address, home network, public or private, internal address
ipmapped: mapped, ipv4 mapped, v4 in v6, to ipv4 | from ipv6, convert between, ::ffff, v4 inside
  v6, plain v4, dual stack, ipv4 in ipv6
ipbytes: byte array, bytes of an address, octets, to bytes | from bytes, network order, binary
  form
ipnormal: normalized, normalised, shorten, expand | canonical, compressed notation, double colon,
  rfc5952, fixed length, zeroes, text form, write out, same address written differently, compare
  addresses, shortest form, full form, write out zeros
broadcast: last address, highest address, end of the block | last of the block, address for
  everybody
networkaddress: network address, first address, start of the block, lowest address | first of the
  block, start of the network
netmask: subnet mask, prefix length, mask to prefix | mask length, mask, /24, bits of the mask,
  how many bits
decimalip: four-part decimal, dotted decimal, octal, hexadecimal | leading zeros, inet_aton,
  strict notation
argonvariants: argon2id, argon2i, argon2d, algorithm | variant, which variant, side channel, gpu
  cracking
argonverify: verify, verify sync, compare password, check the password | matches, check a login,
  typed password, right password, log in, correct password
rehash: needs rehash, parse options, outdated hash | weaker settings, stronger settings, renew the
  hash, upgrade hashes, older parameters, stored hash, old hashes, upgrade, outdated, renew,
  stronger later, changed settings
synchash: hash sync, verify sync, blocking call, abort hashing
climain: run main, define command, command line tool, main command | cli program, command line,
  terminal tool, my tool, small tool, script with options, program with options
cliargs: positional, required argument, default argument, argument types | alias, short flag, enum
  argument, parse args, options of a command, required value, default value, short option, -v, yes
  or no option, number option, option names, list of options, allowed values, typed options,
  positional value
clilazy: lazy, dynamic import, load commands when needed, async command | resolvable, start-up
  time, start quickly, slow start of the tool, load later, only when used, many commands, import
  on demand
clihooks: setup, cleanup, before and after a command | run after, hooks of a command, finally,
  clean up afterwards, before the command, after the command, even on error, prepare
cliplugins: cli plugin, plugin of a command, extend commands, shared behaviour of commands | same
  behaviour for many commands, reusable, extend the tool
clihelp: help | help text, show usage, render usage, version flag, instructions, manual, no input,
  called with nothing, explain options, print help, how to use it, usage text, version number
clicase: camel case, kebab case, case agnostic, dashes or camel | args.userName, dash or camel,
  naming of options
inmemorydb: in memory, memory://, ephemeral database, temporary database | without files, throw
  away, only for a test, nothing saved, gone afterwards
fsdb: file system, data directory, persist to disk, survive a restart | keep data, path to
  database
browserdb: indexeddb, browser storage, in the browser, keep data in the browser | page reload,
  reloads, idb, two visits, between visits, web page without a server, offline, in the page, keep
  tables, keep data, stays after reload, browser memory, local first
wasmdb: wasm, webassembly, without linux, emscripten | single user mode
singleconn: single user, single connection, one connection, one user, several clients | multiplex,
  at the same time, concurrent connections, many connections, exclusive, connection limit, several
  programs, two programs, more than one client, several clients at once, locked, one at a time,
  only one, at once
socketserver: socket server, over a socket, tcp server, psql | wire protocol, connect with a
  client, expose the database, orm, prisma, drizzle, gui tool, ordinary client, another process,
  other program, through the network, dbeaver, connect from outside, usual drivers
devserver: development server, npm script, run with, start together | spawn, subprocess,
  environment variable with url, database_url, dev integration
unixsock: unix socket, unix domain socket, socket file, .s.pgsql
pgvectorext: pgvector, vector extension, similarity, embedding | create extension vector
pgfeatures: prepared statements, listen/notify, copy, cursor | type conversion, async
  notifications, native bindings, named statements, bulk import, query parameters, notifications,
  parameters, large results, types of columns, bulk load, what can the client do, pub/sub,
  prepared
pgpool: connection pool, pool, pooled connections
pgversions: postgres version, postgresql versions, which version, version number | specific
  version, flavours, beta, older postgres, newer postgres, pick a version, which release, specific
  release
pgdocker: docker, root user, create postgres user, run as root | container, permission denied,
  root, refuses to start, permission, initdb
zodparse: safe parse, parse async, validate data | zod schema, object schema, zoderror, issues,
  refine, check data, is it the right shape, untrusted data, external data, incoming json, form
  data check, runtime check, api answer check, verify data, unknown data
zodinfer: infer, z.infer, input and output types, static types from schema | type from a schema,
  types without writing, static type, derive types, types for free
zodaot: aot, ahead of time, compile schemas, code generation | faster validation, faster checking,
  speed up checking
zodclient: bundle size, zero dependencies, tiny
fcproperty: fc.assert, arbitrary, generator | counterexample, shrinking, replay, seed, verbose,
  random strings
`;
