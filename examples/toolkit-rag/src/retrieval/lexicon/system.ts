/** Processes, logs, performance, the command line and running in production. */
export const systemGroups = `
log: logging, logger, logs, log line, log entry, log message, record events, journal, audit trail,
  console output, print messages, trace of what happened | record of events, written messages,
  records, output lines, printed, diary, output, message, messages, entry, entries, writes, is
  written, gets written, written by, recorded, logged, log statements, tracing statements, notes,
  what my program prints, protocol of events, event record, bookkeeping, record, print, protocol,
  write down, written down, note down
loglevel: level, severity, verbosity, verbose, debug, info, warn, fatal, trace, quiet, noisy,
  chatty, log level | how serious, seriousness, importance, only errors, less noise, debug
  messages, severities, minimum severity, urgency, urgent
childlogger: child logger, sub-logger, bindings, extra context on each line, per component logger,
  contextual logging | every line, each line, every record, stamp, tag, prefix every message,
  logger per module, per request logger, inherit, common fields, fixed fields, one source file,
  every message, which part, attach a user, user id, everything a handler prints, everything
  printed, all messages of, per user, per module, per component, add a field to all,
  sub-component, bound fields, extra properties, same values, inherits, nested logger, sub logger,
  logger for each, derived logger, separate logger
prettyprint: pretty print, readable logs, human readable, prettify, colourful output, pretty,
  easier to read, nice looking | easier on the eyes, for humans, human eyes, unreadable, hard to
  read, with colours, colored, pleasant, nicely formatted, legible, comfortable to read, nicer,
  colours, colors, coloured, readable console, nice console, development output, while developing,
  easy to read, beautiful, plain text instead of json, not json, raw json, human-friendly, human
  friendly, ugly
transport: destination, where logs go, ship logs, send logs, worker thread, target, sink, forward
  logs, log collector | write somewhere else, elsewhere, several destinations, second destination,
  another system, remote system, several places, sinks, external system, hand over to, hand
  entries to, ship, shipping, forward entries, send entries, third-party service, cloud service,
  monitoring service, alerting, own destination, collect centrally, central place, process
  entries, transform entries, own code for entries, deliver, forward, export, hand over, send to,
  into slack
logrotate: rotate, rotation, log file too big, daily file, roll over, rolling file, archive logs |
  new file, file grows, grows forever, growing, fills up, disk full, disk space, old files,
  archive old, daily, every day, each day, hourly, overnight, huge log file, endless, endless
  file, ever growing, getting bigger, per day, midnight, weekly, split by day, old entries, delete
  old, retention, keep for days, size of the file, yesterday, starts over
logservice: elasticsearch, datadog, loki, splunk, logstash, cloudwatch, sentry, log aggregation,
  log service, stackdriver, axiom, logtail | hosted service, log analytics, aggregator, collector,
  kibana, grafana, papertrail
correlation: request id, correlation id, trace id, follow a request, track a request,
  x-request-id, tie together, same request | follow, track, belong together, which request, tell
  apart, unique number, per-call id, one visitor's journey, single request
sensitive: secret, password, credit card, token, api key, personal data, pii, private data,
  confidential, gdpr, credential, social security, passwords | card number, card, private
  information, customer data, personal information, secrets, login data, phone number, private
  details, user data, personal, passphrase, private, email address, name and address, health data,
  bank, iban, credit, e-mail address, email addresses, e-mail addresses, session id, session ids,
  home address, credit card number
timestamp: time stamp, epoch, iso time, date format, when it was logged, unix time | clock time,
  time of day, readable date, time field, local time
serializer: serializers, format object, how objects are written, turn error into json, custom
  formatting, shape of logged objects | how an object is printed, shorten objects, custom
  representation, format a field, transform a field, req and res, which properties are printed,
  trim objects
mixin: extra properties, added to every line, dynamic context, enrich every
stdout: standard output, console, terminal, stderr, screen, standard error, standard out | on
  screen, console window
file output: write to file, log file, to disk, save to file | on disk, text file, disk
flush: lost messages, last messages, unwritten, buffered, drain, before exit, final messages,
  write out | get lost, lost, goes missing, not yet written, still in memory, vanish, vanished,
  dropped messages, last lines, final entry, last entry, absent, incomplete, blew up, ended
  abruptly, sudden, missing end, tail of the log
process: program, application, running instance, operating system process
crash: abort, uncaught, unhandled rejection, uncaught exception, unexpected exit, fatal error,
  segfault, goes down | dies, falls over, blows up, brings down, collapses, killed, kill the
  process, takes down, fall over, collapse
graceful: shutdown, gracefully, clean shutdown, cleanly, finish in-flight, drain connections,
  sigterm, without dropping requests, orderly, deploy without downtime | finish what it is doing,
  let requests finish, ongoing requests, in progress, in flight, wind down, without losing, stop
  accepting, politely, nicely, complete, running requests, unfinished, half-finished, pending
  requests, restarts, redeploy, go down, goes down, take down, shut down, stopping, restart, new
  release, without interrupting, running work, finish first, drain, unfinished work, kubernetes
  stop, clean exit, deployment, clean, stop, end, terminate
signal: sigterm, sigint, sighup, ctrl-c, ctrl c, kill signal, interrupt | told to stop, asked to
  stop
exit: exit code, quit, process exit, return code, end of process
memory: ram, heap, memory leak, leak, out of memory, oom, consumption, footprint, garbage
cpu: cpu cores, vcpu, processor, compute, computing, number crunching
thread: threads, worker, worker thread, multithreading, off the main thread, background thread,
  parallelism
eventloop: event loop, blocked loop, main thread, blocking, non-blocking, tick
benchmark: benchmarks, benchmarking, measure speed, load test, load testing, requests per second,
  autocannon, how fast, performance figures, throughput, profiling | how many requests, measure,
  measuring, calls per second, requests a second, load generator, stress, how much can it take,
  compare speed, race, wrk, load, how many can it, measure throughput, compare with express, speed
  test, compare, numbers
optimize: optimise, optimization, tuning, tune, make faster, speed up, improve performance
monitor: monitoring, observability, metrics, instrumentation, observe, apm, telemetry, watch,
  dashboards, prometheus
tracing: opentelemetry, trace, traces, spans, distributed tracing, diagnostics channel,
  diagnostics_channel
healthcheck: health check, liveness, readiness, alive, is it up, probe, status page
debug: debugging, debugger, inspect, troubleshoot, diagnose, find the problem, breakpoint, step
  through, investigate
stacktrace: stack trace, stack, call stack, backtrace, traceback, where the error came from
deploy: deployment, production, ship, release, go live, hosting, prod, rollout, run in the cloud
container: docker, dockerfile, image, podman, containers, alpine
kubernetes: k8s, pod, helm, cluster orchestration | cluster, readiness, probe
environment: env, environment variable, env var, dotenv, process.env, settings from outside,
  development or production
development: dev, local, while developing, hot reload, watch mode, dev server, development mode
production: prod, live, real traffic, live system
cli: command line, command-line, shell, console application, command line tool, cmd | tool for the
  terminal, terminal program, terminal tool, console tool, program for the shell, command line
  program, terminal command, command, tool, console, program
argument: args, argv, parameters, command line options, flags, positional, options passed |
  option, flag, parameter, value passed
flagoption: flag, switch, option, boolean flag, dash dash, --option | negate, negation, negated,
  double dash, options on the command line
subcommand: sub-command, nested command, commands within, git-like commands, sub commands, nested
  commands | command within a command, commands inside, git-like, like git, several commands,
  groups of commands, nested, hierarchy of commands, commands in commands, groups, git style, sub,
  command tree, add and remove commands, sub command, inner command
usage: help text, help screen, --help, instructions, usage message, manual page, how to invoke |
  explain how to call it, list of options, describe options, help, manual
promptinput: prompt, ask the user, interactive, question, stdin, keyboard
exitcode: exit status, return code, non-zero
script: scripts, npm script, automation, batch job, shell script
package: dependency, npm, library, dependencies, node_modules
packagemanager: npm, yarn, pnpm, bun, install packages
lts: long term support, long-term support, supported versions, end of life, maintenance, security
  updates until, how long supported, release schedule, eol | how long is it maintained, bug fixes,
  receive fixes, still supported, still maintained, end of support, major version, major release,
  maintained, supported until, which interpreter, node version, required node, newest major, until
  when, fixes, security patches, still get fixes, support period, which node versions, supported
  release, support, version, old version
release: published, version, changelog, new version, ship
nodejs: node, node.js, javascript runtime, runtime, node version
runtime: engine, deno, bun, node, environment | javascript runtime, version of node, node binary,
  interpreter
operatingsystem: linux, macos, windows, os, platform, mac, ubuntu, debian, apple silicon,
  architecture, arm64
binary: executable, prebuilt, native, compiled program, binaries, native addon
bundler: bundle, bundling, webpack, esbuild, rollup, vite, single file, pack everything, parcel |
  packed, bundled code, single bundle, after bundling, packaged
folder: directory, dir, path on disk, data directory, where files are stored | location, path
configfile: config file, configuration file, rc file, settings file, json file
ide: editor, vscode, vs code, visual studio code, intellij, plugin for editor, lsp, language
  server
watch: watcher, file changes, reload, rerun on change, on save
queue: job queue, backlog, message queue, fifo, jobs, background job
network: networking, internet, tcp, connectivity, lan
dns: name resolution, resolve host, lookup, hostname
range: cidr, subnet, from to, span, block of addresses, interval, network range
byte: bytes, octet, binary, octets
subnet: netmask, prefix length, mask, cidr notation, network part, broadcast address | within a
  range, in the range, belongs to a network, part of a network, network range, address block, home
  network, company network, office network, same network, network, range, slash
loopback: localhost, 127.0.0.1, ::1, own machine, all interfaces, 0.0.0.0
upgradeguide: migration guide, move from version, breaking changes, changed between versions, what
  changed, upgrading, port my app | after the upgrade, since the upgrade, what is different in,
  changed since, newer major, what breaks, moving to the new version, release 4, release 5, from 4
  to 5, move from, moving my project, what will bite me, bite, incompatible, breaks, no longer
  works, after updating, next major, old code, changed behaviour, removed function, upgrade my
  project, upgrade, breaking, changed, move, newer
community: chat, discord, ask for help, get help, forum, questions, support channel, slack | help,
  ask
contribute: contributing, pull request, open source, send a patch, report a bug, issue tracker,
  develop this project | help out, join, patch, participate, take part
sponsor: sponsors, donate, funding, money, financial support, backers | pay
license: licence, mit, legal, copyright, open source license | permitted, commercial
vulnerability: security issue, cve, report a security, disclosure, exploit, security hole,
  security bug, weakness, hacked, bug bounty | hole, flaw, loophole, report, disclose, maintainers
governance: core team, decision making, who decides, lead maintainers, charter
typo: misspelled, misspelling, spelling mistake, mistyped
unixsocket: unix domain socket, ipc, local socket, socket file
`;
