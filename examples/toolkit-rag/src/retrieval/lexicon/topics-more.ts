/** More of the words and short phrases people use, each added to the group of that name. */
export const moreTopicGroups = `
log: | entry, entries, writes, is written, gets written, written by, recorded, logged, log statements, tracing statements, notes, what my program prints, protocol of events, event record, bookkeeping
logrotate: | one file, endless, endless file, ever growing, getting bigger, too big, huge, per day, midnight, weekly, rotate, split by day, old entries, archive, delete old, retention, keep for days, size of the file, yesterday, new one, starts over
redactpaths: | blank out, black out, mask, hide values, hidden values, keep out, replaced by stars, out of everything, must never be written, not be written, secret values, confidential fields, personal fields, remove fields, strip fields, scrub, erase fields, nested values, array elements, every element
redactcost: | price of hiding, how much does it cost, slower with hiding, overhead, extra time, cost in speed
silentlog: | switch off logging, no logging, turn it off, keep it quiet, without any output, nothing at all, production only, in tests, while testing
levelchange: | raise the verbosity, raise the level, lower the level, more detail for a while, temporarily, live system, at runtime, on the fly, change severity, turn on debug, running process, minute, dynamic level
level: minimum level, lowest level, level of detail | verbosity, only warnings, hide debug, show debug, threshold
customlevel: | between two levels, additional severity, invent a level, special level, audit level, notice level, own severity, new severities
levelformat: | readable level, word for the level, text for the level, uppercase level, string level, names of levels, level as word, level field, 30 means, number 30, numbers mean, digit
multidest: | errors in one place, everything else, another file, second file, two places, two outputs, different places, several outputs, same time, depending on severity, only errors to, at once, also to, split output, duplicate output
transportworker: worker, worker thread, main thread | other thread, off the main thread, outside of the main thread, without blocking, does not block, background, heavy job, separate thread
transport: | hand entries to, ship, shipping, forward entries, send entries, third-party service, cloud service, monitoring service, alerting, own destination, collect centrally, central place, process entries, transform entries, own code for entries
syncwrite: | fewer system calls, faster writing, delay writing, buffered, buffer size, flush interval, high load, blocking writes, lose entries, absent, final entry, last entry, last entries, lost entries, blew up, power failure, missing at the end, cut short, program ended, exits, process ends
flush: | final entry, last entry, absent, incomplete, blew up, ended abruptly, sudden, missing end, tail of the log
fatalcrash: fatal, before exit, uncaught | last words, fatal error, dying
prettyprint: | colours, colors, coloured, readable console, nice console, development output, while developing, easy to read, beautiful, plain text instead of json, not json, raw json, human-friendly, human friendly, ugly
browserlog: | client side entries, from the browser, pass entries, browser sends, frontend entries, javascript in the page, console.log
childlogger: | per user, per module, per component, add a field to all, sub-component, bound fields, extra properties, same values, inherits
mixins: | add automatically, on every entry, current user on each, tenant id, extra field each, computed at log time, global context
basefields: | no hostname, remove hostname, remove pid, without pid, process number, drop the host, fewer fields, default properties, get rid of pid
timeformat: | human date, date string, readable time, iso date, iso 8601, milliseconds, own clock, time key, no timestamp, without date, utc, time zone
logerror: | print an error, cause, causes, stack, error properties, exception details, error as json, why an exception, nested errors, what went wrong, whole error
errorkey: | key of the error, rename err, error property
messagekey: rename msg, name of the message, message property | key for the text
nestedkey: | avoid clashes, group my fields, put my fields under, own object
serializer: | how an object is printed, shorten objects, custom representation, format a field, transform a field, req and res, which properties are printed, trim objects
logmethodhook: | change what is logged, intercept, own arguments, printf style, other argument order, message first
structuredlog: | force colleagues, enforce fields, team agreement, compile-time check of logs, forbid, banned, mandatory fields, coding rules
depthlimit: | giant objects, deep nesting, cut deep objects, limit nesting, object too deep
windowsterm: | odd characters, question marks, broken characters, special characters, console on windows
pinobundle: | packed with webpack, bundler, single file build, cannot find module worker, vite, rollup, compile into one
expresslog: | each http call, http entries, request entries, with express
frameworkslog: koa, hapi, restify | nest, nestjs, hono, h3, plain http server
logbenchmark: fastest logger, compare loggers, versus winston | faster than
duplicates: same key, twice, duplicated | repeated names, overwritten, which wins
redirect: | different address, other location, go elsewhere, moved, new location, point to, send away, forwarding, 301, 302, another url
bodylimit: post more than, more than mb, mb | megabytes, maximum body, big posts, large body, large json, size of the body, too much posted, limit posts, upload size, how large
contentparser: 415, unsupported, xml | csv, protobuf, msgpack, own format, other kind of data, soap, not understood, ndjson, form posts, x-www-form-urlencoded, unknown content
rawbody: | unparsed bytes, original bytes, bytes that were posted, exact payload, untouched body, verify signature, before parsing, stripe, raw data
requestid: | own number, number for each call, unique number, identify calls, trace through, correlate, tag each request, ticket number, same number, uuid per request, own ids, every incoming call, incoming call
trustproxy: load balancer, visitor's address, caller's network address | network address of the caller, behind cloudflare, wrong address, always the same address, https behind proxy, forwarded headers, x-forwarded-for, fake header, spoofed address, all visitors, same ip, client's ip, proxies, cdn in front
proxy: | load balancer, balancer, tls termination, static files, several apps on one server, port 80, port 443, reverse
stream: | holding it in memory, in memory, big video, video, movie, large download, pieces, chunks, without loading, continuous, incrementally, export of a large, big export
sendtypes: | binary, image, buffer, bytes, pdf, string answer, plain text answer
timeout: | slow handler, slow clients, slow sender, stuck, hang, hanging, take too long, abort slow, at most seconds, never finishes, endless, too slow, slowloris, idle client, gives up, cut off
handlertimeout: handler takes too long, time limit for a handler, slow handler | stop a handler, long running handler, budget for a request
requesttimeout: slow upload, slow sender, sends slowly | receive the whole request, entire request, dribble, trickle, too slowly, slow client, send its data
connectiontimeout: inactive, inactivity, silent socket | idle socket
keepalive: | idle connection, reuse connection, how long a connection stays, between requests, stay open
forceclose: | hangs on shutdown, does not exit, server won't stop, keeps running, close does not finish, close never returns, still open connections, browser keeps connection
graceful: | go down, goes down, take down, shut down, stopping, restart, new release, without interrupting, running work, finish first, drain, unfinished work, kubernetes stop, clean exit, deployment
onclose: | clean up, cleanup, free resources, database handle, disconnect from, close handles, server goes down, before the process ends, when stopping, at the end, tidy, release
onready: before traffic, before it takes traffic, warm caches | fill caches, run once at start, when booted, start-up task, initial work, load data at start
delayrequests: wait for a third party, not ready yet, until credentials | delay traffic, hold requests, reject until, warm-up phase, early requests, too early
encapsulation: | invisible, hidden from, see each other, one part, another part, separate parts, different parts, parent, child, children, inherits, neighbour, isolation between, leaking, only for these routes, apply only to, sub application
pluginwrap: | everywhere, visible to all, escape, break out, parent cannot see, undefined in the parent, helper is missing, not a function, outside of the plugin, share it, available to everybody
loadorder: | in place before, before the next one, one after the other, arrange, dependency between, wait for the database, comes first, sequence of plugins, depend on
goodplugin: | publish, on npm, share with others, open source
decorator: | own methods, add a method, extend the server, extend the request, custom property, put the user on the request, shared connection, share a connection, database handle for all, global helper, utility for all, attach
hook: | before each call, on each call, intercept calls, every incoming, check first, authentication check, interceptor, run something, each call, wedge in, extra step, check who, guard routes, before my code
lifecycle: | which order, whole journey, path of a request, what happens to a request, from arrival to answer, steps, flow
onsend: | last change, alter the answer, add a header to all, every answer, minify, change the body before
onresponse: | count answers, after answering, statistics, how long requests take
onabort: | visitor left, closed window, closes the window, client vanished, cancelled by the user, stop work when, no longer interested, gone away, hang up, stop working for
middleware: | express add-ons, express middlewares, add-ons, existing middleware, middlewares, use express packages, cors package, connect
errorhandler: | one spot, all errors, uniform, nice errors, error page, catch everything, own errors, error format, exceptions as json, hide details, internal server error, 500, what is sent on error, same shape, translate errors, crash of a handler
notfound: | no page, missing, nowhere, wrong url, unknown page, nice 404, own page for, does not match, no match, unknown path
prefix: | same start, start of the address, common path, folder of routes, under /api, sub path, in front of all routes, /v1, base url, without repeating, group of pages
apiversion: old and new, two versions, old apps | mobile apps, both versions, version of my api, newer clients, generations, choose the version
hostroute: several domains, per domain, customers' domains | by hostname, different site, sites on one server, api.example.com, subdomain
wildcardroute: everything below, any path, several segments | optional part, pattern, number only, part of the path
slashes: with and without a slash, slash at the end, final slash | doubled slash, // in the path, extra slash
caserouting: capital letters, upper case, lower case | /Foo, big letters, mixed case
routelist: all pages, what routes exist, list everything | overview, tree, see all, registered, which urls, map of
querystring: | filter and paging, after the ?, question mark, search terms, options in the url, nested query, arrays in the url, qs
validate: | incoming data, refuse the rest, refuse wrong data, shape of incoming, wrong data, wrong type, only accept, must be a number, minimum and maximum, required fields, missing field, correct input, automatically refuse, reject automatically, bad request, unexpected fields
validatorchoice: another validator, yup, joi | superstruct, other checker, own validator, replace ajv, instead of ajv, zod schemas
ajvoptions: remove additional, extra fields removed, strip unknown | default values filled in, use defaults, coercion, keep unknown fields, ajv keywords, all errors, options of the validator
validationmessages: nicer message, own text, which field | tell the user, several problems, friendly message, translate messages
responseschema: | only these fields, leak a password, drop fields, faster json, speed up json, fast stringify, answer shape, hide internal fields, which fields go out, shape of answers
sharedschema: | same schema twice, repeat the schema, write it only once, common definitions, refer, many routes, duplicated schema
prototype: __proto__, constructor.prototype, tampered json | poisoned, json attack, pollute
http2: | http2, h2, newer protocol, binary protocol, multiplexing, second version of http, several requests over one connection
https: certificate, key and certificate, encrypted | tls, self-signed, own certificate, secure port
listen: | which address, bind to, 0.0.0.0, container, docker, not reachable from outside, only locally, other computers, ipv6, port in use, address already in use, all interfaces, open to the network, inside a container, from outside
inject: | without listening, no port, without a port, fake call, try without, no real network, call my routes in a test, simulate a call, tried without, in tests
testsetup: structure my code for tests, separate app and server, build function | testable, what should my code look like, tests of plugins
benchmark: | autocannon, wrk, load, requests per second, how many can it, measure throughput, compare with express
capacity: | how many cores, cpus, how strong a machine, how many instances, memory needed, size my server, hardware, deployment size, vcpu, how much cpu
serverless: | lambda, functions, aws, azure, google cloud, cloud run, vercel, netlify, no server, without own server, pay per use, firebase
kubernetes: | k8s, cluster, pod, readiness, probe
upgradeguide: | release 4, release 5, from 4 to 5, move from, moving my project, what will bite me, bite, incompatible, breaks, no longer works, after updating, next major, old code, changed behaviour, removed function, upgrade my project
lts: | how long supported, until when, end of life, fixes, security patches, still get fixes, support period, which node versions, maintained, supported release
securityreport: report a bug in security, found a vulnerability, hole | tell the authors, disclose, private report, exploit found, whom to tell, bounty
threatmodel: what counts as a vulnerability, is it considered, not a vulnerability | responsibility, out of scope, trusted input, their fault
principles: philosophy, design goals, why was it made | values, core ideas, technical principles
ecosystem: | is there a plugin, ready-made plugin, existing plugin, somebody wrote, community, official plugins, list of plugins, authentication plugin, graphql, websocket, rate limit plugin, session plugin, swagger, upload plugin
typeprovider: | types from my schema, typed request, request typed, types of the body, compile-time types, automatic types, editor knows, infer request types, typebox
typesaugment: | typescript complains, unknown property, types for decorators, property missing, tell typescript, extend types, custom property type
typescript: | compile error, type errors, types, typings, typed, ts
csp: | foreign scripts, scripts being executed, inline script blocked, script blocked, images blocked, style blocked, refused to load, cdn, allow a domain, google fonts, analytics script, whitelisted, sources, injected script, injected scripts, malicious scripts, run scripts, execute scripts
cspreport: | test the rules first, without blocking, only report, see violations, roll out carefully
frameoptions: | overlay, overlays, invisible layer, transparent layer, framed, embed, iframe, other page shows mine, click stealing, trick clicks, login inside, put my page inside, inside their page, tricked into clicking
hstsheader: | never plain, only encrypted, force encryption, always https, no http, insecure connection, http to https, downgrade, encrypted only, remember encryption, unencrypted
referrerpolicy: | where visitors came from, page before, leaks addresses, url of my page, sent to other sites, links to other sites, following links, private urls, other site learns
poweredby: | what it is built with, hide the framework, attackers learn, technology used, express header, server banner, software, made with
nosniffheader: | guess the type, guesses, treat text as script, file type guessing, wrong type, executes an upload
dnsprefetch: | name resolution in advance, resolve early, domain names, look up hosts, privacy of lookups
corp: | other websites use my images, hotlink, load my pictures, embedding my files, steal bandwidth, use my resources
coop: | popups, opened windows, window that opened, other window
coep: | isolated page, sharedarraybuffer, high precision timers
crossdomainpolicy: | flash, pdf reader, acrobat
downloadopts: | internet explorer, open a download directly, open instead of save
xssfilter: | old browser filter, xss protection header, zero
helmetoptions: | turn a header off, leave one header out, only some headers, change one header, configure protections, without one, single header, disable one
securityheaders: protect my web page, secure headers, security headers | sensible headers, headers guard, header protection, protective headers, harden my site
upload: | attachments, submitted files, pictures, avatar, profile photo, csv upload, receive files, receive a file, user uploads, file from a form, posted file, uploading
form: | submitted page form, submitted form, page form, text fields, input fields, form post, fields of a form, html form
uploadlimits: | how large a file, too many files, maximum size, max file size, cut off, truncated, too large, too big a file, refuse big files, limit uploads
uploadsafety: | dangerous file names, path traversal, file name, names with slashes
ipmatch: | visitor is from, is from, from our network, belongs to, is inside, member of a network, in our network, 10.0.0.0/8, 192.168, slash eight, office, company network, vpn, allow only addresses, block addresses, deny list, on a list of networks, comes from a network
iprange: | local network, private address, home network, public or private, reserved, kind of address, internal address, loopback
ipvalid: | correct address, is this an address, mistyped address, check an address, real ip, user typed an address, valid ip
ipparse: read an address, text to address, interpret an address | 
ipmapped: | ::ffff, v4 inside v6, mapped, plain v4, dual stack, ipv4 in ipv6
broadcast: | last of the block, highest address, address for everybody
networkaddress: | first of the block, lowest address, start of the network
netmask: | mask, /24, bits of the mask, how many bits, subnet mask
ipnormal: | same address written differently, compare addresses, canonical, shortest form, full form, write out zeros
argonparams: | more expensive, harder to guess, guessing, brute force, stronger, work factor, settings, memory use, threads, tune, slow down attackers
passwordhash: | credentials, stolen, leaked, database stolen, cannot be read, keep secret, safe storage, store a password, sign-up, save passwords, breach
argonverify: | check a login, typed password, right password, log in, correct password
rehash: | old hashes, upgrade, outdated, renew, stronger later, changed settings
climain: | command line, terminal tool, my tool, small tool, script with options, program with options
clihelp: | instructions, manual, no input, called with nothing, explain options, print help, how to use it, --help, usage text, version number
cliargs: | required value, default value, short option, -v, yes or no option, number option, option names, list of options, allowed values, typed options, positional value
clinegate: | no- prefix, turn an option off, disable an option, switch off, negative option, opposite
subcommand: | commands in commands, several commands, groups, git style, sub, nested commands, command tree, add and remove commands
clilazy: | start quickly, slow start of the tool, load later, only when used, many commands, import on demand
clihooks: | clean up afterwards, before the command, after the command, even on error, prepare
cliplugins: | same behaviour for many commands, reusable, extend the tool
clicase: | dash or camel, naming of options
browserdb: | two visits, between visits, web page without a server, offline, in the page, keep tables, keep data, stays after reload, browser memory, local first
embedded: | no server, without a server, without installing a database, no docker, inside node, single process, in the program, zero install, in my process
inmemorydb: | throw away, only for a test, nothing saved, gone afterwards
singleconn: | two programs, more than one client, several clients at once, locked, one at a time, only one, at once
socketserver: | psql, gui tool, ordinary client, another process, other program, through the network, dbeaver, connect from outside, usual drivers, orm
pgfeatures: | notifications, parameters, large results, types of columns, bulk load, what can the client do, pub/sub, prepared
dbclient: | talk to postgres, query postgres, run sql from node, postgres from javascript
embeddedpg: | real server, real postgres, from npm, integration tests, temporary server, start from code, local server, throwaway server
pgdocker: | root, container, refuses to start, permission, initdb
pgversions: | older postgres, newer postgres, pick a version, which release, specific release
vectorsearch: similar texts, closest, nearest | ai, similarity, distance, embeddings, semantic
zodparse: | check data, is it the right shape, untrusted data, external data, incoming json, form data check, runtime check, api answer check, verify data, unknown data
zoderrors: what is wrong with the data, list of problems, without exceptions | no throw, error per field, result object, catch bad data, which field is wrong
zodinfer: | type from a schema, types without writing, static type, derive types, types for free
zodaot: | faster checking, compile schemas, speed up checking
propertybased: | random inputs, random data, many inputs, weird inputs, edge cases, unexpected inputs, find bugs automatically, holds for all, rule that always holds, invent test data, generate, thousands of, fuzzing
shrink: | small failing example, simplest example, reduce, minimal
fcrunners: | works with jest, with my test runner, together with
fcrace: | race, timing bugs, order of events
lint: | code mistakes, suspicious code, bad patterns, code problems, unused variables, check code, code quality, review my code
formatter: | tidy code, indentation, quotes, semicolons, spaces, neat, layout, consistent code, code style
biomemigrate: | instead of eslint, instead of prettier, leave eslint, replace two tools, compatible with prettier
biomecheck: | command to check, fix automatically, check everything, in ci, pipeline
parsecode: | syntax tree, read javascript, code to tree, analyse code, abstract tree, transform code, tree of the code
oxcesm: | which imports, list imports, exports of a file, find imports
oxcspeed: | fastest parser, faster parsing, speed
nodebinary: | specific node, fixed node version, without installing node, node from npm, same node for all, own node
dtpackage: | types for node, types for a package, declarations
tsinstall: get the compiler, install typescript, newest compiler | preview
testrunner: | run tests, vite, test framework, fast tests
`;
