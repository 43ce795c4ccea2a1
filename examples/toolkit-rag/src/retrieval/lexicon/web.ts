/** HTTP, servers, browsers and what travels between them. */
export const webGroups = `
http: https, web protocol, request response, hypertext
request: incoming call, api call, inbound, req, call comes in, query | call, incoming, ask, hit,
  visit, traffic, inquiry
response: reply, answer, outgoing, res, respond, send back
server: service, backend, host, daemon, listener, web server, application server | machine, box,
  computer
client: caller, consumer, browser, visitor, user agent, customer, other side | user, people,
  somebody, stranger
browser: chrome, firefox, safari, webkit, chromium, client side, web page, tab, frontend, front
  end | window
website: web site, web page, site, web app, webpage | web shop, homepage, portal
header: headers, http field, metadata, response header
cookie: cookies, session cookie, set-cookie, remember me | session, remember
session: logged in, sign-in state, login state, stay logged in
login: log in, sign in, authenticate, authentication, authenticated, signin, log on, credentials,
  who the user is, identity | account, password, who somebody is
permission: authorization, authorisation, access control, role, privilege, rights, acl | allowed
  to, admin, access
endpoint: route, url, path, uri, resource, handler, api path | page, location, entry
route: routing, router, endpoint, path, url pattern, url, dispatch
parameter: param, params, argument, placeholder, variable, path segment, query string, dynamic
  segment, wildcard | part of the address, part of the path, piece of the url, id in the url, part
  of the url, named segment, placeholders
querystring: query string, search params, url parameters, question mark, get parameters | search
  parameters, url arguments, behind the url, filter and paging, after the ?, search terms, options
  in the url, nested query, arrays in the url, qs
body: payload, content, post data, request body, entity, submitted data | posts, posted, sent
  data, posted data
json: javascript object notation, serialised object, stringify
serialize: serialise, serialization, serialisation, stringify, encode, marshal, dump, to json,
  turn into json, output shape | turn into text, answer shape, only some fields, object to string,
  convert to text, shape of the answer, produce json, convert
deserialize: deserialise, unmarshal, decode, parse
form: forms, html form, submit, urlencoded, form field, form data, input field | web page form,
  html page form, text fields, fields of a form, submitted page form, submitted form, page form,
  input fields, form post
upload: uploads, file upload, multipart, attachment, attach file, send a file, form-data, incoming
  file, photo, picture | photos, pictures, send files, incoming files, files somebody sends,
  attachments, attach, documents people send, user files, submitted files, avatar, profile photo,
  csv upload, receive files, receive a file, user uploads, file from a form, posted file,
  uploading, image, scan
download: save file, send file, attachment, serve file, file download | fetch, save, get a file
file: files, document, disk, filesystem, file system, stream to disk | picture, photo, csv, pdf,
  attachment, image
static: assets, images, css, public folder, serve files, static files, stylesheet
stream: streaming, pipe, piping, chunk, chunked, readable, writable, flow, piece by piece, bit by
  bit, incremental, backpressure | little by little, in parts, huge file, large file, big file, as
  it comes, on the fly, progressively, gradually, line by line, reading it completely, whole file,
  as a download, serve a file, send a file, deliver a file, return a file, big download, export,
  holding it in memory, in memory, big video, video, movie, large download, pieces, chunks,
  without loading, continuous, incrementally, export of a large, big export, large
redirect: forward to another url, 302, 301, moved, send elsewhere, different page, go to another |
  another page, other page, other address, somewhere else, different address, forward the user,
  take the user to, bounce, point to another, other location, go elsewhere, new location, point
  to, send away, forwarding, another url, to another url, different url, new url
status: status code, 404, 500, 200, http code, response code
notfound: 404, not found, unknown route, unknown url, missing page, no route matches, nonexistent
  url, does not exist | doesn't exist, isn't there, nothing there, unknown address, no such page,
  no such route, wrong address, dead link, mistyped address, unmatched, no page, missing, nowhere,
  wrong url, unknown page, nice 404, own page for, does not match, no match, unknown path,
  non-existent
method: verb, get, post, put, delete, patch, head, options, http verb
mediatype: content type, content-type, mime, mime type, media type, accept, xml, application/json
  | kind of content, unsupported media, other formats, not json, csv, yaml, own format, unknown
  format, kind of data, soap
negotiation: accept header, content negotiation, versioning, version header, accept-version
version: versioning, versions, api version, semver, v1, v2, release | generation, generations,
  older clients, newer clients, several versions, side by side, editions
middleware: interceptor, express style, connect, pipeline step, layer, before each request |
  app.use, express add, express packages, express modules, existing express, express add-ons,
  express middlewares, add-ons, existing middleware, middlewares, use express packages, cors
  package
hook: hooks, lifecycle hook, callback, event listener, interceptor, before and after, on every
  request, plug into | before the handler, after the handler, before the request, before every
  request, run first, run code before, run code after, step in, interject, in between, certain
  point, beforehand, every request, each request, before each call, on each call, intercept calls,
  every incoming, check first, authentication check, run something, each call, wedge in, extra
  step, check who, guard routes, before my code, intercept, listen in, before, after, whenever,
  each time, moment, protect routes, protect some routes, authentication, require a login, behind
  a login, only logged in
lifecycle: life cycle, phases, order of execution, stages, flow, sequence of steps, what happens
  when | what order, which comes first, runs when, steps, stages of a request, order of steps,
  internally, what happens, under the hood, behind the scenes, receiving a request, which order,
  whole journey, path of a request, what happens to a request, from arrival to answer, phase,
  stage, order, sequence
plugin: plugins, extension, add-on, addon, third-party package, extend, ecosystem | reusable part,
  building block, split my app, package my code, modular, split code, separate files, piece,
  component, part, package
encapsulation: isolation, isolated, scoping, visibility, only inside, leak into, boundary,
  namespacing | siblings, sibling, visible to, not visible, see each other, leak out, private to,
  neighbours, invisible, isn't available, out of reach, hidden from, one part, another part,
  separate parts, different parts, parent, child, children, inherits, neighbour, isolation
  between, leaking, only for these routes, apply only to, sub application, separate, apart,
  boundaries, leak
prefix: base path, namespace, url prefix, common path, mount point, under a path, sub path | under
  a common path, same beginning, common beginning, start with the same, beginning of the path,
  beneath, under the same, same start, start of the address, folder of routes, under /api, in
  front of all routes, /v1, base url, without repeating, group of pages
decorator: decorators, decorate, attach property, add method, custom property, extend instance,
  augment | helper, helpers, utility, utility function, available everywhere, own property, add my
  own, global object, shared object, database connection, one connection, connection among, among
  all handlers, in all routes, all routes, all handlers, share configuration, shared
  configuration, share between plugins, own methods, add a method, extend the server, extend the
  request, put the user on the request, shared connection, share a connection, database handle for
  all, global helper, utility for all, attach, property
cors: cross origin, cross-origin, other domain, different domain, another site, access-control,
  origin
csrf: cross site request forgery, xsrf, forged request, forgery
xss: cross site scripting, cross-site scripting, script injection, inject script, injected code,
  malicious script
csp: content security policy, content-security-policy, allowed scripts, inline script, nonce,
  script source, script-src, directives | where scripts may come from, cdn, content delivery
  network, allowed sources, foreign scripts, third-party scripts, load scripts, external scripts,
  block scripts, allow scripts, scripts being executed, inline script blocked, script blocked,
  images blocked, style blocked, refused to load, allow a domain, google fonts, analytics script,
  whitelisted, sources, injected script, injected scripts, malicious scripts, run scripts, execute
  scripts, scripts, inline, content policy
hsts: strict transport security, strict-transport-security, force https, only https, https only,
  always https | unencrypted, must be encrypted, always encrypted, only encrypted, plain http,
  insist on https, enforce https, downgrade, remember to use https, remember https, how long will
  a browser remember, encrypted
clickjacking: iframe, frame, embed in a frame, x-frame-options, framing, embedded on another site,
  frame-ancestors, ui redress | inside a frame, framed, embed my page, embedding my page, frames,
  put my site in
referrer: referer, referrer policy, where the visitor came from, previous page, came from | page
  they came from, previous site, link they followed, link, leaving
sniffing: nosniff, mime sniffing, x-content-type-options, guess the type, content sniffing |
  guess, guesses, guessing, treats as another type, wrong type
fingerprint: x-powered-by, powered by, reveal technology, advertise, version disclosure, server
  banner, what software runs | hide the framework, name of the framework, hide technology, which
  framework, tell which software, which software, reveals the framework, software is used
proxy: reverse proxy, load balancer, nginx, haproxy, behind a proxy, gateway, forwarded,
  x-forwarded-for, in front of | sits behind, behind a, intermediary, terminates tls, edge server,
  balancer, tls termination, static files, several apps on one server, port 80, port 443, reverse,
  in front, middleman
clientip: client ip, ip address, remote address, real ip, visitor address, where the request comes
  from, caller address | real visitor, who is calling, which computer, true address, source
  address, real address, address of the user, originating address, origin of the caller
ip: ipv4, ipv6, ip address, internet address, cidr, subnet, network range, address range, netmask
  | numeric address, network address, v4, v6, dotted, network number
hostname: host, domain, domain name, virtual host, vhost, fqdn, subdomain
port: listen, bind, listening, socket address, address in use, localhost, loopback, interface
socket: tcp, connection, network connection, raw socket, unix socket, websocket
websocket: web socket, real time, realtime, live updates, bidirectional, ws, server push
keepalive: keep-alive, keep alive, persistent connection, idle connection, reuse connection,
  connection reuse | stay connected, stays open, open connections, reuse the same connection,
  unused connections, leave open, how long a connection stays, between requests, stay open
tls: ssl, https, certificate, encryption in transit, encrypted connection, secure connection,
  cert, x509 | encrypted, own certificate, padlock, certificates, secure line, private key,
  unencrypted
http2: h2, http/2, multiplexing, alpn, http 2 | newer protocol, binary protocol, second version of
  http, several requests over one connection
timeout: time out, time-out, timed out, too long, deadline, expire, give up, slow client, takes
  forever, time limit | too slowly, slowly, takes too long, runs too long, never answers, hurry
  up, no answer, time limits, maximum time, slow connection, dawdle, cut off, trickle, stalls,
  stalled, overdue, too late, slow handler, slow clients, slow sender, stuck, hang, hanging, take
  too long, abort slow, at most seconds, never finishes, endless, too slow, slowloris, idle
  client, gives up, patience
abort: cancel, cancelled, canceled, interrupt, aborted, client left, client disconnects, close the
  tab, go away, abortsignal | closed the tab, closes the tab, close the browser, gives up, no
  longer there, hung up, connection dropped, walked away, left early, went offline, goes offline,
  client gone, impatient, navigates away, leave, stop, break off
ratelimit: rate limit, rate limiting, throttle, throttling, too many requests, 429, flood, abuse,
  brute force, quota
overload: pressure, under pressure, too busy, load shedding, heavy load, unavailable, 503,
  back-pressure, traffic spike, saturated
cache: caching, cached, memoize, memoise, reuse result, etag, cache-control, avoid recomputing
compression: gzip, brotli, deflate, compress, smaller response
html: markup, web page, template, dom, tag, render
template: view, render, server side rendering, ejs, handlebars, templating
css: stylesheet, styling, style sheet
api: interface, rest, restful, web api, contract, endpoints
openapi: swagger, api docs, api documentation, api description
graphql: graph ql, apollo, mercurius
url: uri, link, address, href, web address
domain: host, site, dns, hostname
agent: user agent, bot, crawler, device
mobile: phone, handset, smartphone, tablet, android, ios, device
webhook: callback url, notification from, raw body
email: mail, e-mail address, mailbox, inbox | e-mail, mails, newsletter
trailer: trailers, trailing header, after the body
charset: encoding, utf-8, utf8, latin1, character set, unicode, non-ascii, accents
multipart: form-data, boundary, file parts, mixed parts, upload
casesensitive: case sensitive, case insensitive, uppercase, lowercase, capital letters, letter
  case, capitalisation | upper case, capital, lower case, upper and lower case, regardless of
  case, small letters
slash: trailing slash, double slash, extra slash, duplicate slashes | slash at the end, ends with
  a slash, final slash, slashes
popup: window, dialog, new tab, modal, alert, opener
permissionfeature: camera, microphone, geolocation, browser feature, permissions policy | use of
  the camera, access to the microphone
crossdomain: flash, adobe, acrobat, cross domain policy, silverlight
prefetch: dns prefetch, preload, preconnect, early lookup
backend: server side, server-side, back end
serverless: lambda, aws, cloud function, cloud functions, vercel, netlify, google cloud, azure,
  cloud run, functions, faas, edge | cloud provider, amazon, without servers, pay per call,
  functions as a service, lambda function, no server, without own server, pay per use, firebase
loadbalance: load balancer, several instances, horizontal scaling, scale out, cluster, multiple
  processes, replicas
`;
