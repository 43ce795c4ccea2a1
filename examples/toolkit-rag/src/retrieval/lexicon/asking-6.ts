/** What people want of servers, browsers, data and tools, in passing words. */
export const askingGroups6 = `
csp: | allow a single inline script, permit one inline snippet, one particular script, sources for
  scripts and styles, inline style blocked, allow my cdn, restrict where content comes from,
  script injection, google analytics blocked, load fonts from elsewhere
cspreport: | test rules without breaking
hstsheader: | list built into browsers, first visit already encrypted, subdomains too, remember
  for a year
frameoptions: | embed my page, forbid embedding, my page inside another page, hidden frame attack,
  overlay over my page
referrerpolicy: | which address is passed on, hide the address of the previous page, privacy of
  links
nosniffheader: | browser should believe the content type, executable by mistake
coop: | isolate my window, popups cannot reach back
coep: | isolated page for precise timers
corp: | use of my images elsewhere, forbid loading my files
originagent: | own process for each origin
dnsprefetch: | early resolution of names
downloadopts: | old internet explorer downloads
crossdomainpolicy: | old flash policy
poweredby: | remove the technology header, do not tell the framework
xssfilter: | old browser protection, disable the buggy filter
securityheaders: | sensible protection with one line, default protection headers
helmetoptions: | turn a single protection off, adjust one protection, one response field breaks
  something
uploadevents: | get the content of an upload, handle each file, fields and files of a form, save
  to disk while receiving
uploadlimits: | cap the size of files, cap the number of files, too many fields
uploadtruncated: truncated, limit event | file was cut, cut because too large, file incomplete,
  notice a cut file, size limit reached, only part of the file arrived
uploadunread: | form parsing never ends, ignore a file, skip a file
uploadsafety: | name of the uploaded file is dangerous
charsetbody: | character set of form fields
passwordhash: | how passwords are kept, protect a stolen user table, never store plain passwords
argonparams: | make hashing slower, memory and iterations, recommended cost, hashing settings
argonverify: | compare typed with stored, typed password with stored one, does it match the stored
  hash, log-in check, compare at log-in
rehash: | old hashes after changing settings, hash needs renewal
argonvariants: | which variant is recommended
ipmatch: | is a client in a list, block some networks, only certain networks, belongs to a range,
  compare with a network
iprange: | address of my own machine, reserved or public, kind of an address
ipvalid: | user typed an ip, is that an ip, detect wrong addresses
cidrvalid: | check network notation
ipmapped: | normal form of a mapped address, ipv4 over ipv6 socket
ipnormal: | compare textual addresses, write an address uniformly, shorten an address, full length
ipbytes: | list of numbers from an address, address into numbers, convert an ip into an array,
  binary address
netmask: | number of bits from a mask, mask from number of bits
broadcast: | last address in a network
networkaddress: | first address in a network
zodinfer: | compiler works out the shape, static shape from the validator, type follows the
  validator, derive the shape, one source for types and checks
zodparse: | does the data have the right shape, check at runtime, check an api response
zoderrors: | which field is invalid, inspect the mistakes, no try and catch
asyncparse: | rule needs a lookup, rule is asynchronous
zodaot: | validation is a bottleneck, compile the checks
embeddedpg: | database for tests from npm, database vanishes after the run, remove database files
  afterwards, temporary server for tests, start and stop a database in code, real server without
  installing
pgdocker: | container as root, database will not start as root
pgversions: | other version of the database
inmemorydb: | nothing is written to disk, database gone after the process, vanish after the run
fsdb: | keep the database in a folder
browserdb: | database on a web page, keep rows between visits
wasmdb: | postgres compiled to wasm
singleconn: | two programs connected, two programs at once, only one client, clients at the same
  time
socketserver: | reach the in-process database from elsewhere, real client for the in-process
  database, connect by tcp
devserver: | start database and app together
unixsock: | connect through a file
pgvectorext: | store and compare vectors, nearest rows
pgfeatures: | features of the postgres client
pool: | share database connections
propertybased: | generate inputs, inputs by chance, test laws instead of examples
shrink: | simplest counterexample, small failing case
seed: | reproduce a random failure
fcrunners: | property tests in my runner
fcrace: | order of asynchronous steps
formatter: | uniform layout of code, reformat source
lint: | detect suspicious code, static checks
biomecheck: | one command for layout and checks
biomemigrate: | replace my linter and formatter
biomeeditor: | support in my editor
ast: | represent a program as a tree
parsecode: | read javascript into a tree, fast parser
oxcvisitor: | go through all nodes, collect identifiers
oxcesm: | dependencies of a file, what does a file import
oxcspan: | offsets of nodes
oxcspeed: | parse very quickly
nodebinary: | pin the runtime, fixed runtime version in a project, runtime as a dependency
tsinstall: | newest compiler from npm
typescript: | static checks for javascript
dtpackage: | missing type definitions
testrunner: | run unit tests
e2e: | test in a browser, drive pages
prefix: | versions under different base paths, base path for a group, different base paths, all
  addresses start alike, mount under a path
constraints: | choose by a condition, custom routing condition
routelist: | overview of endpoints, print what is registered, endpoints at start-up, generate a
  list of routes
onroute: | react when a route is registered, collect endpoints while they are registered
hasroute: | does an address exist already
notfound: | custom page for unknown addresses, addresses that I do not serve, answer for unknown
  addresses, what happens with unknown urls
errorhandler: | turn errors into answers, central treatment of exceptions, hide internals from
  clients, log and answer errors, error format of the api, throw in a handler
customerror: | own error classes, error with a status
errorcode: | list of error identifiers, explanation of an error identifier
schemaerrors: | text of validation errors, own wording for invalid input, language of validation
  messages
attachvalidation: | deal with invalid input in the handler
validate: | check the body of a post, refuse incomplete input, input has the wrong shape, check
  parameters, rules for incoming json
ajvoptions: | fill in missing values, defaults for missing values, strip unknown properties, more
  than one error, options for the json schema validator
typecoercion: | turn strings into numbers, automatic conversion of input
allerrors: | collect every mistake, all mistakes in one answer
validatorchoice: | other validator than the built-in one, validate with another package, validate
  with zod or joi
sharedschema: | schema needed by several endpoints, where to keep a schema, keep common schemas,
  one address schema for five routes, refer to a schema by name, schema used again and again
fluentschema: | write schemas in code, builder for schemas
responseschema: | only listed properties are sent, declare what is returned, speed up answers with
  a schema, hide a property from clients
bodycontenttype: | other schema per content type
bodylimit: | largest accepted body, refuse large bodies, body is too big, allow larger posts
contentparser: | read another kind of body, body is not json, parse csv bodies, parse xml bodies,
  reject unknown kinds of content
customparser: | own way to parse a body
emptybody: | post without content
hook: | code before every handler, code after the answer, check each request first, authenticate
  every request, common checks, change the request before the handler, interceptors
prehandler: | right before the handler
prevalidation: | before the input is checked
preparsing: | unzip a body, decrypt a body
preserialization: | wrap each payload
onsend: | minify answers, sign answers, last chance to change an answer
onresponse: | statistics after answers, write metrics
ontimeout: | log requests that time out
errorhook: | report exceptions to a service
onclose: | run code at shutdown, close resources, disconnect cleanly
onready: | code once everything is loaded, before accepting requests
onlisten: | code after listening
preclose: | end websockets at shutdown
onregister: | code for each plugin
hookscope: | hook does not run, hook is not called for my route
decorator: | configuration object for handlers, reachable from every handler, share an object with
  handlers, put a service on the server, utility for all routes, attach something to the request,
  access the database in handlers
referencetype: | state leaks between requests, one object for all requests
getter: | lazily computed property
dependencies: | helper needs another helper
encapsulation: | scope of a plugin, only inside of this plugin, what is shared between plugins,
  parent and child contexts, isolate routes
pluginwrap: | make something global, available outside the plugin
plugin: | structure of an application, split into modules, files for routes, organise code
pluginpresent: | check that a plugin is loaded
pluginname: | name of a plugin
plugindeadline: | plugin takes too long to load
loadorder: | start things one after another, plugin depends on a plugin, wait for a promise at
  start
pluginerrors: | plugin could not be loaded
goodplugin: | rules for a package that others install, package for other servers, guidelines for
  plugin authors, share my plugin with others, publish my extension, what belongs in a plugin
  package
esmplugin: | import syntax for plugins
autoload: | register a whole folder
middleware: | functions of express, reuse old middleware
inject: | requests without a port, test an endpoint quickly, tests in memory
testsetup: | make the application testable, separate server and application
debugtests: | attach a debugger to tests
httpinjection: | requests in tests without a socket
realservertest: running server | tests through a real socket, real socket in tests, tests with a
  real port, real network tests
listen: | start the server, which address to bind, reach it from outside
listeningaddress: | address the server got
keepalive: | keep sockets open, how long idle sockets live, connections on which nothing happens,
  unused connections closed, close idle connections after a while
connectiontimeout: | connections on which nothing happens, drop silent connections, inactive
  connections closed after a while, socket without traffic
requesttimeout: | request that never ends, time for the whole request to arrive
handlertimeout: | time limit for an answer, abort slow handlers
maxrequests: | close a connection after some requests
forceclose: | shut down although clients are connected, end open connections
graceful: | shut down politely, finish work before stopping, zero downtime
closing503: | refuse during shutdown
https: | offer tls, pass a key and certificate, secure server, encrypted server, what is needed
  for tls
http2: | newer http, multiplexed
ownserver: | custom node server below
caserouting: | ignore upper and lower case in addresses
slashes: | address with or without a final slash
duplicateslash: | ignore repeated slashes
maxparam: | parameters that are too long
regexdos: | unsafe patterns in routes
malformedrequest: | invalid http from clients, low-level client errors
rewrite: | change addresses before routing
prototype: | harmful json keys, object pollution
unsafevalidator: | schemas from strangers
requestlogging: | turn request lines off, log less about requests
routeloglevel: | quiet endpoint, health endpoint not logged
ownlogger: | use my company's logger, other logging package
typeprovider: | static types from json schema, input typed by schema, typebox with the server, zod
  with the server
genericroute: | types for body and query, typed handler
typesaugment: | typescript does not find my decorator, extend the types of the request
serverless: | run as a function, same code as a function, deploy without a server, functions of a
  cloud vendor, container without machines
lambda: | function in amazon's cloud, amazon function
googlecloud: | google functions, google container
vercel: | deploy to vercel
dbmigration: | change the database schema in steps
mysql: | connect to mysql
postgresplugin: | connect to postgres
redisplugin: | connect to redis
mongoplugin: | connect to mongodb
proxy: | tls in front of the server, nginx before node, share a port between services, why a proxy
  in front
k8sprobe: | restarts in the cluster, probes fail, cannot be reached in a pod
capacity: | sizing of production, hardware for production
cluster: | one process per core, several copies on one host
degrade: | what slows the server down, too large responses, blocked for a long time
benchmark: | measure requests per second, load test for my branch
delayrequests: | wait for another system, refuse until ready, not serving before
upgradeguide: | what must I change for the new major, migrate my code
ecosystem: | existing plugin for, third-party extension, list of extensions
deprecate: | will be removed later, warning about old usage
warning: | meaning of a warning
diagnostics: | trace with channels, instrument the framework
principles: | ideas behind the framework
stylewriting: | how to write documentation
headroute: | answer to head automatically
customverb: | other http verbs
initialoptions: | settings the server runs with
schemamanager: | replace how schemas are stored
compilers: | own compiler for validators
`;
