/** What people want of servers and logs, in passing words. */
export const askingGroups5 = `
level: | how much is logged, set the verbosity, quieter logger, log more, log less, show only
  warnings, hide debug lines, threshold for log lines, minimum severity to print, default
  verbosity, drop unimportant lines
levelchange: | verbosity while the service is running, change verbosity without restart, switch
  debugging on in production for a minute, notified when the level changes, temporarily log more
levelenabled: | skip expensive work, compute a message only when needed, will this line be printed
  at all, costly string for nothing
customlevel: | severity of our own, additional kind of severity, extra method on the logger, names
  of severities changed, business events as a level
redactpaths: | secrets stay out, blank out a property, replace a value by stars, confidential
  property dropped, remove a property completely, wildcard for several keys, nested secret in an
  object, every element of an array hidden, authorization header not logged, mask personal fields
redactsafety: | may users configure what is hidden, paths from users
redactcost: | performance of masking, does masking slow down logging
mixins: | property computed for each line, same dynamic field everywhere, current span on each
  record, async context on each record, add a property to every record automatically, which value
  wins when mixing
basefields: | constant properties of each line, leave out host and process, who wrote the line,
  remove default properties, smaller lines
timeformat: | leave the time out, no time in lines, other clock format, time as iso string, time
  in nanoseconds, line without a date, seconds instead of milliseconds
messagekey: | the text under another name, aggregator expects another name for the text
errorkey: | exception under another name
nestedkey: | my own properties collide with the logger's, put payload in its own object
levelformat: | label for the severity, text for the severity, aggregator wants uppercase levels,
  severity readable
serializer: | shrink what is logged, exclude parts of an object, log the user agent, add a header
  to the request log, log only the id of a user, custom form of request and response, objects are
  too verbose
logerror: | pass an exception to the logger, exception as the first argument, exception in a
  record, cause of an exception, stack and message of an exception, error inside an object is
  empty
msgprefix: | put a word before each message, mark messages of a module
silentlog: | switch all output off, turn the logger off, logger off while tests run, mute
  everything, disable in unit tests
crlf: | line ends for windows tools
browserlog: | logger on a web page, prints on a web page, logger in the frontend, send client-side
  errors to the server, browser console output as objects, post logs from the page, which line of
  source logged
transport: | deliver lines to another process, hand lines to another program, where do lines go,
  send lines over the network, forward to a collector
writetransport: | program my own target, own code receives each line, insert lines into my own
  storage
transportpipeline: | alter each record before it is handed on, modify records on the way, filter
  records on the way, transform lines in another thread, drop records before sending
tstransport: | target written in typescript
filetransport: | simply write a file, create missing folders, append to a file
syncwrite: | collect lines in memory, write in larger chunks, fewer disk operations, throughput of
  logging, lines appear late, minimum chunk
flush: | force writing now, lines missing after exit, wait until everything is written, write
  remaining lines at shutdown, abrupt end, lost on process exit
childlogger: | logger with preset fields, logger bound to a request, repeat fields in all lines,
  logger of a component, add the job number to all lines, attach context once
childcost: | many derived loggers, is a derived logger expensive
onchild: | hook for derived loggers
multidest: | split by severity, second output, errors to stderr, one logger two files, duplicate
  lines to another stream, same line twice in two places, info here and errors there
transportworker: | does logging block requests, log in a worker, offload logging, main thread free
async log: | logging without waiting, postpone writing
pinobundle: | build step breaks logging, works in development but not after bundling, single
  output file, packed with a bundler
prettyprint: | pleasant output at the terminal, nice output for people, easier on the eye, indent
  and colour, output during development
logrotate: | keep the last seven days, limit disk usage, compress old files, new file at midnight,
  size of log files
reopen: | external tool renames the file, signal to open the file again, continue in a new file
  after a rename
logfilter: | pick lines from the output, only look at errors, query json lines in the shell
systemd: | run the logger as a unit
dupkeys: | field given twice, same property in parent and child
msgconflict: | text is overwritten by an object, object has a property called msg
debugmodule: | capture output of dependencies, dependencies use the debug package
windowsterm: | umlauts broken in the console, emoji broken in the terminal
stackdriver: | levels wrong in google, google logging severity
loki: | logs visible in grafana
testlogger: | assert on log lines, expectations about logs, unit test for logging, fake logger in
  tests
expresslog: | middleware that logs, log calls to my express app
frameworkslog: | logger together with hapi, logger together with koa, logger together with nest,
  logger together with hono, log requests of a node server
logservice: | hosted log service, connect to a log vendor
emaillog: | chat channel for errors, post errors to a chat, notify the team, message to the team
  on errors, severe errors to a channel
dblog: | keep logs in a table, save logs in a database
kafkalog: | publish logs to a broker
otlplog: | traces and logs together
structuredlog: | rules for what may be logged, compiler complains about log calls, enforce a shape
  of log objects
legacytransport: | separate process reads stdout
preload: | load logging before everything else
logbenchmark: | fastest way to log
lts: | how long is a version maintained, maintenance window, until when security patches, old
  runtime supported, supported platforms, end of life dates
threatmodel: | what the maintainers consider a vulnerability, responsibility of the application
securityreport: | disclose a hole privately, contact for security problems
contribute: | send a fix, take part in the project
statuscode: | answer created, 201 after something was created, other code than 200, set the number
  of the answer, answer with no content
responseheader: | cache directives on an answer, set caching, add a field to an answer, allow
  caching, custom field on an answer
removeheader: | read a header that was set, take back a header
mediatype: | answer as html, answer as plain text, tell the client what kind of content
redirect: | point the browser to another address, permanent move, visitor lands elsewhere, after
  log-in go to
sendtypes: | return bytes, return a picture, return plain text, return an object
stream: | answer from a stream, transfer piece by piece, proxy a response, low memory for files,
  serve a huge export
webresponse: | return a fetch response
hijack: | do everything by myself with the socket, raw access to the response
elapsed: | duration of handling, milliseconds per request, how long did it take
trailers: | send something after the content
earlyhints: | preload assets before the answer
sendtwice: | answer sent already error, reply called twice
customserializer: | own encoder for answers, other encoding than json
querystring: | search parameters of a call, values after the question mark, query values in a
  handler, parse nested query values
parameter: | value from the path in a handler, id from the address
headercase: | header names in schemas
clientip: | ip address of whoever calls, address of the visitor
trustproxy: | address of the proxy instead of the client, forwarded address, protocol is wrong
  behind a proxy, scheme http although https
originalurl: | address before rewriting
requestid: | correlate lines, number of a request, own numbering of requests, take the number from
  a header
abortsignal: | cancel downstream work, signal when the client leaves
onabort: | client closed the connection early, stop computing when nobody listens
rawbody: | exact bytes that were sent, verify a signature of a body, unparsed content
route: | add an address, map a url to code, declare an address
routeoptions: | limit only for one address, different settings for one address
urlpattern: | part of the url as a variable, pattern in an address, optional piece in an address
hostroute: | depends on the host name, other handlers per host
apiversion: | two versions of an api, api in two versions, version in a header, old and new
  handlers for one address
`;
