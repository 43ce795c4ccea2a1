/** More of how people ask about logs, data and tools: symptoms, wishes and causes. */
export const askingGroups4 = `
redactpaths: | log files show phone numbers, logs show customer data, auditors complain about
  logs, privacy of logs, data protection in logs, gdpr logs, log shows a password, log shows
  personal data, show up in logs, leave out of logs, token in the log, must not end up in the log,
  never end up in logs, land in the log, appear in the log, cookies in the log, headers in the
  log, keys in the log, leaks into the log, blank out in the log, credit cards in the log
sensitive: | phone numbers, customer numbers, credentials, private customer data
childlogger: | logger for each module, module has a logger, mention its name, logger with a name,
  same information in each line, add the user to each line, order number in all lines, same number
  in several lines, all lines that concern, lines belonging to one job, customer number on each
  line, information carried on every line
loggername: | name in each line, name of the service in logs
msgprefix: | text before each message, begin each message
mixins: | current request in each line, trace id in each line, add context automatically
basefields: | too many fields in each line, default fields
levelformat: | level as text, level names in json, print the level name, word and not the number,
  platform wants the severity, severity as text, number 30 or 50
timeformat: | time in logs, format of the time, other time format, iso time in logs, timestamp
  readable, milliseconds since 1970, time nobody can read
customlevel: | own log level, extra log level, level called audit, further severity
levelchange: | switch level at runtime, more detail for a moment
levelenabled: | avoid work when debug is off, skip costly logging
serializer: | how an object appears in logs, only certain fields of an object, log the request in
  another form, hide parts of the request, too much in the log of a request, log less of an
  object, which parts of an object are logged
logerror: | log an error properly, error with its stack, stack trace in logs, log the cause, error
  is logged as empty object, where did the error come from
errorlog: | log errors with details
errorkey: | error under another key
structuredlog: | misspelled property in log calls, log calls checked by typescript, compile error
  for log calls, wrong log call, allowed log fields, types for log calls
prettyprint: | nobody can read the logs, json string per line, unreadable output, human output,
  read the output, output hard to read, console output while developing, logs look ugly, coloured
  output for developers, colours for developers, output in development, install for readable logs
multidest: | warnings to one place, split the log, log is split, rest to another, errors and
  warnings apart, severe ones elsewhere, second destination for errors, different destinations,
  several files, write to console and file, console and a file, two streams at once, copy of the
  log
transport: | send log records, ship records, records to a service, central log server, collect
  logs, log collector, collect logs in one place, logs to another system
transportpipeline: | process log lines before sending, chain of transports
transportworker: | logging in the background, logging must not slow down, log without blocking,
  same thread as handlers, thread of the log, logging in a thread
multitarget: | several targets, two transports
logservice: | logs in the cloud, hosted log search
logrotate: | after logrotate, nothing in the new file after logrotate, rotation of logs, limit the
  size of log files, delete old logs, log has grown, gigabytes of logs, log of last year, log
  becomes huge
reopen: | nothing arrives in the new file, logrotate has run, after rotation, log file was
  renamed, keeps the old file open, disk space not freed
syncwrite: | buffered log data, buffer of the logger, log performance
flush: | buffered data when killed, service is killed, data lost when killed, kill loses logs,
  what happens to buffered, crash eats messages, after a crash nothing is logged, log ends early
browserlog: | logger in web pages, run in web pages, logger for the browser, logging in frontend
  code, errors of users in the browser, collect logs of the frontend
testlogger: | tests look at the log, what was written to the log, check the log in tests, spy on
  the logger, capture log output, verify log output
expresslog: | express with this logger
frameworkslog: | logger with a plain http server, plain node server with logger, node http server,
  use the logger with, logger in nest, logger in koa
pinobundle: | webpack and the logger, esbuild and the logger, minified file, ship one file,
  background thread cannot start, worker file is missing after building
tstransport: | transport written in typescript
debugmodule: | output of the debug module
systemd: | logs under systemd
loki: | send to grafana
stackdriver: | google cloud severity
lambdalog: | logs of a lambda
redactcost: | does hiding fields slow down
logbenchmark: | fastest logger, logger speed
passwordhash: | hash a password, protect passwords, passwords of users, safe password storage, how
  to keep passwords
argonparams: | hash with a pepper, secret for hashing, pepper for hashes, tune hashing, time per
  hash, memory per hash, slower hash, protect against cracking
argonverify: | verify a login, does the password match, is the password right
rehash: | hashes made with old settings, strengthen hashes later, settings were raised, passwords
  stored long ago
argonvariants: | argon2id or argon2i, which of the three variants, variant for passwords, which
  algorithm for passwords
ipmatch: | allow list of networks, list of networks, client is on a list, client in a network,
  address in a range, within a subnet, block a network, deny a network, client belongs to a
  subnet, one of our subnets, belongs to our network, only from our office, address falls in a
  network
iprange: | recognise loopback, link-local address, is it loopback, is it a private address,
  special addresses, address types, address from inside, internal or external
ipvalid: | valid ip address, is the text an address, check address format
cidrvalid: | valid cidr, parse a network, network notation
ipmapped: | ipv4 in ipv6 form, mapped address
ipnormal: | print an ipv6 address, normal form of an address, canonical address
netmask: | prefix to mask, mask to prefix, dotted mask
broadcast: | end of a network
networkaddress: | start of a network
ipbytes: | raw bytes of an address
zoderrors: | return the reasons, reasons instead of throwing, report problems without throwing,
  list what is wrong, why data is invalid, result instead of exception, what exactly is wrong,
  find out what is wrong, where is the mistake in the data, which part is wrong, partner sends
  wrong data
zodparse: | validate an object, check an object, trust external data, parse untrusted data,
  partner sends data, data from outside, check nested objects
zodinfer: | typescript type of a schema, get a type from a schema
zodclient: | package size of the validator
asyncparse: | check asks the database, await in a check
embedded: | database without a server, postgres without installing
inmemorydb: | temporary database, database only in memory
fsdb: | where is the data stored, data directory of the database
browserdb: | postgres in the browser, postgresql inside the browser, sql in a web page, store data
  in the browser, data stays in the browser, app without a backend
wasmdb: | postgres as wasm, how does it run without fork
singleconn: | two connections to the database, connections at the same time, two programs one
  database
socketserver: | gui tool for the database, connect a gui, gui tool connects, orm with the wasm
  database, tool connects to the database, usual drivers, open the database with a tool, look at
  tables with a tool
pgvectorext: | vector search, similar documents, nearest neighbours, distance between vectors
embeddedpg: | throwaway postgres, postgres on another port, postgres with a password, postgres for
  the tests, start a cluster, test database from npm, machines have no database, no database
  installed, ci machines without a database, integration tests need a database, real database for
  tests
pgdocker: | postgres in docker fails, run as root fails
pgversions: | choose a postgres version, install another postgres version
pgfeatures: | prepared statements, listen and notify, bulk import
dbclient: | connect node to postgres, run a query from node
dbmigration: | migrations of the database, update the tables
formatter: | formatter fixes everything, format my repository, formatter for my code, format on
  save, apply the formatter, everybody formats differently, same code style for the team
biomecheck: | fix everything, fix all it can, fix the whole repository, check and fix, apply all
  fixes, format and lint, clean up the whole project
lint: | linter for typescript, lint my code, warnings about code, catch mistakes early
biomemigrate: | one tool instead of, instead of prettier, instead of eslint
parsecode: | parser for typescript, turns typescript into a tree, parse typescript, parser for
  javascript
ast: | estree of a file, tree of typescript, analyse source code, read code as data
oxcvisitor: | find all calls in a file, search a tree
oxcesm: | imports of a file, exports of a file
propertybased: | property tests, generate test data, test with many values, find edge cases,
  invents inputs, inputs until it breaks, break my parser, find inputs that break, inputs I did
  not think of
fcrunners: | random tests with jest, use with vitest
fcrace: | find race conditions
seed: | run the same random test again
nodebinary: | node from npm, same node release, install node as a package
typescript: | check types of javascript, compile to javascript
testrunner: | fast test runner
e2e: | control a browser from node
`;
