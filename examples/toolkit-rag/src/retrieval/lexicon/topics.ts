/** Finer topics of servers, logs, tests and tools, with what people call them. */
export const topicGroups = `
forceclose: force close, idle connections, kill open connections, close connections | lingering connections, hanging connections, drop connections
maxrequests: requests per socket, per connection, requests on one connection | 
requestlogging: log every request, incoming request, request completed, access log | log requests, line per request, request logging, health check noise, noisy requests
ownserver: bring my own server, server factory, own http server, existing server | custom server, reuse a server
ownlogger: bring my own logger, custom logger, logger instance, another logger | existing logger, winston, bunyan, different logger, own logger
requestid: request id, id of the request, generate ids, gen req id | id generator, own ids, unique id, number each request, incoming id, id header, identify a request
headroute: head request, head routes, head method, without body | 
closing503: 503, service unavailable, while closing, during shutdown | refuse new requests, new requests during
unsafevalidator: malicious schema, schema from users, user-provided schema, schemas as code | application code, come from users, user supplied, untrusted schema
malformedrequest: malformed request, bad request, 400, invalid http | broken request, garbage, client error, parse error, socket error, protocol error, low-level error, bad url, invalid url, malformed url, percent encoding, percent sign
rewrite: rewrite url, change the url, url rewriting, modify the path | strip a prefix, before routing, map urls
regexdos: unsafe regex, slow regex, regular expression denial, catastrophic backtracking | redos, expensive pattern, dangerous pattern
duplicateslash: duplicate slashes, double slashes, two slashes, several slashes | repeated slashes, //
maxparam: param length, parameter length, long parameter, max param | long id, gigantic id, long path segment, too long path
customverb: http method, custom method, other methods, webdav | propfind, search method, more verbs, add http method, unusual method, query method
hasroute: is there a route, route exists, already registered, has route | find route, whether a route, exists already
pluginpresent: has plugin, plugin loaded, is registered, whether a plugin | already loaded, plugin name
plugindeadline: plugin timeout, plugin takes too long, plugin did not start, done not called | never calls done, loading deadline, boot timeout
listeningaddress: listening origin, where it listens, bound address, which address | port it got, random port, port 0, ephemeral port
initialoptions: initial config, initial options, options it was started with, current settings | frozen config, effective options
schemaerrors: validation message, validation error, custom validation message, own messages | error text, schema error, formatter, nicer validation, wording of errors, format of validation errors, friendlier message
attachvalidation: handle validation error myself, attach validation, validation inside the handler, inspect the validation error | 
sharedschema: shared schema, add schema, common schema, schema id | schema store, reuse a schema, define once, point at, used from many places, several schemas, same definition, definitions, refer to
responseschema: response schema, output schema, schema of the answer, answer by status | status code pattern, 2xx, filter output, hide fields in the answer
allerrors: all errors, every error at once, first error only, stop at the first | report all problems
typecoercion: coerce types, strings to numbers, automatic conversion, becomes a number | converts to array, query values are strings
headercase: header name case, lower-case headers, headers lower case, upper case header | 
bodycontenttype: content type validation, per content type, schema for each content type, different body for each type | 
hijack: hijack, take over, take control, handle it myself | bypass the framework, by hand, raw reply, plain node, low-level response, write to the socket
earlyhints: early hints, 103, hints, early | preload, in advance, ahead of, link header, before the page is ready
elapsed: elapsed time, response time, how long it took, duration | milliseconds, time taken, measure time, latency of, timing, took
trailers: trailers, trailer, after the payload, end of the response | checksum after, computed after, header after the body
removeheader: remove header, has header, get header, drop a header | read a header I set, take a header back, is a header set, set header, response headers, several headers
sendtwice: already sent, reply sent, sent twice, second reply | after it was sent, sent already, answer twice, called twice, promise never fulfilled, undefined returned
statuscode: set the status, code of the answer, status number, custom status | 201, created
sendtypes: send a buffer, send a string, send an object, binary answer | return a buffer, typed array, uint8array, arraybuffer, plain string
webresponse: fetch response, web streams, readablestream, response object | web standard
customserializer: own serializer, custom serializer, reply serializer, set serializer | yaml output, xml output, other than json, protobuf, message pack
originalurl: original url, before rewriting, url as received, full url | requested address
protocolname: http or https, protocol, scheme, which protocol | secure or not
subdomains: host header, hostname, virtual hosts, per host | by host, domain name, several domains, each domain, different domains, example.com, tenant
constraints: constraint, constraints, constrain, choose a route by header | by header, route by, depending on a header, matching strategy, custom strategy, condition on routes, same url different handler
acceptversion: accept-version, version header, semver, versioned routes | api version, v1 and v2, route version
nested routes: nested prefix, sub routes, routes in files, group routes | 
routeconfig: route config, custom data on a route, metadata of the route, attach data to a route | flags on a route, information per route
routeoptions: route options, options of a route, per route, for one route | single route, certain routes, particular route, only some routes, one endpoint, individual route
shorthand: shorthand, short form, fastify.get, brief | 
urlpattern: wildcard, wildcards, regex in path, optional parameter | several parameters, pattern in url, catch-all, star, dots in path, colon
asynchandler: async handler, await in handler, return a promise, async function | return instead of send, promise resolution
getter: getter, setter, accessor, computed property | 
referencetype: reference type, shared between requests, object on the request, mutable | leaks between requests, same object, security concern, per-request object
dependencies: dependencies, depends on, must exist before, required decorators | missing decorator
hookscope: hooks only for some, only in this plugin, scoped hook, hook isn't called | hook not running, other plugins' hooks
errorhook: on error, on error hook, when it fails, log errors | error reporting, report failures
onsend: on send, change the answer, modify payload, alter the response | before sending, last moment, post-process the answer
onresponse: on response, after the answer, response sent, statistics | after it was sent, metrics
preparsing: pre parsing, before the body is parsed, decompress, decrypt | change the incoming stream, replace the body stream
prevalidation: pre validation, before validation, change the body before | 
prehandler: pre handler, before the handler, permission check, load the user | middleware replacement
preserialization: pre serialization, before serializing, wrap the answer, envelope | 
onroute: on route, when a route is added, collect routes, each registered route | list of routes, react to new routes
onregister: on register, new context, plugin is registered, encapsulation context created | 
onlisten: on listen, after it listens, started listening, once listening | 
onclose: on close, close connections at the end, clean up at shutdown, release resources | when the server stops, close the database
preclose: pre close, before closing, websockets at shutdown, long-lived connections | 
onreadyhook: on ready, all plugins loaded, before listening, after boot | 
onabort: on request abort, client closed, request aborted, connection closed early | gone before
abortsignal: abortsignal, abort signal, cancel work, stop the query | cancellation
diagnostics: diagnostics channel, diagnostics_channel, tracing channel, apm | instrument, subscribe to internals, observability hooks
customparser: content type parser, add parser, remove parser, body parser | parse as string, parse as buffer, delegate, catch all parser, any content type
rawbody: raw body, unparsed, signature check, webhook signature | original bytes, exact bytes
emptybody: empty body, no body, body is null, body cannot be empty | delete with body
charsetbody: text/plain, plain text body, charset, utf-8 | 
pluginwrap: fastify-plugin, skip override, break encapsulation, global plugin | visible outside, wrapper, expose to the parent, share with the parent, available to the parent
pluginname: name of the plugin, plugin metadata, plugin version, required version | compatible version
esmplugin: esm, ecmascript modules, import syntax, top-level await | import statement
pluginerrors: plugin error, failed to load, registration error, after callback | error while loading
errorsubclass: own error class, custom error, create an error, error with code | typed errors, error codes
warningemit: emit a warning, process warning, deprecation notice, warn users | 
stylewriting: documentation style, write docs, documenting, tone | wording of the docs, grammar, contractions, technical writing, spelling
plagiarism: copied text, plagiarism, copy from others | 
goodplugin: publish a plugin, good plugin, share a plugin, write a plugin | plugin author, open-source a plugin
fluentschema: fluent, chainable, build schemas, schema builder | schema in code, without writing json schema, javascript api for schemas
bootcli: fastify-cli, from the command line, npm start, run the server | generate a project, scaffold
mysql: mysql, mariadb | 
postgresplugin: postgres, postgresql, pg | 
redisplugin: redis | 
mongoplugin: mongodb, mongo | 
dbmigration: postgrator, migrate tables, migrations, schema versioning | 
lambda: aws, amazon, lambda, api gateway | 
googlecloud: google, gcp, cloud run, firebase | google cloud
vercel: vercel, next | 
netlify: netlify | 
httpinjection: light-my-request, inject, injection, fake http | in-process request
debugtests: inspect tests, debugger, step through a test, breakpoint | test debugging
typebox: typebox, typebox schema, static type of schema | 
jsontots: json-schema-to-ts, infer from json schema | 
ownprovider: own type provider, custom type provider, write a type provider | 
typesaugment: declaration merging, augment types, decorated property types, typescript does not know | property does not exist, extend the types
genericroute: generics, request generic, typed query, typed params | typed body, route generic
poisonhistory: hapi, joi, history of, object assign | prototype chain, shallow copy
k8sprobe: liveness, readiness, probe, pod | kubernetes, health probe, rolling update
capacity: vcpu, cpu, sizing, cores | throughput, horizontal, instances, planning
haproxy: haproxy | 
nginx: nginx | 
degrade: performance degradation, what makes it slow, common causes, event loop blocked | gets slower
`;
