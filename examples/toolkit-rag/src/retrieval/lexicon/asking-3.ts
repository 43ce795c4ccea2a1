/** More of how people ask about servers and browsers: symptoms, wishes and causes. */
export const askingGroups3 = `
route: | declare a route, short way to declare a route, one function per address
routeoptions: | settings of one route, one route differs, only for this endpoint, other than the
  rest, single endpoint has
routeconfig: | mark a route, attach data to a route, remember something about a route
urlpattern: | regular expression in a url, match a url with a pattern, variable part of a path,
  read the id from the path, two parameters in one segment
maxparam: | long id in the path, id too long, long value in the path
duplicateslash: | two slashes in a row, double slash in an address
nested routes: nested prefix | group of routes, routes below another, folder for each group
asynchandler: | right way to write an async handler, answer later, answer from a callback, async
  function or reply, request hangs forever, no answer is sent
sendtwice: | reply sent two times, error about an answer sent already
sendtypes: | answer with bytes, answer with a buffer, send an image, send text, send binary data
stream: | answer with a file, pipe a file, serve a video, download a large report, export large
  data, large answer, file download without memory, send while reading
customparser: | add a format for bodies, speak another format, binary format of ours, own binary
  format
customserializer: | speak another format, binary answers, own format for answers, answer as xml,
  answer as csv
contentparser: | understand another body format, speak a binary format, accept protobuf, accept
  yaml, unsupported media type, form-encoded bodies, urlencoded bodies, old client sends forms,
  body type is not supported, server does not support the body, html forms
mediatype: | content type of an answer, set the mime type, client wants another format
removeheader: | take a header away, drop a header
responseheader: | custom header for clients, add headers to answers
errorcode: | what does the code mean, meaning of an error code, error starts with fst
errorhandler: | what does the client get when something throws, proper error message, hide details
  of errors, friendly error, json for errors, uniform error body, same body for all errors,
  failing requests the same body, json body with a code, errors with a hint, one format for
  failures, unified error answers, exceptions become answers, crash becomes a 500
schemaerrors: | proper message when validation fails, message for the user, explain what is wrong,
  wording of validation errors, user sees cryptic messages, understandable messages
validate: | reject bad requests, refuse bad data, make sure a field is there, check incoming data,
  wrong body, not a positive integer, field is not a number, number out of range, reject a
  request, field missing in the request, wrong value in the body, age must be positive
typecoercion: | converts values, converts on its own, change types of values, cast query values,
  number arrives as text, query is always text
ajvoptions: | remove unknown fields, fill in default values, settings of the validator, convert on
  its own
responseschema: | secrets in the answer, too many fields in the answer, strip fields from answers,
  password in the answer, never part of the answer, never part of what the api returns, what the
  api returns, returns too much, hash in the answer, internal fields in the answer, do not return
  the password
serialize: | make json output faster, faster json, json takes too long
sharedschema: | reuse a schema, one definition many routes, common parts of schemas, same object
  in many schemas, avoid repeating schemas
fluentschema: | schema in javascript, build a schema with functions, without writing json by hand
hook: | protect a group of routes, protect some routes, authentication for some routes, guard a
  group of routes, reject before the handler, code around each request, run on every request,
  where does a check belong, valid api key, check the api key, only requests with a key, token
  check, user must be logged in, session check for routes, stop a request early, add timing to
  each request
prehandler: | load the user first, permission check first, before my handler
onsend: | change answers before sending, add something to every answer
onresponse: | after the answer went out, measure requests, count answers, metrics of requests
ontimeout: on timeout | told of a time-out
hookscope: hooks are encapsulated | hook runs for too many routes, hook only for some routes
encapsulation: | two plugins apart, separate configuration, different settings in two parts,
  protects only some routes, group of routes with own settings, isolate a part, registered in one
  plugin, undefined in the next plugin, helper of one plugin, plugin does not see, other plugin
  cannot use, not visible in a sibling
pluginwrap: | plugin for everybody, make a decorator visible, decorator is missing outside, share
  a helper with all plugins, helper for every plugin
plugin: | put routes into a plugin, split the server in files, divide my code, organise a big
  project, large project structure
pluginpresent: | was the plugin loaded, plugin already there
loadorder: | wait for the database, load after another plugin, plugin must wait, in which order,
  before the routes are loaded, routes start before the database, plugin has not connected yet,
  wait until connected, database is ready first
decorator: | property already present, add a property to the request, add a function to the
  server, put the user on the request, current user on the request, store the user on the request,
  keep a client on the server object, reuse a connection in handlers
referencetype: | object shared between requests, data of one user seen by another, same object for
  every request
getter: | compute a property each time
typesaugment: | typescript knows my property, property I added, types of my decorator, tell
  typescript about
genericroute: | types of body and query, type for query parameters, request body has no type, body
  has the type unknown, tell the compiler, what is in the body, type parameters of a handler
typeprovider: | typescript from schema, types without writing them twice, body typed by its
  schema, request body is unknown, tell the compiler what is in the body, types follow the schema
keepalive: | idle time of connections, idle time is shorter, balancer drops connections,
  connections dropped when idle, connection reset by the balancer, connection reset after a while,
  random connection resets
connectiontimeout: | connection that does nothing, silent clients
requesttimeout: | slowloris, attack with slow requests, request never completes, never finishes
  sending, sends one byte at a time
maxrequests: | requests on one connection, recycle connections
forceclose: | close takes forever, stop takes forever, server will not stop, open connections at
  shutdown
graceful: | stop without losing requests, deploy without errors, finish running requests, restart
  without downtime, container is replaced, rolling deployment, before the process is replaced, pod
  is terminated, let requests complete
closing503: | requests while stopping
onclose: | disconnect redis, close the client, close redis, disconnect from the database, when the
  server shuts down, release a pool, free resources at the end, close pools at the end
onready: | warm a cache before start, after all plugins loaded, work before traffic
onlisten: | after the server listens, once it accepts connections, server has begun to listen
listeningaddress: | which port did it get, learn the port, free port, port chosen by the system
listen: | bind to all interfaces, only this machine can connect, port is taken, address in use,
  connection refused, nobody can reach the server, works only on my machine, server in docker
  cannot be reached
initialoptions: | read the options of the server, which options are active
ownserver: | existing http server, use my own http server
trustproxy: | caller behind a proxy, ip behind a proxy, proxy in between, ip of the caller,
  forwarded header, proxy hides the client, machines of cloudflare, behind a cdn, all requests
  have the same address
clientip: | ip of the caller, ip of a client, who is calling
subdomains: | which host was asked, host without port
protocolname: | was it https, http or https
proxy: | nginx configuration, haproxy configuration, terminate tls before, several services on one
  machine, several apps behind one address, static files by another server
https: | tls for my server, certificate file, serve over tls, certificate for the server
http2: | http2 server, support for http2, modern http
capacity: | how many instances, instances per cpu, how big a machine, cores for each instance, cpu
  for the server, memory for the server, how many users can it serve, size of the server
cluster: | several instances, instances on one machine, all processors
kubernetes: | run in kubernetes, pod settings
serverless: | cloud functions, serverless platform, function as a service, without managing
  machines, no machines to manage, try a service in the cloud, pay only when used
lambda: | aws function, run in aws
degrade: | server gets slow, slow under load, slow routes, too many schemas
benchmark: | how fast is it, requests each second, faster than others, compare the speed, measure
  my server
inject: | tests that make requests, requests in tests, test my routes, routes without starting,
  without starting the server, without a running server, fake a request, never touch the network,
  tests without network, handlers with tests, cover handlers with tests, call handlers from a
  test, tests of my api
testsetup: | how to arrange a project for tests, build the server in tests
debugtests: | step through a test
lts: | policy for old versions, supporting old versions, which node is supported, security fixes
  for old versions, end of support, until when do we get fixes, version is too old
upgradeguide: | upgrade my project, something broke after upgrading, differences between versions,
  moving from the old version, does not start after the upgrade, changed after an update
ecosystem: | list of plugins, find a plugin, authentication plugin, plugin for sessions, plugin
  for uploads, does somebody have a plugin, plugin for logins
middleware: | use cors package, connect style functions, use express modules, reuse code from
  express
requestlogging: | health checks flood the log, line per request, two lines per request, line for
  each call, too many request lines
ownlogger: | bring another logger, replace the logger, logger of our company
requestid: | own request ids, id from a header, uuid per request, same id as the caller, follow
  one request, which lines belong together, find all lines of a request
prototype: | proto in json, dangerous json, attack through json, poisoned json, trick in a json
  body, body overwrites methods
unsafevalidator: | schema of a user, is it safe to take schemas
regexdos: | dangerous regular expression, slow regular expression
malformedrequest: | client sends garbage, handle bad http
abortsignal: | stop a query when the client leaves, stop a search nobody waits for
onabort: | client disconnects, connection closed by the client, user cancels, user closed the
  page, person left the page, nobody reads the answer
securityreport: | found a security problem, whom do I tell
threatmodel: | is this a vulnerability, what is not a vulnerability
principles: | why was it made, goals of the project
frameoptions: | nobody may frame, clickjacking, framed by others, page in a frame, overlay attack,
  beneath a layer, phishing site shows my page, page displayed by a phishing site, stolen clicks
csp: | inline scripts no longer run, inline script is blocked, template scripts blocked, style
  sheet is blocked, font is blocked, image blocked, scripts from a cdn, nonce for scripts, allow a
  script, refused to load, allow inline, which sources are allowed, third-party code on my page,
  stop foreign code, protect against injected code
cspreport: | find out what would break, report violations
hstsheader: | downgrade to http, remember to use https, browsers should insist on https, must not
  be visited without tls, no visits without tls, domain only with tls, never without https, no
  unencrypted visits
nosniffheader: | sniffing the type, sniff content, browser treats text as html, upload treated as
  a script, wrong content type executed
coop: | popup for payment, popup talks to the page, page that opened it, window opener, payment
  provider popup, other window controls mine
coep: | high resolution timers, shared memory in the browser
corp: | others embed my images, bandwidth stolen, images used by other sites, images on foreign
  pages, use of my files by others
referrerpolicy: | hide the referrer, url with a token leaks, do not tell other sites, link reveals
  the page, previous address is sent, leak of the address
poweredby: | hide server software, attackers see express, hide what we use, banner of the server
securityheaders: | headers package, header package, add security headers, quick protection for a
  site, headers every site needs
helmetoptions: | turn one header off, configure a header, disable a header
uploadevents: | read fields and files, text fields and files, posted form with files, receive a
  form, fields of a posted form, parse a form, process a file while it arrives, handle files of a
  form
uploadlimits: | too many attachments, how many attachments, file too big, refuse large files,
  limit the files, attachments above a size, refuse attachments, while they are still arriving,
  five megabytes, stop an upload early
uploadsafety: | file name with a path, malicious file name
`;
