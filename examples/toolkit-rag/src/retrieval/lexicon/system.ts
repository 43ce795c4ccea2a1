/** Processes, logs, performance, the command line and running in production. */
export const systemGroups = `
log: logging, logger, logs, log line, log entry, log message, record events, journal, audit trail, console output, print messages, trace of what happened
loglevel: level, severity, verbosity, verbose, debug, info, warn, fatal, trace, quiet, noisy, chatty, log level
childlogger: child logger, sub-logger, bindings, extra context on each line, per component logger, contextual logging
prettyprint: pretty print, readable logs, human readable, prettify, colourful output, pretty, easier to read, nice looking
transport: destination, where logs go, ship logs, send logs, worker thread, target, sink, forward logs, log collector
logrotate: rotate, rotation, log file too big, daily file, roll over, logrotate, rolling file, archive logs
logservice: elasticsearch, datadog, loki, splunk, logstash, cloudwatch, sentry, log aggregation, log service, stackdriver, axiom, logtail
correlation: request id, correlation id, trace id, follow a request, track a request, x-request-id, tie together, same request
sensitive: secret, password, credit card, token, api key, personal data, pii, private data, confidential, gdpr, credential, social security, passwords
timestamp: time stamp, epoch, iso time, date format, when it was logged, unix time
serializer: serializers, format object, how objects are written, turn error into json, custom formatting, shape of logged objects
mixin: extra properties, added to every line, dynamic context, enrich every
stdout: standard output, console, terminal, stderr, screen, standard error, standard out
file output: write to file, log file, to disk, save to file
flush: lost messages, last messages, unwritten, buffered, drain, before exit, final messages, write out
process: program, application, running instance, operating system process
crash: abort, uncaught, unhandled rejection, uncaught exception, unexpected exit, fatal error, segfault, goes down
graceful: gracefully, clean shutdown, cleanly, finish in-flight, drain connections, sigterm, without dropping requests, orderly, deploy without downtime
signal: sigterm, sigint, sighup, ctrl-c, ctrl c, kill signal, interrupt
exit: exit code, quit, process exit, return code, end of process
memory: ram, heap, memory leak, leak, out of memory, oom, consumption, footprint, garbage
cpu: processor, core, cores, compute, computing, number crunching
thread: threads, worker, worker thread, multithreading, off the main thread, background thread, parallelism
eventloop: event loop, blocked loop, main thread, blocking, non-blocking, tick
benchmark: benchmarks, benchmarking, measure speed, load test, load testing, requests per second, autocannon, how fast, performance figures, throughput, profiling
optimize: optimise, optimization, tuning, tune, make faster, speed up, improve performance
monitor: monitoring, observability, metrics, instrumentation, observe, apm, telemetry, watch, dashboards, prometheus
tracing: opentelemetry, trace, traces, spans, distributed tracing, diagnostics channel, diagnostics_channel
healthcheck: health check, liveness, readiness, alive, is it up, probe, status page
debug: debugging, debugger, inspect, troubleshoot, diagnose, find the problem, breakpoint, step through, investigate
stacktrace: stack trace, stack, call stack, backtrace, traceback, where the error came from
deploy: deployment, production, ship, release, go live, hosting, prod, rollout, run in the cloud
container: docker, dockerfile, image, podman, containers, alpine
kubernetes: k8s, pod, helm, cluster orchestration
environment: env, environment variable, env var, dotenv, process.env, settings from outside, development or production
development: dev, local, while developing, hot reload, watch mode, dev server, development mode
production: prod, live, real traffic, live system
cli: command line, command-line, shell, console application, command line tool, cmd
argument: args, argv, parameters, command line options, flags, positional, options passed
flagoption: flag, switch, option, boolean flag, dash dash, --option
subcommand: sub-command, nested command, commands within, git-like commands, sub commands, nested commands
usage: help text, help screen, --help, instructions, usage message, manual page, how to invoke
promptinput: prompt, ask the user, interactive, question, stdin, keyboard
exitcode: exit status, return code, non-zero
script: scripts, npm script, automation, batch job, shell script
package: dependency, npm, library, dependencies, node_modules
packagemanager: npm, yarn, pnpm, bun, install packages
lts: long term support, long-term support, supported versions, end of life, maintenance, security updates until, how long supported, release schedule, eol
release: published, version, changelog, new version, ship
nodejs: node, node.js, javascript runtime, runtime, node version
runtime: engine, deno, bun, node, environment
operatingsystem: linux, macos, windows, os, platform, mac, ubuntu, debian, apple silicon, architecture, arm64
binary: executable, prebuilt, native, compiled program, binaries, native addon
bundler: bundle, bundling, webpack, esbuild, rollup, vite, single file, pack everything, parcel
folder: directory, dir, path on disk, data directory, where files are stored
configfile: config file, configuration file, rc file, settings file, json file
ide: editor, vscode, vs code, visual studio code, intellij, plugin for editor, lsp, language server
watch: watcher, file changes, reload, rerun on change, on save
queue: job queue, backlog, message queue, fifo, jobs, background job
network: networking, internet, tcp, connectivity, lan
dns: name resolution, resolve host, lookup, hostname
range: cidr, subnet, from to, span, block of addresses, interval, network range
byte: bytes, octet, binary, octets
subnet: netmask, prefix length, mask, cidr notation, network part, broadcast address
loopback: localhost, 127.0.0.1, ::1, own machine, all interfaces, 0.0.0.0
upgradeguide: migration guide, move from version, breaking changes, changed between versions, what changed, upgrading, port my app
community: chat, discord, ask for help, get help, forum, questions, support channel, slack
contribute: contributing, pull request, open source, send a patch, report a bug, issue tracker, develop this project
sponsor: sponsors, donate, funding, money, financial support, backers
license: licence, mit, legal, copyright, open source license, terms
vulnerability: security issue, cve, report a security, disclosure, exploit, security hole, security bug, weakness, hacked, bug bounty
governance: core team, decision making, who decides, lead maintainers, charter
typo: misspelled, misspelling, spelling mistake, mistyped
unixsocket: unix domain socket, ipc, local socket, socket file
`;
