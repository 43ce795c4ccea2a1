/** HTTP, servers, browsers and what travels between them. */
export const webGroups = `
http: https, web protocol, request response, hypertext
request: incoming call, api call, inbound, req, call comes in, query
response: reply, answer, outgoing, res, respond, send back
server: service, backend, host, daemon, listener, web server, application server
client: caller, consumer, browser, visitor, user agent, customer, other side
browser: chrome, firefox, safari, webkit, chromium, client side, web page, tab, frontend, front end
website: web site, web page, site, web app, webpage
header: headers, http field, metadata, response header
cookie: cookies, session cookie, set-cookie, remember me
session: logged in, sign-in state, login state, stay logged in
login: log in, sign in, authenticate, authentication, authenticated, signin, log on, credentials, who the user is, identity
permission: authorization, authorisation, access control, role, privilege, rights, acl
endpoint: route, url, path, uri, resource, handler, api path
route: routing, router, endpoint, path, url pattern, url, dispatch
parameter: param, params, argument, placeholder, variable, path segment, query string, dynamic segment, wildcard
querystring: query string, search params, url parameters, question mark, get parameters
body: payload, content, post data, request body, entity, submitted data
json: javascript object notation, serialised object, stringify
serialize: serialise, serialization, serialisation, stringify, encode, marshal, dump, to json, turn into json, output shape
deserialize: deserialise, unmarshal, decode, parse
form: forms, html form, submit, urlencoded, form field, form data, input field
upload: uploads, file upload, multipart, attachment, attach file, send a file, form-data, incoming file, photo, picture
download: save file, send file, attachment, serve file, file download
file: files, document, disk, filesystem, file system, stream to disk
static: assets, images, css, public folder, serve files, static files, stylesheet
stream: streaming, pipe, piping, chunk, chunked, readable, writable, flow, piece by piece, bit by bit, incremental, backpressure
redirect: forward to another url, 302, 301, moved, send elsewhere, different page, go to another
status: status code, 404, 500, 200, http code, response code
notfound: 404, not found, unknown route, unknown url, missing page, no route matches, nonexistent url, does not exist
method: verb, get, post, put, delete, patch, head, options, http verb
mediatype: content type, content-type, mime, mime type, media type, accept, xml, application/json
negotiation: accept header, content negotiation, versioning, version header, accept-version
version: versioning, versions, api version, semver, v1, v2, release
middleware: interceptor, express style, connect, pipeline step, layer, before each request
hook: hooks, lifecycle hook, callback, event listener, interceptor, before and after, on every request, plug into
lifecycle: life cycle, phases, order of execution, stages, flow, sequence of steps, what happens when
plugin: plugins, extension, add-on, addon, third-party package, extend, ecosystem
encapsulation: isolation, isolated, scoping, visibility, only inside, leak into, boundary, namespacing
prefix: base path, namespace, url prefix, common path, mount point, under a path, sub path
decorator: decorators, decorate, attach property, add method, custom property, extend instance, augment
cors: cross origin, cross-origin, other domain, different domain, another site, access-control, origin
csrf: cross site request forgery, xsrf, forged request, forgery
xss: cross site scripting, cross-site scripting, script injection, inject script, injected code, malicious script
csp: content security policy, content-security-policy, allowed scripts, inline script, nonce, script source, script-src, directives
hsts: strict transport security, strict-transport-security, force https, only https, https only, always https
clickjacking: iframe, frame, embed in a frame, x-frame-options, framing, embedded on another site, frame-ancestors, ui redress
referrer: referer, referrer policy, where the visitor came from, previous page, came from
sniffing: nosniff, mime sniffing, x-content-type-options, guess the type, content sniffing
fingerprint: x-powered-by, powered by, reveal technology, advertise, version disclosure, server banner, what software runs
proxy: reverse proxy, load balancer, nginx, haproxy, behind a proxy, gateway, forwarded, x-forwarded-for, in front of
clientip: client ip, ip address, remote address, real ip, visitor address, where the request comes from, caller address
ip: ipv4, ipv6, ip address, internet address, cidr, subnet, network range, address range, netmask
hostname: host, domain, domain name, virtual host, vhost, fqdn, subdomain
port: listen, bind, listening, socket address, address in use, localhost, loopback, interface
socket: tcp, connection, network connection, raw socket, unix socket, websocket
websocket: web socket, real time, realtime, live updates, bidirectional, ws, server push
keepalive: keep-alive, keep alive, persistent connection, idle connection, reuse connection, connection reuse
tls: ssl, https, certificate, encryption in transit, encrypted connection, secure connection, cert, x509
http2: h2, http/2, multiplexing, alpn, http 2
timeout: time out, time-out, timed out, too long, deadline, expire, give up, slow client, takes forever, time limit
abort: cancel, cancelled, canceled, interrupt, aborted, client left, client disconnects, close the tab, go away, abortsignal
ratelimit: rate limit, rate limiting, throttle, throttling, too many requests, 429, flood, abuse, brute force, quota
overload: pressure, under pressure, too busy, load shedding, heavy load, unavailable, 503, back-pressure, traffic spike, saturated
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
webhook: callback url, notification from, raw body, signature
email: mail, e-mail address, mailbox, inbox
trailer: trailers, trailing header, after the body
charset: encoding, utf-8, utf8, latin1, character set, unicode, non-ascii, accents
multipart: form-data, boundary, file parts, mixed parts, upload
casesensitive: case sensitive, case insensitive, uppercase, lowercase, capital letters, letter case, capitalisation
slash: trailing slash, double slash, extra slash, duplicate slashes
popup: window, dialog, new tab, modal, alert, opener
permissionfeature: camera, microphone, geolocation, browser feature, permissions policy
crossdomain: flash, adobe, acrobat, cross domain policy, silverlight
prefetch: dns prefetch, preload, preconnect, early lookup
backend: server side, server-side, back end
serverless: lambda, aws, cloud function, cloud functions, vercel, netlify, google cloud, azure, cloud run, functions, faas, edge
loadbalance: load balancer, several instances, horizontal scaling, scale out, cluster, multiple processes, replicas
`;
