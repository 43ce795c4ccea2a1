/** Security, testing, typing and tooling. */
export const qualityGroups = `
security: secure, protection, protect, harden, hardening, safe, defend, defence, safety
attack: attacker, hacker, malicious, exploit, threat, adversary, hostile, abuse, evil, intruder, break in
dos: denial of service, ddos, exhaust, resource exhaustion, slowloris, bring down, knock over, overwhelm
hash: hashing, digest, fingerprint, checksum, one-way
passwordhash: password hashing, hash passwords, store passwords, argon2, bcrypt, scrypt, keep passwords safe, key derivation
salt: salted, random salt, pepper, unique per password
encrypt: encryption, cipher, encrypted, cryptography, crypto, decrypt, scramble
sign: signature, signed, hmac, tamper, tamper-proof, integrity
token: jwt, bearer, access token, json web token, api token
secretkey: secret, private key, api key, signing key, key material
verify: verification, check against, confirm, matches the stored
cost: work factor, iterations, memory cost, time cost, parallelism, rounds, expensive on purpose
test: tests, testing, unit test, spec, automated test, test case, test suite
testrunner: test runner, jest, vitest, mocha, ava, tap, node:test, jasmine
inject: without a network, fake request, simulate request, inject request, no real server, without starting the server, light-my-request, without opening a port
mock: mocking, stub, fake, simulate, pretend, double, canned answer, spy, intercept
propertybased: property based, property-based, quickcheck, generative testing, fuzz, fuzzing, random inputs, invariants, generated inputs
shrink: smallest example, minimal counterexample, simplify failing, reduce failing case, minimise, counterexample
arbitrary: generator, random value, generate data, fake data, arbitraries, produce inputs
flaky: intermittent, sometimes fails, unstable test, unreliable, random failures
e2e: end to end, end-to-end, browser test, ui test, integration test, browser automation, automate a browser, click through
screenshot: picture of the page, capture screen, snapshot image, visual
video: recording, screencast, record the screen, film, movie, record a session
tracefile: trace viewer, trace recording, record what happened, timeline of test, action log
locator: selector, find an element, css selector, element on page, button, click, getbyrole
coverage: covered, code coverage, untested
assertion: expect, assert, should equal, expectation, matcher
fixture: test data, setup for tests, before each, sample data
ci: continuous integration, build server, github actions, pipeline, gitlab
lint: linter, linting, code quality, static analysis, eslint, style rules, find mistakes in code, code smells, code checker
formatter: prettier, code formatting, code style, indent, format code, tidy, beautify, auto format, consistent style, indentation
toolchain: tooling, tools, all in one, one tool
typescript: ts, typed javascript, type checker, tsc, type safety, static typing, typed, type-safe
javascript: js, ecmascript, vanilla
typedefinition: declaration file, d.ts, type declarations, typings, definitelytyped, @types, ambient types
typeprovider: type provider, automatic types from schema, infer types from schema, types derived from schema, typebox
declarationmerging: declaration merging, module augmentation, extend types, augment interface, interface merging
compileerror: type error, does not compile, red squiggle, compiler complains, compile-time
parsecode: parse source code, read javascript, syntax tree, source parser, code analysis
sourcemap: source map, original line, mapped position
comment: comments, remarks, annotation
deprecate: deprecation, deprecated, obsolete, warning, going away, removal
warning: warnings, warn, caution, notice, advisory
errorcode: error code, code of the error, fst_err, error identifier, which error
customerror: custom error, own error class, error type, error subclass, create error, error factory
errorhandler: error handler, handle errors, central error handling, catch all, on error, when something throws, error page
fallbackhandler: not found handler, 404 handler, default handler, catch-all route
exception: throw, thrown, throws, uncaught, rejection, error object
expose: leak, disclose, reveal, leaking, information disclosure, give away, ends up, show up
trust: trusted, believe, reliance
spoof: forge, forged, fake, impersonate, pretend, spoofing, faked, lie about
audit: compliance, gdpr, regulation, soc2
escape: escaping, quote, sanitise, encode special characters
eval: unsafe-eval, dynamic code, new function, run strings as code
policy: rules, rule set, directive, directives
inline: inline script, inline style, script in html, embedded script, inline javascript
isolate: isolation, cross-origin isolation, separate process, site isolation, opener, embedder, sandbox
resource: asset, image, font, script file, loaded from elsewhere
recovery: recover, resilience, fault tolerance, self heal
reliability: robust, stable, reliable, dependable
framework: web framework, express, koa, hapi, restify
express: express.js, expressjs, connect style
ecosystem: list of plugins, community plugins, official plugins, available plugins, third-party plugins, already exists a plugin
dependencyinjection: dependency injection, ioc, inversion of control, share a service, provide an object
loadorder: load order, order of plugins, loading order, depends on another plugin, wait for plugin, boot order, startup order
autoload: load automatically, folder of plugins, load all routes, file based
namingconvention: naming convention, style guide, writing style, how to write docs
reset: cleanup, clean up, restore default, tear down, fresh state
seed: same random numbers, reproduce failure, replay, reproducible random
storage state: save login, reuse login, cookies and local storage, keep signed in between runs
frontendframework: vue, react, svelte, angular, component
component: widget, ui component, ui element, component testing
record: capture, recording, tape, log what happens
simulate: emulate, pretend, imitate, fake
annotation: explain on screen, overlay, chapter, caption
session management: several browsers, separate browser sessions, isolated profile, parallel sessions
click: press, tap, interact, type into, fill in, mouse, keyboard
`;
