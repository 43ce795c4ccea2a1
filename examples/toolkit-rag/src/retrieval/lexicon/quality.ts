/** Security, testing, typing and tooling. */
export const qualityGroups = `
security: secure, protection, protect, harden, hardening, safe, defend, defence, safety |
  weakness, hole, holes, leaky, hardened, fortify, safeguard, defensive
attack: attacker, hacker, malicious, exploit, threat, adversary, hostile, abuse, evil, intruder,
  break in | crook, thief, steal, stolen, hijacker, bad guys, criminals, exploited, abusive,
  trick, tricked, spy
dos: denial of service, ddos, exhaust, resource exhaustion, slowloris, bring down, knock over,
  overwhelm
hash: hashing, digest, fingerprint, checksum, one-way | scramble
passwordhash: password hashing, hash passwords, store passwords, argon2, bcrypt, scrypt, keep
  passwords safe, key derivation | keep passwords, store credentials, compare passwords, password
  storage, password check, safe passwords, crack, cracking, stolen passwords, leaked passwords,
  passwords, credentials, stolen, leaked, database stolen, cannot be read, keep secret, safe
  storage, store a password, sign-up, save passwords, breach, password, digest, hash, passwords be
  stored, storing passwords
salt: salted, random salt, pepper, unique per password
encrypt: encryption, cipher, encrypted, cryptography, crypto, decrypt, scramble
sign: signature, signed, hmac, tamper, tamper-proof, integrity
token: jwt, bearer, access token, json web token, api token
secretkey: secret, private key, api key, signing key, key material
verify: verification, check against, confirm, matches the stored | match the stored, against what
  is stored, right password, stored digest
cost: work factor, iterations, memory cost, time cost, parallelism, rounds, expensive on purpose |
  guessing expensive, slow on purpose, memory hard, expensive, price, effort, settings, weaker,
  stronger, strength
test: tests, testing, unit test, spec, automated test, test case, test suite | automated checks,
  automatic checks, try out, quality checks, checks, prove that it works, experiments, test bench,
  trial, prove, rehearse, experiment, dry run, exam, checkup
testrunner: test runner, jest, vitest, mocha, ava, tap, node:test, jasmine | run tests, vite, test
  framework, fast tests
inject: without a network, fake request, simulate request, inject request, no real server, without
  starting the server, light-my-request, without opening a port | without listening, without a
  server, no network, in memory request, pretend request, simulated request, without network, fake
  call, without starting, no port, without a port, try without, no real network, call my routes in
  a test, simulate a call, tried without, in tests
mock: mocking, stub, fake, simulate, pretend, double, canned answer, spy, intercept
propertybased: property based, property-based, quickcheck, generative testing, fuzz, fuzzing,
  random inputs, invariants, generated inputs | random values, edge cases, corner cases,
  unexpected values, many inputs, invent inputs, generated data, arbitrary inputs, made up, weird
  inputs, surprising inputs, random data, unexpected inputs, find bugs automatically, holds for
  all, rule that always holds, invent test data, generate, thousands of, random, generated,
  invent, weird values
shrink: smallest example, minimal counterexample, simplify failing, reduce failing case, minimise,
  counterexample | smallest failing, simplest failing, minimal failing, reduce to the smallest,
  simplest input, simplest one, simplest, smallest input, minimal input, failing input, small
  failing example, simplest example, reduce, minimal
arbitrary: generator, random value, generate data, fake data, arbitraries, produce inputs
flaky: intermittent, sometimes fails, unstable test, unreliable, random failures
e2e: end to end, end-to-end, browser test, ui test, integration test, browser automation, automate
  a browser, click through
screenshot: picture of the page, capture screen, snapshot image, visual
video: recording, screencast, record the screen, film, movie, record a session
tracefile: trace viewer, trace recording, record what happened, timeline of test, action log
locator: selector, find an element, css selector, element on page, button, click, getbyrole
coverage: covered, code coverage, untested
assertion: expect, assert, should equal, expectation, matcher
fixture: test data, setup for tests, before each, sample data
ci: continuous integration, build server, github actions, pipeline, gitlab
lint: linter, linting, code quality, static analysis, eslint, style rules, find mistakes in code,
  code smells, code checker | finds mistakes, spot mistakes, points out problems, complains about
  code, bad code, finds problems in code, code review, criticize, criticise, sloppy code, code
  mistakes, suspicious code, bad patterns, code problems, unused variables, check code, review my
  code, mistakes, rules, checker, complaints
formatter: prettier, code formatting, code style, indent, format code, tidy, beautify, auto
  format, consistent style, indentation | tidy up, clean up code, reformat, lay out code,
  consistent looks, code looks, uniform style, tidy code, quotes, semicolons, spaces, neat,
  layout, consistent code, style
toolchain: tooling, tools, all in one, one tool
typescript: ts, typed javascript, type checker, tsc, type safety, static typing, typed, type-safe
  | compiler, editor completion, autocomplete, static types, type hints, compile error, type
  errors, types, typings, compile time
javascript: js, ecmascript, vanilla
typedefinition: declaration file, d.ts, type declarations, typings, definitelytyped, ambient types
typeprovider: type provider, automatic types from schema, infer types from schema, types derived
  from schema, typebox | types of my, typed parameters, types of url, types of params, body type,
  type be derived, derive the type, types from my schema, typed request, request typed, types of
  the body, compile-time types, automatic types, editor knows, infer request types
declarationmerging: declaration merging, module augmentation, extend types, augment interface,
  interface merging
compileerror: type error, does not compile, red squiggle, compiler complains, compile-time
parsecode: source text, parse javascript, parse typescript, parse source code, read javascript,
  syntax tree, source parser, code analysis | source code, source into a tree, read source code,
  analyse source, tree of the program, syntax, code as data, code to tree, analyse code, abstract
  tree, transform code, tree of the code, source, tree, imports
sourcemap: source map, original line, mapped position
comment: comments, remarks, annotation
deprecate: deprecation, deprecated, obsolete, warning, going away, removal
warning: warnings, warn, caution, notice, advisory
errorcode: error code, code of the error, fst_err, error identifier, which error
customerror: custom error, own error class, error type, error subclass, create error, error
  factory
errorhandler: error handler, handle errors, central error handling, catch all, on error, when
  something throws, error page | one place, central place, centrally, all failures, all
  exceptions, uniform errors, same error format, error format, error response, error answer,
  consistent errors, what the client sees, exception is thrown, customise errors, error message to
  the client, one spot, all errors, uniform, nice errors, catch everything, own errors, exceptions
  as json, hide details, internal server error, 500, what is sent on error, same shape, translate
  errors, crash of a handler
fallbackhandler: not found handler, 404 handler, default handler, catch-all route | own 404,
  custom 404, catch everything else, everything else, no other route
exception: throw, thrown, throws, uncaught, rejection, error object | raised, panic, unhandled
expose: leak, disclose, reveal, leaking, information disclosure, give away, ends up, show up
trust: trusted, believe, reliance | faith, rely, can be trusted
spoof: forge, forged, fake, impersonate, pretend, spoofing, faked, lie about
audit: compliance, gdpr, regulation, soc2
escape: escaping, quote, sanitise, encode special characters
eval: unsafe-eval, dynamic code, new function, run strings as code
policy: rules, rule set, directive, directives
inline: inline script, inline style, script in html, embedded script, inline javascript
isolate: isolation, cross-origin isolation, separate process, site isolation, opener, embedder,
  sandbox
resource: asset, image, font, script file, loaded from elsewhere
recovery: recover, resilience, fault tolerance, self heal
reliability: robust, stable, reliable
framework: web framework, express, koa, hapi, restify
express: express.js, expressjs, connect style
ecosystem: list of plugins, community plugins, official plugins, available plugins, third-party
  plugins, already exists a plugin | is there something for, ready-made, existing plugin, already
  exists, off the shelf, is there a plugin, ready-made plugin, somebody wrote, community,
  authentication plugin, graphql, websocket, rate limit plugin, session plugin, swagger, upload
  plugin, existing, available, somebody made, is there an add-on, is there a package
dependencyinjection: dependency injection, ioc, inversion of control, share a service, provide an
  object
loadorder: load order, order of plugins, loading order, depends on another plugin, wait for
  plugin, boot order, startup order | loaded before, loaded first, load sequence, right order,
  wait for another, load first, in place before, before the next one, one after the other,
  arrange, dependency between, wait for the database, comes first, sequence of plugins, depend on
autoload: load automatically, folder of plugins, load all routes, file based
namingconvention: naming convention, style guide, writing style, how to write docs
reset: cleanup, clean up, restore default, tear down, fresh state
seed: same random numbers, reproduce failure, replay, reproducible random | same failure again,
  repeat the failing run, rerun the failing
storage state: save login, reuse login, cookies and local storage, keep signed in between runs
frontendframework: vue, react, svelte, angular, component
component: widget, ui component, ui element, component testing
record: capture, recording, tape, log what happens
simulate: emulate, pretend, imitate, fake
annotation: explain on screen, overlay, chapter, caption
session management: several browsers, separate browser sessions, isolated profile, parallel
  sessions
click: press, tap, interact, type into, fill in, mouse, keyboard
`;
