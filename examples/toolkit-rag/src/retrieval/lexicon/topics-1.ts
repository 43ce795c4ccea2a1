/** Finer topics of servers and of what is built on them. */
export const topicsGroups1 = `
onready: on ready, ready hook, before traffic, before it takes traffic, warm caches | start-up
  work, warm up, warmup, before accepting, hold back, not yet ready, ready to serve, until ready,
  after start, fully started, loaded completely, fill caches, run once at start, when booted,
  start-up task, initial work, load data at start
bodylimit: body limit | too big, too large, payload too large, request too large, huge payload,
  huge body, 413, body size, oversized, big uploads, too much data, large requests, big requests,
  largest, biggest, may post, post more, raise the limit, allow bigger, payload size, heavy
  payload, megabytes, maximum body, big posts, large body, large json, size of the body, too much
  posted, limit posts, upload size, how large, post more than, more than mb, mb
contentparser: content parser, content type parser, 415, unsupported, xml | understand xml, read
  xml, accept xml, non-json, parse other formats, body parser, parse the body, custom body, custom
  format, raw bytes, csv, protobuf, msgpack, own format, other kind of data, soap, not understood,
  ndjson, form posts, x-www-form-urlencoded, unknown content
routetree: print routes, tree of, list of routes, all routes | all addresses, overview of routes,
  list all endpoints, registered routes, all endpoints, every route
capacity: vcpu, cpu, sizing | how many cpus, how much memory, how many servers, hardware,
  resources needed, machine size, how big a machine, dimensioning, throughput, horizontal,
  instances, planning, how many cores, cpus, how strong a machine, how many instances, memory
  needed, size my server, deployment size, how much cpu, how big, how many, machines, size of
cluster: several processes, more than one process, all cores | several machines, multiple
  instances, scale up, scaling
uploadlimit: number of files, size of files, how many files | file size
mapped: v4 in v6, ipv4-mapped, mapped address | embedded ipv4
lazy: only when needed, load later, lazily | on demand, deferred, first use, only when called,
  postpone loading
customlevels: custom levels, own severity, own level, additional level | new severity, extra
  severity, own levels
levellabel: labels instead of numbers, level labels, word instead of number, words instead of
  numbers, text instead of number | name of the level, level names, level as text, labels
errorlog: error object, print exceptions, log exceptions | logged errors, cause of an error, print
  the error
otherlib: another library, different library, other library | third-party validator, joi, yup
security report: found a hole, security problem, whom do I tell | report a weakness, responsible
  disclosure
async log: asynchronous logging, log asynchronously, in the background, does not block, without
  slowing | not block the program
frameoptions: x-frame-options, frame, iframe, embedded in another page | embed, embedding, embeds,
  embedded, put my site into, inside another site, sameorigin, framing, invisible overlay, click
  tricks, overlay, overlays, invisible layer, transparent layer, framed, other page shows mine,
  click stealing, trick clicks, login inside, put my page inside, inside their page, tricked into
  clicking
logerror: err serializer, std serializers, error serializer, error with stack | stack traces,
  stack trace, traceback, call stack, error objects, log the stack, error details, stack trace in
  logs, print an error, cause, causes, stack, error properties, exception details, error as json,
  why an exception, nested errors, what went wrong, whole error
messagekey: message key, rename msg, name of the message, message property | rename, rename the
  field, text of the line, call the text, key for the text
coop: opener policy, cross-origin-opener-policy, popup, window.opener | windows of mine, two
  windows, between windows, poke, window opened, opened window, process isolation, popups, opened
  windows, window that opened, other window
delayrequests: delay accepting requests, delay incoming requests, delay requests, delay request
  processing, wait for a third party, not ready yet, until credentials | hold back traffic, hold
  back, keep traffic away, until it is ready, not before, delay traffic, hold requests, reject
  until, warm-up phase, early requests, too early
clinegate: negation, boolean negation, --no, negative flag | no-, with no, start with no, --no-,
  flags which can be switched off, turned off flag, switch a flag off, no- prefix, turn an option
  off, disable an option, switch off, negative option, opposite
hostroute: host constraint, host constraints, several domains, per domain, customers' domains |
  one set of handlers, www, com, domain names, domain, by hostname, different site, sites on one
  server, api.example.com, subdomain
responseschema: response schema, output schema, schema of the answer, answer by status | only id
  and name, only some properties, certain fields, fields end up, which fields, only the fields,
  status code pattern, 2xx, filter output, hide fields in the answer, only these fields, leak a
  password, drop fields, faster json, speed up json, fast stringify, answer shape, hide internal
  fields, which fields go out, shape of answers
onsend: on send, change the answer, modify payload, alter the response | one answer header, all of
  my pages, just before it goes out, goes out, every page, header on every, before sending, last
  moment, post-process the answer, last change, alter the answer, add a header to all, every
  answer, minify, change the body before
ipmatch: subnet match, addr match, match, belongs to, in network, within a subnet | range of
  addresses, list of addresses, is from, given subnet, network contains, falls into, part of the
  network, inside a block, prefix match, in range, against a list, visitor is from, from our
  network, is inside, member of a network, in our network, 10.0.0.0/8, 192.168, slash eight,
  office, company network, vpn, allow only addresses, block addresses, deny list, on a list of
  networks, comes from a network
trustproxy: trust proxy, visitor's address, caller's network address | original client, real
  client, cloudflare, original address, visitor addresses, network address of the caller, behind
  cloudflare, wrong address, always the same address, https behind proxy, forwarded headers,
  x-forwarded-for, fake header, spoofed address, all visitors, same ip, client's ip, proxies, cdn
  in front, load balancer
urlpattern: parametric, url building, wildcard, wildcards, regex in path, optional parameter |
  wildcard paths, sequence of routes, order of routes, fixed paths, which route wins, precedence,
  several parameters, pattern in url, catch-all, star, dots in path, colon
nodebinary: node binary, install node with npm, node version in project, pin node | interpreter,
  node runtime, fetches the interpreter, npx node, local node, specific node, fixed node version,
  without installing node, node from npm, same node for all, own node
embeddedpg: embedded postgres, initialise cluster, initialise, persistent, create database |
  spawned database, database prints, output of the database, start postgres, stop postgres, on
  error, database dir, postgres binary, real postgres, postgres from npm, postgres in tests, real
  server, from npm, integration tests, temporary server, start from code, local server, throwaway
  server
oxcspeed: fast mode, raw transfer, experimental raw, lazy, speed of parsing | worth it, off the
  main thread, in parallel, parallel parsing, fast mode, fastest parser, faster parsing, speed
onclose: on close, close connections at the end, clean up at shutdown, release resources | close
  database, close connections, close the database, process is terminated, terminated, when the
  server stops, clean up, cleanup, free resources, database handle, disconnect from, close
  handles, server goes down, before the process ends, when stopping, at the end, tidy, release
requesttimeout: request timeout, slow upload, slow sender, sends slowly | too slowly, very slow
  clients, slow clients, receive the whole request, entire request, dribble, trickle, slow client,
  send its data
pluginwrap: fastify-plugin, skip override, break encapsulation, global plugin | not be seen, can't
  be seen, cannot be seen, seen in another file, another file, visible outside, wrapper, expose to
  the parent, share with the parent, available to the parent, everywhere, visible to all, escape,
  break out, parent cannot see, undefined in the parent, helper is missing, not a function,
  outside of the plugin, share it, available to everybody
securityheaders: protect my web page, secure headers, security headers | headers guard, which
  headers, sensible headers, header protection, protective headers, harden my site
cspdirective: directive, directives, default-src, script-src | permit inline, inline scripts,
  allow inline, allow loading, style-src, img-src, extra source, add a source, add domain, inline
  script, nonce, images from, fonts, connect to
multidest: multistream, several streams, multiple streams, multiple files | different log lines,
  lines to a file, external service, two targets, file and, as well as, different streams, two
  files, stdout and file, file and console, both, tee, errors to another file, split by level, by
  severity, separate files, dedupe, several outputs, errors in one place, everything else, another
  file, second file, two places, two outputs, different places, same time, depending on severity,
  only errors to, at once, also to, split output, duplicate output, separate place, another place,
  separately, apart from
argonparams: memory cost, time cost, parallelism, output length | how many iterations, how much
  memory, parameters, recommended settings, iterations, tune hashing, how strong, argon2
  parameters, secret, pepper, more expensive, harder to guess, guessing, brute force, stronger,
  work factor, settings, memory use, threads, tune, slow down attackers
requestlogging: log every request, incoming request, request completed, access log | failing
  requests, only failing, only failed, not all of them, log only errors, log requests, line per
  request, request logging, health check noise, noisy requests
forceclose: force close, idle connections, kill open connections, close connections | lingering
  connections, hanging connections, drop connections, hangs on shutdown, does not exit, server
  won't stop, keeps running, close does not finish, close never returns, still open connections,
  browser keeps connection
maxrequests: max requests, requests per socket, per connection, requests on one connection
ownserver: bring my own server, server factory, own http server, existing server | custom server,
  reuse a server
ownlogger: bring my own logger, custom logger, logger instance, another logger | existing logger,
  winston, bunyan, different logger, own logger
requestid: request id, id of the request, generate ids, gen req id | id generator, own ids, unique
  id, number each request, incoming id, id header, identify a request, own number, number for each
  call, unique number, identify calls, trace through, correlate, tag each request, ticket number,
  same number, uuid per request, every incoming call, incoming call
headroute: head request, head routes, head method, without body
closing503: return503, return 503, 503, service unavailable, while closing, during shutdown |
  refuse new requests, new requests during
unsafevalidator: malicious schema, schema from users, user-provided schema, schemas as code |
  application code, come from users, user supplied, untrusted schema
malformedrequest: malformed request, bad request, 400, invalid http | broken request, garbage,
  client error, parse error, socket error, protocol error, low-level error, bad url, invalid url,
  malformed url, percent encoding, percent sign
rewrite: rewrite url, change the url, url rewriting, modify the path | strip a prefix, before
  routing, map urls
regexdos: unsafe regex, slow regex, regular expression denial, catastrophic backtracking | redos,
  expensive pattern, dangerous pattern
duplicateslash: duplicate slashes, double slashes, two slashes, several slashes | repeated
  slashes, //
maxparam: param length, parameter length, long parameter, max param | long id, gigantic id, long
  path segment, too long path
customverb: http method, custom method, other methods, webdav | propfind, search method, more
  verbs, add http method, unusual method, query method
hasroute: is there a route, route exists, already registered, has route | find route, whether a
  route, exists already
pluginpresent: has plugin, plugin loaded, is registered, whether a plugin | already loaded, plugin
  name
plugindeadline: plugin timeout, plugin takes too long, plugin did not start, done not called |
  never calls done, loading deadline, boot timeout
listeningaddress: listening origin, where it listens, bound address, which address | port it got,
  random port, port 0, ephemeral port
initialoptions: initial config, initial options, options it was started with, current settings |
  frozen config, effective options
schemaerrors: error formatter, schema error, validation message, validation error, custom
  validation message, own messages | error text, formatter, nicer validation, wording of errors,
  format of validation errors, friendlier message
attachvalidation: handle validation error myself, attach validation, validation inside the
  handler, inspect the validation error
sharedschema: shared schema, add schema, common schema, schema id | schema store, reuse a schema,
  define once, point at, used from many places, several schemas, same definition, definitions,
  refer to, same schema twice, repeat the schema, write it only once, common definitions, refer,
  many routes, duplicated schema
allerrors: all errors, every error at once, first error only, stop at the first | report all
  problems
typecoercion: coercion, coerce, coerce types, strings to numbers, automatic conversion, becomes a
  number | converts to array, query values are strings
headercase: header name case, lower-case headers, headers lower case, upper case header
bodycontenttype: content type validation, per content type, schema for each content type,
  different body for each type
hijack: take over, take control, handle it myself | bypass the framework, by hand, raw reply,
  plain node, low-level response, write to the socket
earlyhints: early hints, 103, hints, early | preload, in advance, ahead of, link header, before
  the page is ready
elapsed: elapsed time, response time, how long it took, duration | milliseconds, time taken,
  measure time, latency of, timing, took
trailers: trailer, after the payload, end of the response | checksum after, computed after, header
  after the body
removeheader: remove header, has header, get header, drop a header | read a header I set, take a
  header back, is a header set, set header, response headers, several headers
sendtwice: already sent, reply sent, sent twice, second reply | after it was sent, sent already,
  answer twice, called twice, promise never fulfilled, undefined returned
statuscode: status code, set the status, code of the answer, status number, custom status | 201,
  created
sendtypes: send a buffer, send a string, send an object, binary answer | return a buffer, typed
  array, uint8array, arraybuffer, plain string, binary, image, buffer, bytes, pdf, string answer,
  plain text answer
webresponse: fetch response, web streams, readablestream, response object | web standard
customserializer: own serializer, custom serializer, reply serializer, set serializer | yaml
  output, xml output, other than json, protobuf, message pack
originalurl: original url, before rewriting, url as received, full url | requested address
protocolname: http or https, protocol, scheme, which protocol | secure or not
subdomains: host header, hostname, virtual hosts, per host | by host, domain name, several
  domains, each domain, different domains, example.com, tenant
constraints: constraint, constrain, choose a route by header | by header, route by, depending on a
  header, matching strategy, custom strategy, condition on routes, same url different handler
acceptversion: accept-version, version header, semver, versioned routes | api version, v1 and v2,
  route version
nested routes: nested prefix, sub routes, routes in files, group routes
routeconfig: route config, custom data on a route, metadata of the route, attach data to a route |
  flags on a route, information per route
routeoptions: route options, options of a route, per route, for one route | single route, certain
  routes, particular route, only some routes, one endpoint, individual route
shorthand: short form, fastify.get, brief
asynchandler: async handler, await in handler, return a promise, async function | return instead
  of send, promise resolution
getter: setter, accessor, computed property
referencetype: reference type, shared between requests, object on the request, mutable | leaks
  between requests, same object, security concern, per-request object
dependencies: depends on, must exist before, required decorators | missing decorator
hookscope: hooks only for some, only in this plugin, scoped hook, hook isn't called | hook not
  running, other plugins' hooks
errorhook: on error, on error hook, when it fails, log errors | error reporting, report failures
onresponse: on response, after the answer, response sent, statistics | after it was sent, metrics,
  count answers, after answering, how long requests take
preparsing: pre parsing, before the body is parsed, decompress, decrypt | change the incoming
  stream, replace the body stream
prevalidation: pre validation, before validation, change the body before
prehandler: pre handler, before the handler, permission check, load the user | middleware
  replacement
preserialization: pre serialization, before serializing, wrap the answer, envelope
onroute: on route, when a route is added, collect routes, each registered route | list of routes,
  react to new routes
`;
