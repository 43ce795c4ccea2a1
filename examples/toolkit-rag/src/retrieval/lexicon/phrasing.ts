/**
 * How people who do not know the word for a thing describe it. Each line adds to the group of the
 * same name in the other files.
 */
export const phrasingGroups = `
log: | record of events, written messages, records, output lines, journal, printed, diary, output, message, messages
loglevel: | how serious, seriousness, importance, only errors, less noise, debug messages, severities, minimum severity, urgency
childlogger: | every line, each line, every record, stamp, tag, prefix every message, logger per module, per request logger, inherit, common fields, fixed fields
prettyprint: | easier on the eyes, for humans, human eyes, unreadable, hard to read, with colours, colored, pleasant, nicely formatted, legible, comfortable to read, nicer
transport: | write somewhere else, elsewhere, several destinations, second destination, another system, remote system, several places, sinks, external system, hand over to
logrotate: | new file, file grows, grows forever, growing, fills up, disk full, disk space, old files, archive old, daily, every day, each day, hourly, overnight, huge log file
logservice: | hosted service, log analytics, aggregator, collector, kibana, grafana, papertrail
correlation: | follow, track, belong together, which request, tell apart, unique number, per-call id, one visitor's journey, single request
sensitive: | card number, card, private information, customer data, personal information, secrets, login data, phone number, private details, user data, personal, passphrase
hide: | black out, cover up, asterisks, stars, masked, not appear, keep secret, not show up, never show, redaction, redacted, blank
timestamp: | clock time, time of day, readable date, time field, local time
stdout: | on screen, console window
file output: | on disk, to disk, text file, disk
flush: | get lost, lost, goes missing, not yet written, still in memory, vanish, vanished, dropped messages, last lines
crash: | dies, falls over, goes down, blows up, brings down, collapses, killed, kill the process, takes down
graceful: | finish what it is doing, let requests finish, ongoing requests, in progress, in flight, wind down, without losing, stop accepting, politely, nicely, complete, running requests, unfinished, half-finished, pending requests, restarts, redeploy
signal: | told to stop, asked to stop
timeout: | too slowly, slowly, takes too long, runs too long, never answers, hurry up, no answer, time limits, maximum time, slow connection, dawdle, cut off, trickle, stalls, stalled, overdue, too late
abort: | closed the tab, closes the tab, close the browser, gives up, no longer there, hung up, connection dropped, walked away, left early, went offline, goes offline, client gone, impatient, navigates away
keepalive: | stay connected, stays open, open connections, reuse the same connection, unused connections, leave open
stream: | piece by piece, little by little, in parts, huge file, large file, big file, as it comes, on the fly, progressively, gradually, line by line
redirect: | another page, other page, other address, somewhere else, different address, forward the user, take the user to, bounce, point to another
notfound: | does not exist, doesn't exist, isn't there, nothing there, unknown address, no such page, no such route, wrong address, dead link, mistyped address, unmatched
fallbackhandler: | own 404, custom 404, catch everything else, everything else, no other route
errorhandler: | one place, central place, centrally, all failures, all exceptions, uniform errors, same error format, error format, error response, error answer, consistent errors
hook: | before the handler, after the handler, before the request, before every request, run first, run code before, run code after, step in, interject, in between, certain point, beforehand, every request, each request
lifecycle: | what order, which comes first, runs when, steps, stages of a request, order of steps
validate: | check incoming, shape, wrong shape, well-formed, malformed, acceptable, reject wrong, only accept, bad values, rules for input, sanity, constraints on input, format is wrong, check that
input: | sent me, what arrives, arrives, came in, comes in, what users type, typed in, stranger
schema: | description of the data, describe the data, describing, data description, blueprint, expected shape, template for data
serialize: | turn into text, answer shape, only some fields, object to string, convert to text, shape of the answer, produce json
querystring: | question mark, search parameters, url arguments, behind the url
parameter: | part of the address, part of the path, piece of the url, id in the url, part of the url, named segment, placeholders
prefix: | under a common path, same beginning, common beginning, start with the same, beginning of the path, beneath, under the same
version: | generation, generations, older clients, newer clients, several versions, side by side, editions
encapsulation: | siblings, sibling, visible to, not visible, see each other, leak out, private to, neighbours, invisible, isn't available, out of reach
plugin: | reusable part, building block, split my app, package my code, modular, split code, separate files
decorator: | helper, helpers, utility, utility function, available everywhere, own property, add my own, global object, shared object
loadorder: | loaded before, loaded first, load sequence, right order, wait for another, load first
onready: | start-up work, warm up, warmup, before accepting, hold back, not yet ready, ready to serve, until ready, after start, fully started, loaded completely
listen: | which port, port number, reachable, unreachable, connection refused, cannot connect, accept connections, network interfaces, other machines, other computers
proxy: | in front of, sits behind, behind a, intermediary, terminates tls, edge server
clientip: | real visitor, who is calling, which computer, true address, source address, real address, address of the user, originating address, origin of the caller
trust: | believe, faith, rely, can be trusted
body: | posts, posted, sent data, posted data
bodylimit: | too big, too large, payload too large, request too large, huge payload, huge body, 413, body size, oversized, big uploads, too much data, large requests, big requests
limit: | how much at most, no more than, more than, larger than, bigger than, exceed, exceeding, up to, greater than, over the limit
size: | megabyte, gigabyte, kilobyte, kb, mb, gb, space, dimension
mediatype: | kind of content, unsupported media, other formats, not json, csv, yaml, own format, unknown format, kind of data, soap
contentparser: | understand xml, read xml, accept xml, non-json, parse other formats, content parser, body parser, parse the body, custom body, custom format, raw bytes
casesensitive: | upper case, capital, lower case, upper and lower case, regardless of case, small letters
slash: | slash at the end, ends with a slash, final slash, slashes
routetree: tree of, list of routes, all routes | all addresses, overview of routes, list all endpoints, registered routes, print routes, all endpoints, every route
inject: | without listening, without a server, no network, in memory request, pretend request, simulated request, without network, fake call, without starting
test: | automated checks, automatic checks, try out, quality checks, checks, prove that it works, experiments, test bench
benchmark: | how many requests, measure, measuring, calls per second, requests a second, load generator, stress, how much can it take, compare speed, race
capacity: | how many cpus, how much memory, how many servers, sizing, hardware, resources needed, vcpu, machine size, how big a machine, dimensioning
cluster: several processes, more than one process, all cores | several machines, multiple instances, scale up, scaling
serverless: | functions, cloud provider, amazon, without servers, pay per call, functions as a service, lambda function
lts: | how long is it maintained, bug fixes, receive fixes, still supported, still maintained, end of support, major version, major release, maintained, supported until
upgradeguide: | after the upgrade, since the upgrade, what is different in, changed since, newer major, what breaks, moving to the new version
migration: | up to date, evolve tables, table changes, schema versions, schema changes
database: | relational, mysql, mariadb, data storage
embedded: | same process, inside my program, no installation, no separate server, runs inside, without a server process, portable, throwaway, zero setup, in-process, without installation, nothing to install
dbclient: | talk to the database, connect to the database, psql, query the database
listen: | over tcp, over the network
pool: | share one connection, reuse one connection, open connections to the database
vector: | nearest neighbours, closest match, similar items, semantic similarity, similar texts, distance between, similarity, resembling
passwordhash: | keep passwords, store credentials, compare passwords, password storage, password check, safe passwords, crack, cracking, stolen passwords, leaked passwords, passwords
verify: | match the stored, against what is stored, right password, stored digest
cost: | guessing expensive, slow on purpose, memory hard
uploadlimit: number of files, size of files, how many files | file size
upload: | photos, picture, pictures, send files, incoming files, files somebody sends, attachments, attach, documents people send, user files
form: | web page form, html page form, text fields, fields of a form
ip: | numeric address, network address, v4, v6, dotted, network number
subnet: | within a range, in the range, belongs to a network, part of a network, network range, address block, home network, company network, office network, same network
mapped: v4 in v6, ipv4-mapped, mapped address | embedded ipv4
cli: | tool for the terminal, terminal program, terminal tool, console tool, program for the shell, command line program, terminal command
subcommand: | command within a command, commands inside, git-like, like git, several commands, groups of commands, nested, hierarchy of commands
flagoption: | negate, negation, negated, double dash, options on the command line
usage: | explain how to call it, list of options, describe options
lazy: only when needed, load later, lazily | on demand, deferred, first use, only when called, postpone loading
safeparse: | without an exception, without try catch, no throwing, instead of an exception, as a value, result instead, without throwing
infer: | derive the type, derive types, static type from, types for free, deduced, types automatically, twice
typescript: | compiler, editor completion, autocomplete, static types, type hints
propertybased: | random values, edge cases, corner cases, unexpected values, many inputs, invent inputs, generated data, arbitrary inputs, made up, weird inputs, surprising inputs
shrink: | smallest failing, simplest failing, minimal failing, reduce to the smallest, simplest input
seed: | same failure again, repeat the failing run, rerun the failing
lint: | finds mistakes, spot mistakes, points out problems, complains about code, bad code, finds problems in code, code review, criticize, criticise, sloppy code
formatter: | tidy up, tidy, clean up code, reformat, lay out code, consistent looks, code looks, uniform style
parsecode: | source code, source into a tree, read source code, analyse source, tree of the program, syntax, code as data
runtime: | javascript runtime, version of node, node binary, interpreter
csp: | where scripts may come from, cdn, content delivery network, allowed sources, foreign scripts, third-party scripts, load scripts, external scripts, block scripts, allow scripts
hsts: | unencrypted, must be encrypted, always encrypted, only encrypted, plain http, insist on https, enforce https, downgrade
clickjacking: | inside a frame, framed, embed my page, embedding my page, frames, put my site in
sniffing: | guess, guesses, guessing, guess the type, treats as another type, wrong type
fingerprint: | hide the framework, name of the framework, hide technology, which framework, tell which software, which software, reveals the framework, software is used
referrer: | page they came from, previous site, link they followed
permissionfeature: | use of the camera, access to the microphone
tls: | encrypted connection, encrypted, own certificate, padlock, certificates, secure line, private key, unencrypted
pollution: | __proto__, proto, proto keys, prototype attack, prototype
bundler: | packed, bundled code, single bundle, after bundling, packaged
customlevels: own severity, own level, additional level | new severity, extra severity, own levels
levellabel: word instead of number, words instead of numbers, text instead of number | name of the level, level names, level as text, labels
errorlog: error object, print exceptions, log exceptions | logged errors, cause of an error, print the error
disable: | silence, silent, quiet, no output, keep quiet, stop printing
ecosystem: | is there something for, ready-made, existing plugin, already exists, off the shelf
otherlib: another library, different library, other library | third-party validator, joi, yup
security report: found a hole, security problem, whom do I tell | report a weakness, responsible disclosure
async log: in the background, does not block, without slowing | not block the program
frameoptions: | embed, embedding, embeds, embedded, put my site into, inside another site
logerror: | stack traces, stack trace, traceback, call stack, error objects
stream: | reading it completely, whole file, as a download, serve a file, send a file, deliver a file, return a file, big download, export
validate: | numeric, are present, be present, must be present, must exist, is required, correct type, between 1 and
lifecycle: | internally, what happens, under the hood, behind the scenes, phases, stages, receiving a request
bodylimit: | largest, biggest, may post, post more, raise the limit, allow bigger, payload size, heavy payload
messagekey: | rename, rename the field, text of the line, call the text
middleware: | app.use, express add, express packages, express modules, existing express
coop: | windows of mine, two windows, between windows, poke, window opened
decorator: | database connection, one connection, connection among, among all handlers, in all routes, all routes, all handlers, share configuration, shared configuration, share between plugins
typeprovider: | types of my, typed parameters, types of url, types of params, body type, type be derived, derive the type
delayrequests: | hold back traffic, hold back, keep traffic away, until it is ready, not before
clinegate: | no-, with no, start with no, --no-, flags which can be switched off, turned off flag
hostroute: | one set of handlers, www, com, domain names, domain
childlogger: | one source file, every message, which part, attach a user, user id, everything a handler prints, everything printed, all messages of
responseschema: | only id and name, only some properties, certain fields, fields end up, which fields, only the fields
onsend: | one answer header, all of my pages, just before it goes out, goes out, every page, header on every
ipmatch: | range of addresses, list of addresses, is from, given subnet, network contains
trustproxy: | original client, real client, cloudflare, original address, visitor addresses
urlpattern: | wildcard paths, sequence of routes, order of routes, fixed paths, which route wins, precedence
nodebinary: | interpreter, node runtime, fetches the interpreter
lts: | which interpreter, node version, required node, newest major
embeddedpg: | spawned database, database prints, output of the database
oxcspeed: | worth it, off the main thread, in parallel, parallel parsing
onclose: | close database, close connections, close the database, process is terminated, terminated
requesttimeout: | too slowly, sends slowly, very slow clients, slow clients
pluginwrap: | not be seen, can't be seen, cannot be seen, seen in another file, another file
errorhandler: | what the client sees, exception is thrown, customise errors, error message to the client
securityheaders: | headers guard, which headers
cspdirective: | permit inline, inline scripts, allow inline, allow loading
hsts: | remember to use https, remember https, how long will a browser remember
multidest: | different log lines, lines to a file, external service, two targets, file and, as well as
argonparams: | how many iterations, how much memory, parameters, recommended settings, iterations
requestlogging: | failing requests, only failing, only failed, not all of them, log only errors
shrink: | simplest one, simplest, smallest input, minimal input, failing input
`;
