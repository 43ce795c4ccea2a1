/** How people ask about servers, browsers and safety, by what they see and want. */
export const askingGroups1 = `
route: | which code answers which address, map addresses to functions, add a page to the api,
  answer a url, write an endpoint, declare endpoint
routelist: | list endpoints, see endpoints, which endpoints exist, overview of the api, endpoints
  the application offers, show all urls, debug routing, which paths are served
prefix: | start all routes with, begin with the same path, addresses begin with, same first part,
  repeat the base path, every url starts, under one path, put routes below, put everything under
  api, common start of all paths
wildcardroute: | rest of the path, match any path, anything below, paths of any depth
urlpattern: | number in the address, address with an id, optional part of the address, only digits
  in the path, which of two routes wins
hostroute: | same path different domain, domain per customer, domain each, tenant by domain,
  several brands one server, other code for each domain, depends on the domain, domain for each
  customer, several domains one server
apiversion: | old and new endpoint, two generations, generation of an endpoint, serve old clients,
  keep the old api, versions side by side, version chosen by a header, keep old answers, apps that
  were not updated, old response format, clients that have not been updated, new format for new
  clients
constraints: | choose handler by header, pick route by header, same url several handlers
caserouting: | upper or lower case address, capital letters in url
slashes: | address with slash at the end, slash makes a difference, extra slash in address
querystring: | read search terms, parameters after the question mark, parse query parameters
notfound: | page does not exist, address does not exist, addresses that do not exist, unknown
  page, wrong address, page for missing, nothing at this address, visitor mistyped, url that
  nobody handles, missing route answer, typo in the url, nothing at this url
unmatched: is404 | no route matched, whether a route matched, which route matched
fallbackhandler: | answer unknown addresses, own page for missing, nice page missing
errorhandler: | turn exceptions into answers, translate exceptions, same answer for all errors,
  what clients see after an error, catch errors in one place, one place for errors, exceptions of
  handlers, handler throws, own error page, stack shown to users, hide internal errors, format of
  error answers
errorhook: | watch errors, send errors to a tracker, notified of every error
statuscode: | answer with 404, answer with 201, set the code of the answer, status number
redirect: | send the visitor to another page, send to another page, send users elsewhere, page
  moved, go to another address, forward visitors, take visitors to another, address has moved, old
  page to new page
mediatype: | say what kind of content, type of the answer
responseheader: set header, response header, response headers, reply header | add a field to the
  answer, header on the answer, header on every answer
stream: | big file without memory, large file memory, send a video, send file piece by piece,
  answer before all is read, file too big for memory, without loading the whole
hijack: | answer on my own, bypass the framework, write to the socket myself
earlyhints: | tell the browser early what to load
trailers: | checksum at the end of the answer
requestid: | number for every request, follow a request through the logs, tie log lines to a
  request, same id on all lines, number each call
trustproxy: | everybody same address, everybody seems to come from one machine, address of the
  balancer, see the real visitor, all users have one ip, real ip of visitors, visitors same
  machine, ip of the load balancer, wrong client address, https recognised behind a proxy
proxy: | in front of node, in front of my server, put nginx in front
clientip: | where a request comes from, ip of the visitor, who called, address of the caller
bodylimit: | larger than a megabyte, accept larger documents, bigger json, bigger requests,
  largest request, upper bound on a body, body too large, raise the size, refuse huge bodies, cap
  the size, more than 1 mb of json, too much json, clients get 413, answer 413, bigger documents,
  upload of json fails
uploadlimits: | upper bound picture, largest file a visitor may send, cap uploads, limit file
  size, restrict uploads, too many files, picture too large, size of a picture
uploadevents: | save a picture, store a file that came with a form, save file to disk, picture to
  disk, write uploads, form with a file, receive an attachment
uploadunread: always consume the stream | upload never finishes, form never ends, upload hangs,
  upload stuck
uploadsafety: | trust the name of a file, file name from a browser, safe file name
requesttimeout: | drop slow clients, client sends slowly, request arrives slowly, slow clients,
  sends data slowly, bytes trickle
handlertimeout: | handler never answers, answer takes too long, give up on a handler, stop slow
  handlers, endpoint sometimes takes minutes, answer must come in time
keepalive: | how long a connection stays, keep connections open, idle connection
forceclose: | server does not exit, does not stop, hangs when stopping, browser keeps connection
  open, shutdown hangs, process stays alive, will not terminate
closing503: | requests during shutdown, answer while stopping
onclose: | close connections at exit, let go of connections, release at exit, close database at
  the end, when the program ends, program stops, disconnect at the end, clean up at exit
onabort: | visitor left, closed the tab, shut the tab, browser was closed, stop expensive work,
  user went away, nobody waits for the answer, client gave up, cancel work when the client
abortsignal: | cancel a query, stop work when nobody waits
delayrequests: | refuse traffic until, no traffic before, until another service answered, wait for
  a remote service, not ready to serve yet, hold back traffic, not yet ready, dependency is not
  there yet
onready: | before the first request, run at start, work before serving
hook: | run before the handler, run code for every request, check before a handler, before each
  request, after each request, logged in before, caller is logged in, protect routes
lifecycle: | order of code around a handler, which code runs first, order of steps, what runs when
decorator: | make available in all routes, connection in all routes, share a connection, available
  everywhere, use one object in all handlers, put something on the server
encapsulation: | missing in other files, missing in the others, not there in another file,
  undefined in another file, only visible in one file, add in one file, other plugins cannot see,
  helper of another plugin, keep a plugin private, parts see each other
pluginwrap: | visible in the parent, share with other files, available outside of the plugin
loadorder: | one plugin before another, plugin needs another, in which order plugins
plugindeadline: | plugin never finishes loading, start takes too long, start-up times out
bootcli: | start from the terminal, start without a main file, run from the command line, new
  project from a template
autoload: | load all files of a folder
inject: | test without a port, check without opening a port, automated check of an endpoint, call
  an endpoint in a test, test routes without network, no port in tests, exercise an endpoint
goodplugin: | test a plugin, tests for a plugin, publish my plugin, document a plugin
testsetup: | arrange code for tests, make my server testable
headroute: | answer head requests
rewrite: | change the address before routing, old addresses to new handlers
unsafevalidator: | schemas from users
responseschema: | shape of the answer, no extra property, property leaks out, describe the answer,
  which fields go out, leave fields out of the answer, only listed fields, faster answers, answer
  without secret fields
serialize: | object to json, json faster, turn objects into json
customserializer: | answer in another format, other than json
validate: | refuse bad input, check what users send, check request data, wrong fields, check the
  body, required fields, refuse wrong requests
allerrors: | all invalid fields, all mistakes at once, every wrong field, not only the first,
  first mistake only, more than the first, report all wrong fields
validatorchoice: | use joi, use yup, another library for checking, other validation library
schemaerrors: | own text for wrong fields, message for wrong input, translate validation messages
attachvalidation: | handle wrong input myself, look at validation faults in the handler
typecoercion: | text becomes a number, string where number expected, parameters are strings
sharedschema: | same schema in several routes, repeat a schema, use a schema twice
contentparser: | posts xml, send xml, not json, other body formats, gets a 415, unsupported kind
  of content, accept csv, accept text, client sends another format, read form posts
rawbody: | bytes of the body, body as bytes, untouched body, signature over the body, body before
  it is parsed, raw request
prototype: | tamper with objects, malicious payload object, overwrite built-in objects, attacker
  adds a property to every object, malicious json, dangerous keys in json, every object inherits,
  tamper with inherited
malformedrequest: | broken requests, garbage instead of http, address cannot be decoded
http2: | newer protocol, newer version of http, several answers over one connection
https: | encrypted connection, own certificate, serve encrypted, key and certificate
listen: | reachable only inside the container, not reachable, from outside the container, other
  machines cannot connect, which port, choose the port, reachable from my phone
k8sprobe: | pod restarts, pod unreachable, probe fails, pod is not ready
container: | put into an image, run in a container, image for the server
capacity: | how many cores, size of the machine, resources for production, how much memory
cluster: | use all cores, several processes, more than one process, second instance
degrade: | why is it slow, what makes it slow, blocked loop
serverless: | run in the cloud without a server, function in the cloud, run on lambda, api on
  lambda, run on google cloud, run on vercel
ecosystem: | is there a plugin for, plugin for authentication, plugin that does, ready-made
  solution, somebody already wrote
upgradeguide: | going from version, from version 4, move to version 5, after the new version,
  changed in version, what changed, code fails after an update, new major version
lts: | months of support, old release fixes, how long fixes, old major fixes, until when
  supported, still get fixes, which node versions work
securityreport: | report a hole, report a security problem, tell the authors about a hole
threatmodel: | whose fault, counts as a security problem, responsible for security
frameoptions: | sites showing mine, show my page inside theirs, other sites show my site, inside
  another page, my site inside, site in their frame, put my site in a frame, other people's sites
csp: | which scripts may run, restrict scripts, scripts on my pages, load from other servers,
  allowed origins of scripts, stop injected scripts, images from another host, content policy
cspreport: | try a content policy, policy without blocking, see violations first, only report
hstsheader: | only the encrypted version, never unencrypted, encrypted for a year, refuse plain
  http, browsers remember https
referrerpolicy: | where they came from, learn where users came from, follow a link to another
  site, page they left, address of my page given away, leak addresses to other sites
poweredby: | tells we run express, hide express, hide the framework, which framework we use,
  reveal the framework, what software we run, tells everybody what we use
nosniffheader: | browser guesses the type, guess the type of a file, text run as a script
coop: | window opened by another site, popups reach my page, windows apart
corp: | pictures on foreign websites, images displayed elsewhere, other websites show our images,
  other sites use my images, images on other sites, hotlink, embed my images elsewhere
dnsprefetch: | look up names in advance, privacy of name lookups
downloadopts: | open a download in the context of my site
crossdomainpolicy: | flash reads my data, pdf documents read my data
xssfilter: | old filter of browsers, filter against injected scripts
securityheaders: | headers to protect, protective headers, safer headers, sensible headers
helmetoptions: | some of the headers, only some headers, one header less, leave out one header,
  only one header, switch a header off
cors: | call my api from another domain, another origin calls, blocked by the browser
ratelimit: | too many calls, calls per minute, stop floods of requests
middleware: | express middleware, use express packages, existing middleware, connect middleware
typeprovider: | types from a schema, types of the body from the schema, shape twice, declare the
  shape twice, one declaration for types and checks
schemamanager: schema controller, schema store | keep schemas elsewhere, own store of schemas
compilers: validator compiler, serializer compiler | build my own validator, replace the
  serializer
semicolon: semicolon delimiter | semicolon in the address, parameters after a semicolon
printplugins: print plugins | tree of plugins, which plugins are loaded
genericroute: | type of the body, type for the body, types of parameters, typed request, type the
  query, types of a route, type of a request
typesaugment: | compiler does not know my property, property unknown to the compiler
`;
