/** How people ask about logs, data, addresses and tools, by what they see and want. */
export const askingGroups2 = `
redactpaths: | keep out of the logs, keep out of log files, not in the logs, never log, mask in
  logs, passwords in logs, addresses in the logs, hide fields in logs, personal data in logs, card
  numbers in logs, secrets in logs, tokens in logs, remove from logs, log contains passwords
redactcost: | cost of hiding, what does hiding cost, hiding fields slow, price of masking
redactsafety: | let users choose what is hidden
childlogger: | every line of one module, same field on each line, tenant on each line, module on
  each line, field on every line, carry the tenant, lines of one component, context on every line,
  logger for each request, lines carry
onchild: on child, onchild | new child logger, child logger is created, sub-logger created,
  sub-logger gets made, notified of child loggers
childcost: cost of child logging | child loggers slow, price of child loggers, slower with child
  loggers, logger per request slower
mixins: | add a value computed for each line, current trace on each line
basefields: | process number, machine name, remove the machine, process number on each line, fewer
  fields on each line, line without host
timeformat: | date is a number, date in logs, readable date, time is a number, long number for the
  time, date a human can read, local time in logs
levelformat: | severity is a number, word instead of a number, severity as a word, level is a
  digit, name of the severity
customlevel: | severity between, level between, add a severity, own severity, invent a severity,
  another severity, new level, more severities
levelchange: | more output without restart, change verbosity running, turn on debug in production
levelenabled: is level enabled, islevelenabled | is debug on, debug output is on, debug enabled,
  would be logged, before building a message, expensive message, message costly to build, whether
  debug, cheap way to know
routeloglevel: custom log level, log level for a route | verbosity of one route, level of one
  route, one route more verbose, quieter route, log less for one route, debug one route, noisy
  route, health check in the logs
requestlogging: | log every request, do not log requests, access log, one line for each request,
  stop logging requests
silentlog: | no logs in tests, silence the logger, quiet while testing, turn logs off, no output
  in tests, no log lines
serializer: | logged objects too big, log only some properties, whole request is logged, log
  request objects, objects come out huge, only method and path, shorten what is logged, print less
  of an object, log an object differently, control how objects are logged
logerror: | stack in the logs, log an exception, cause of an error in the log, error without
  stack, error prints empty
prettyprint: | read logs at my desk, read lines instead of json, lines rather than json, logs for
  humans, json hard to read, colours in the terminal, readable logs while developing, nicer logs,
  rather read lines, readable on my laptop, logs on my laptop
multidest: | errors to another file, errors in another file, two outputs, log to two places, file
  and screen, disk and screen, second copy of the logs, split logs by severity, separate file for
  errors, at once to the screen
filetransport: | write logs to a file, logs into a file, save logs
logrotate: | new file every day, log file too large, log fills the disk, file per day, disk full
  of logs, fresh file, start a new log file, old log files, log file grows
reopen: | file was moved away, writes to the moved file, goes on writing, moved output, keeps
  writing to the old file, moves the log, renamed log file
transport: | ship logs, send logs elsewhere, send logs to a service, forward logs, someone else
  writes, logs to a server
transportworker: | logging blocks, writing stalls, stalls the event loop, log off the main thread,
  logging slows the program, writing to disk stalls
syncwrite: | fewer writes to disk, collect lines before writing, buffer log lines, log faster
flush: | last lines lost, lose the last messages, last messages missing, lines lost at exit, lines
  lost when it dies, loses log lines, before the process dies, write everything before exit
lambdalog: | messages lost in lambda, function goes to sleep, logs in a cloud function
writetransport: | own destination for logs, own place for logs, place where logs go, write a
  destination, write logs to my database, custom target
legacytransport: | pipe logs into a program, separate log process
testlogger: | test a log line, test what is logged, certain log line, check that it was logged,
  assert a log line, verify a message was logged, wrote a log line
logfilter: | search in logs, find lines in logs, only errors of a log
browserlog: | log in the browser, client-side app logs, browser sends logs, what happens in the
  browser, errors of the browser to my server, ship from the browser, client side to my backend
pinobundle: | logger in one file, compiled into a single file, bundle the logger, logger breaks
  when bundled, single file for the cloud
expresslog: | logger in express, log requests of express, logger with express
frameworkslog: | logger with koa, logger with nest, logger for hapi
debugmodule: | debug package output
dupkeys: | same name twice in a line, key appears twice, two fields of one name
msgconflict: | my message disappears, object contains a message
messagekey: | other name for the message, rename the message, call the message text
nestedkey: | put my fields apart, my fields below one key
structuredlog: | forbid fields in logs, compiler checks log calls, team must not log
stackdriver: | severity in google cloud, google shows the wrong severity
loki: | logs in grafana
windowsterm: | strange characters in the terminal, wrong characters on windows
depthlimit: | cut deep objects, object too deep to log
asynchandler: | handler hangs, handler never answers, client never gets an answer, forgot to
  return, nothing is sent back, await in a handler, return from an async handler, promise in a
  handler
sendtwice: | answered twice, answer was already sent
elapsed: | how long an answer took, measure the time of an answer, time each answer, duration of
  requests, how long requests take
fastjson: fast-json-stringify, fast json stringify | json output speed
argonparams: | threads of hashing, memory of hashing, how much memory hashing, defaults of
  hashing, guessing more expensive, stolen hashes expensive, harder to crack, cost of a hash,
  stronger hashes, slow down guessing, hashing too weak, hashing too slow
argonverify: | check a typed password, compare a password, password against hash, right password,
  password at log-in, password somebody typed
rehash: | raised the cost, upgrade stored passwords, weak hashes of old users, old hashes, hash
  again at log-in, which users must be upgraded, stored with weaker settings, renew hashes
passwordhash: | keep passwords safe, store passwords, save a password, stolen user table
argonvariants: | which variant of argon, which kind of hash
synchash: | hash without waiting
ipvalid: | is it an address, well-formed address, typed address correct, check an ip
cidrvalid: | network with its mask, correct network, valid network, is it a network, check a
  network
ipmatch: | in our network, office network, visitor in the office, address within a network, one of
  our networks, allow only our network, sits in a network, belongs to the office, inside the
  company network
iprange: | private or public address, local or public, address on the internet, reserved address,
  what kind of address, internal address
ipmapped: | strange prefix before the address, ipv4 inside of ipv6, ::ffff in front, address with
  ffff, plain ipv4
ipnormal: | shortest form, write an address short, same address two ways, compare two addresses,
  full form of an address
netmask: | mask to number, bits of a mask
broadcast: | last address of a network
networkaddress: | first address of a network
ipbytes: | address as bytes, bytes to address
zodinfer: | type from a validator, types from validators, shape twice, not declare twice, types
  without repeating, static types from a schema
zodparse: | check unknown data, is the data right, check json from outside, check user input
zoderrors: | without throwing, nothing thrown, read the faults, which fields are wrong, input is
  invalid, list of faults, wrong input details, instead of exceptions, schema return invalid
asyncparse: parse async, parseasync, safe parse async, async refinement | check with a lookup,
  awaited check, check needs the database, check asks a service, asynchronous check, validation
  must wait
zodaot: | checks too slow, faster validation, validation made faster, speed of validation
zodclient: | small for the browser, size of the library
inmemorydb: | database for one test, database that vanishes, database in memory
fsdb: | database in a folder, keep data on disk
browserdb: | database in the browser, keep data after a reload, survive a reload, data of the
  browser, offline in the browser
wasmdb: | postgres without installation, postgres in javascript
singleconn: | several clients at once, two clients one database, more than one connection, many
  users one database, second client
socketserver: | look into the database, connect psql, desktop client, connect a database tool, use
  my usual client, other programs use the database, over tcp
devserver: | start the database with my app, database while developing
pgvectorext: | store vectors, embeddings in a table, find nearest, similar texts in sql, search by
  meaning
embeddedpg: | stop the database after tests, throw database files away, remove data after tests,
  spawned database, real database in tests, sql server in tests, start postgres from code,
  postgres for tests, nothing set up, without installing a database, database for integration
  tests, machines without a database
pgdocker: | refuses to run as root, refuses to start as root, image runs as root, superuser,
  container runs as root, refuses to come up
pgversions: | which postgres version, older postgres
pgfeatures: | what can the database client do, client supports
pool: | reuse database connections, several database connections
dbmigration: | change tables between releases, create the tables, version of the tables
postgresplugin: | use postgres in routes, database in my routes
propertybased: | random data tests, random inputs, make up inputs, odd inputs, find bugs with
  random, machine invents inputs, inputs nobody thought of, instead of hand-written cases
shrink: | shrink failing input, smallest input that breaks, simplest failing, reduce the input
seed: | repeat a failing random test, same random again
formatter: | tidy the layout, layout of source files, reformat all files, same style everywhere,
  format source files, tidy up source
lint: | find mistakes in code, check code for mistakes, spot bad code
biomecheck: | format and check at once, fix automatically
biomemigrate: | leave eslint, replace prettier
ast: | tree of a program, syntax tree of a file, parse source files
oxcvisitor: | walk over the tree, walk the syntax tree, called for each function, visit every node
oxcspan: | position in the source, where a node starts, positions of comments
oxcesm: | which modules a file imports, list of imports
comment: | comments of a program, comments in source code
parsecode: | parse a program, parsed program, read source code
nodebinary: | node for one project, pin node, fixed node version, same node for everybody
tsinstall: | install the compiler, newest compiler
dtpackage: | types of a package, types for node
cli: | options of my tool, write a command line tool
testrunner: | run my tests, tool to run tests
e2e: | drive a browser, automate a browser, click through pages
`;
