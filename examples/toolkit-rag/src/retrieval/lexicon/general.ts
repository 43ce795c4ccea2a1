/** Everyday verbs, qualities and quantities as they are said about software. */
export const generalGroups = `
remove: delete, erase, get rid of, discard, eliminate, wipe, purge, throw away, clear, take out, omit, leave out, unset
add: append, attach, insert, include, put in, extra, additional, push
change: modify, alter, edit, adjust, tweak, mutate, vary, amend
customize: customise, custom, personalize, tailor, own, override, overwrite, bespoke
replace: substitute, swap, switch, exchange, instead, in place of
create: make, build, construct, generate, produce, instantiate, new, factory, craft
start: begin, launch, boot, startup, start up, spin up, bring up, run, kick off, initialise, initialize, init, bootstrap
stop: end, halt, terminate, finish, cease, quit, exit, shut down, shutdown, tear down, teardown, close, closing, kill
prevent: avoid, forbid, disallow, block, deny, reject, refuse, ban, stop from, keep out, prohibit, protect against, guard
allow: permit, enable, let, accept, admit, grant, authorise, authorize, whitelist, allowlist, allow list
disable: turn off, switch off, deactivate, opt out, suppress, silence, mute, disabled, off, without
enable: turn on, switch on, activate, opt in, enabled, on
choose: pick, select, decide, option, preference, prefer, choice, which
show: display, print, reveal, present, expose, visible, view, see, look at
hide: conceal, mask, obscure, obfuscate, redact, censor, scrub, blank out, sanitise, sanitize, black out, strip, invisible, hidden, keep out of
find: locate, search, look up, lookup, discover, detect, seek, spot
get: obtain, retrieve, fetch, read, access, receive, acquire, grab, pull, load
send: transmit, deliver, dispatch, emit, submit, push, forward, ship, transfer, pass on
reply: answer, respond, response, return, give back, send back, result
check: verify, confirm, inspect, examine, assert, ensure, make sure, validate, test whether
compare: comparison, versus, vs, difference, differ, diff, match, equal, equality, same, identical
copy: clone, duplicate, replicate, mirror, backup copy
merge: combine, join, unite, concatenate, concat, mix, blend, together, fuse
split: divide, separate, break up, partition, segment, chop, isolate
wrap: surround, enclose, envelope, encapsulate, decorate, wrapper
extend: augment, enrich, enhance, extension, expand, inherit, add property, decorate
limit: cap, maximum, max, upper bound, restrict, bound, ceiling, constrain, threshold, at most, quota, too many
minimum: min, least, lower bound, at least, smallest
size: length, big, large, huge, long, bytes, megabytes, kilobytes, volume, weight, giant, heavy, small, tiny
fast: quick, speed, performance, performant, rapid, throughput, efficient, high-performance, accelerate, speed up, faster, quickly, swift
slow: latency, lag, sluggish, delay, overhead, bottleneck, degrade, slowdown, takes too long, heavy, cost
wait: await, pause, sleep, delay, hold, block, until, pending, postpone, defer
hang: stuck, freeze, frozen, forever, unresponsive, never finish, never return, never end, stall, deadlock, idle
retry: try again, attempt, again, repeat, reattempt, redo
repeat: loop, iterate, recurring, periodic, again, every time, each time, cycle
first: initial, beginning, earliest, before, prior
last: final, latest, ending, most recent, after
order: sequence, sort, ordering, arrangement, before and after, rank, priority, precedence
several: multiple, many, more than one, various, plural, numerous, different
single: one, only, sole, unique, individual, alone, once
all: every, each, everything, whole, entire, complete, global, globally, everywhere
some: partial, part, subset, certain, specific, particular, only
default: fallback, built-in, builtin, out of the box, standard, preset, by default, unless
optional: not required, may be missing, nullable, maybe, can be omitted
required: mandatory, must, obligatory, needed, necessary, compulsory, demand, require
missing: absent, not found, undefined, lack, nonexistent, does not exist, gone, unknown, no such
empty: blank, null, nothing, void, zero
wrong: incorrect, invalid, bad, broken, malformed, improper, illegal, mistaken, faulty, corrupt
correct: right, valid, proper, well-formed, legal, good
fail: failure, crash, error, exception, throw, break, problem, bug, fault, go wrong, blow up, issue, die
fix: repair, solve, resolve, mend, correct, workaround, remedy, patch, troubleshoot
catch: handle, handler, capture, trap, intercept, deal with, rescue, recover
ignore: skip, bypass, disregard, exclude, leave alone, pass over, not count
use: utilize, employ, apply, consume, work with, usage, take advantage
support: compatible, compatibility, works on, supported, available, run on, work with
explain: describe, document, meaning, documentation, clarify, definition, what is, what does it mean
learn: tutorial, guide, getting started, introduction, beginner, first steps, quick start, walkthrough, newcomer, example
list: enumerate, catalogue, overview, inventory, table, all of the
count: number of, how many, amount, total, quantity, tally
name: title, identifier, called, naming, rename, alias
group: bundle, collect, category, cluster, batch, gather, organise, organize, together
share: shared, common, reuse, reusable, across, between, everywhere
keep: preserve, retain, maintain, remain, persist, stay, remember
store: save, persist, write, keep, storage, record, cache, remember
restore: recover, revert, roll back, undo, rollback, bring back, reset
move: relocate, migrate, transfer, shift, port, migration
connect: link, attach, join, hook up, bind, connection, plug
disconnect: drop, hang up, detach, abort, connection lost, went away, goes away, leave, closed tab, cut off
register: declare, sign up, enrol, plug in, mount, install, set up
configure: configuration, config, set up, setup, settings, options, setting, option, preferences, parameters, tune
install: installation, download, npm install, add dependency, set up, get started
upgrade: update, newer version, migrate, migration, new release, move to version, bump, breaking change
old: legacy, deprecated, obsolete, outdated, previous, earlier, former, removed
new: latest, modern, recent, fresh, introduced
temporary: transient, short-lived, ephemeral, throwaway, in memory, temp
permanent: persistent, durable, survive, survives, long-lived, kept, permanently
automatic: automatically, auto, by itself, on its own, implicitly, without asking, magic
manual: manually, by hand, explicitly, explicit, yourself, myself
simple: easy, basic, plain, minimal, lightweight, straightforward
complex: complicated, advanced, nested, deep, sophisticated
safe: safely, secure, harmless, protected, safety
dangerous: unsafe, risky, harmful, insecure, danger, hazardous, risk
public: open, exposed, anyone, visible to all
private: hidden, encapsulated, inside
inside: within, nested, inner, embedded, in
outside: external, outer, beyond, third-party, foreign, third party
between: among, middle, intermediate
condition: conditional, if, only when, depending on, depends, based on, criteria, constraint, predicate
reason: cause, why, because, motivation, rationale, goal, philosophy, principle
example: sample, demo, snippet, demonstration, show me, illustration
goal: purpose, aim, intent, objective, meant for
benefit: advantage, pro, value, worth, strength
disadvantage: drawback, downside, limitation, caveat, con, gotcha, pitfall, known issue, trade-off
recommend: recommendation, best practice, advice, suggest, should, advisable, guideline, tips
alternative: other way, instead of, different way, replacement, substitute, equivalent
related: associated, linked, connected, see also
convert: transform, translate, turn into, cast, coerce, conversion, coercion, transformation, map, change type
parse: parsing, parser, interpret, read, decode, understand, analyse, analyze, process
format: formatting, pretty, layout, style, shape, appearance, readable, human readable, prettify, presentation
filter: narrow, select, restrict, screen, exclude, sift
trigger: fire, invoke, call, cause, run, emit, execute, kick off
execute: run, invoke, call, perform, carry out
reach: get to, access, accessible
own: owner, ownership, belong, possession
time: duration, moment, clock, when, seconds, milliseconds, minutes, period, how long, timestamp, date
date: day, calendar, timestamp, datetime, iso date, time zone, birthday
schedule: timer, cron, periodic, interval, later, postpone, plan
random: randomly, arbitrary, nondeterministic, seed, chance, shuffled
deterministic: reproducible, reproduce, same result, repeatable, predictable, consistent, seed, replay
exact: precise, precisely, strict, strictly, exactly
approximate: roughly, about, fuzzy, loose, lenient
compress: shrink, minify, reduce, smaller, zip, gzip, compact, deflate, brotli
language: translation, locale, localise, localize, internationalization, i18n, english, german, localized, multilingual
text: string, characters, words, plain text
number: numeric, integer, float, digit, decimal, figure
boolean: flag, true or false, yes or no, switch, toggle, bool
color: colour, colorize, colourful, highlight, ansi, theme
position: location, place, where, index, line, column, offset
beginner: newbie, novice, newcomer, first time, starting out
person: author, maintainer, contributor, team member, people, human
`;
