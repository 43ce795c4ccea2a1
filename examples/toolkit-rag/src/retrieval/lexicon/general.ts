/** Everyday verbs, qualities and quantities as they are said about software. */
export const generalGroups = `
remove: delete, erase, get rid of, discard, eliminate, wipe, purge, throw away, clear, take out,
  omit, leave out, unset | cancel, kick out, scrap, dump, trash, vanish, disappear, uninstall,
  rid, cut, trim, prune, evict, forget, clear out, clean out, weed out, peel, detach, deregister,
  unregister
add: append, attach, insert, include, put in, extra, additional, push | supply, equip, mix in,
  extend with, introduce, stick, supplement, give, provide, offer, enrich, plug in, bring in, load
  in, adopt, put on
change: modify, alter, edit, adjust, tweak, mutate, vary, amend | define, specify, refine,
  improve, update, revise, correct, transform, rework, redefine, control, influence, alters,
  rewrite, reshape, swap, turn into, manipulate, renew
customize: customise, custom, personalize, tailor, own, override, overwrite, bespoke | personal,
  special, my own, individual
replace: substitute, swap, switch, exchange, instead, in place of | other, another, supplant,
  trade, change for, in favour of, renew, switch over, take the place
create: make, build, construct, generate, produce, instantiate, new, factory, craft | define, set
  up, prepare, form, declare, come up with, establish, spawn, implement, develop, invent, design,
  author, compile, draft, roll my own, from scratch
start: begin, launch, boot, startup, start up, spin up, bring up, run, kick off, initialise,
  initialize, init, bootstrap | open, fire up, wake, come up, get going, load, mount
stop: end, halt, terminate, finish, cease, quit, exit, shut down, shutdown, tear down, teardown,
  close, closing, kill | abort, break off, give up, leave, go away, turn off, hang up, suspend
prevent: avoid, forbid, disallow, block, deny, reject, refuse, ban, stop from, keep out, prohibit,
  protect against, guard | keep from, guard against, ward off, rule out, no longer, not allowed,
  shield, fend off, hinder, mitigate, stop, halt, bar, banned, nobody, never, make sure nobody,
  keep away
allow: permit, enable, let, accept, admit, grant, authorise, authorize, whitelist, allowlist,
  allow list | may, welcome, open up, can, tolerate, support, possible, legal, entitle,
  permission, permitted, entitled, okay, ok, admissible
disable: turn off, switch off, deactivate, opt out, suppress, silence, mute, disabled, off,
  without | remove, get rid, none, silent, quiet, no output, keep quiet, stop printing
enable: turn on, switch on, activate, opt in, enabled, on
choose: pick, select, decide, option, preference, prefer, choice, which | determine, depending,
  pick out, elect
show: display, print, reveal, present, expose, visible, view, see, look at | tell, list, output,
  look like, appear, visualise, visualize, render, represent, peek, watch, explain, report,
  inspect, dump
hide: conceal, mask, obscure, obfuscate, redact, censor, scrub, blank out, sanitise, sanitize,
  black out, strip, invisible, hidden, keep out of | cover up, asterisks, stars, masked, not
  appear, keep secret, not show up, never show, redaction, redacted, blank
find: locate, search, look up, lookup, discover, detect, seek, spot | figure out, recognise,
  recognize, identify, notice, learn, tell whether, trace, dig, hunt, track down, pinpoint
get: obtain, retrieve, fetch, read, access, receive, acquire, grab, pull, load | take, collect,
  extract, find out, ask for, know, gather, download, read out, pick up, come by, ask
send: transmit, deliver, dispatch, emit, submit, push, forward, ship, transfer, pass on | hand,
  pass, give, mail, post, throw over, reply with, route, relay, stream, publish, broadcast, pour,
  feed, puts
reply: answer, respond, response, return, give back, send back, result | hand back, tell, back,
  feedback, outcome
check: verify, confirm, inspect, examine, assert, ensure, make sure, validate, test whether | look
  at, see whether, review, recognise, prove, guard, judge, evaluate
compare: comparison, versus, vs, difference, differ, diff, match, equal, equality, same, identical
  | against, match up, distinguish, tell apart, same as, alike, similar, equals, better than
copy: clone, duplicate, replicate, mirror, backup copy
merge: combine, join, unite, concatenate, concat, mix, blend, together, fuse | put together,
  unify, bundle, compose, aggregate, collect
split: divide, separate, break up, partition, segment, chop, isolate | cut, several parts, break,
  slice
wrap: surround, enclose, envelope, encapsulate, decorate, wrapper | around, cover, put around
extend: augment, enrich, enhance, extension, expand, inherit, add property, decorate | on top,
  build on, add to, grow, enlarge
limit: cap, maximum, max, upper bound, restrict, bound, ceiling, constrain, threshold, at most,
  quota, too many | not more than, no more, bounded, too much, too large, too long, too big, too
  deep, restricted, narrow, how much at most, no more than, more than, larger than, bigger than,
  exceed, exceeding, up to, greater than, over the limit, boundary, ration, throttle, constraint,
  allowance, budget, gigantic
minimum: min, least, lower bound, at least, smallest
size: length, big, large, huge, long, bytes, megabytes, kilobytes, volume, weight, giant, heavy,
  small, tiny | megabyte, gigabyte, kilobyte, kb, mb, gb, space, dimension, gigantic, enormous,
  massive, colossal, bulky, fat, oversized, little, compact, lightweight, footprint, width,
  height, capacity
fast: quick, speed, performance, performant, rapid, throughput, efficient, high-performance,
  accelerate, speed up, faster, quickly, swift | instantly, in no time, cheap, high speed, less
  time, low overhead, quicker, snappy, optimised, optimized, fastest, quickest, brisk, blazing,
  nimble, boost, tempo, pace, hurry
slow: latency, lag, sluggish, delay, overhead, bottleneck, degrade, slowdown, takes too long,
  heavy, cost | expensive, costly, wasteful, takes ages, slower, slows, slowly, drag, degradation,
  crawl, crawling, tedious, laggy, costs
wait: await, pause, sleep, delay, hold, block, until, pending, postpone, defer | later, before,
  hang on, patience
hang: stuck, freeze, frozen, forever, unresponsive, never finish, never return, never end, stall,
  deadlock, idle | block, never ends, not respond, does not return, stands still
retry: try again, attempt, again, repeat, reattempt, redo
repeat: loop, iterate, recurring, periodic, again, every time, each time, cycle | each, recurrent,
  once more
first: initial, beginning, earliest, before, prior | at the beginning, initially, start, top
last: final, latest, ending, most recent, after | end, finally, highest
order: sequence, sort, ordering, arrangement, before and after, rank, priority, precedence |
  first, then, before, after, earlier, later, turn, precede
several: multiple, many, more than one, various, plural, numerous, different | two, three, both, a
  number of, couple, more, multi, dozens, a few, separate, side by side
single: one, only, sole, unique, individual, alone, once | lone, just one
all: every, each, everything, whole, entire, complete, global, globally, everywhere | total,
  anything, full, entirely, whichever
some: partial, part, subset, certain, specific, particular, only | few, chosen, given, only these,
  individual
default: fallback, built-in, builtin, out of the box, standard, preset, by default, unless |
  unless told, usual, normal, initially, preconfigured
optional: not required, may be missing, nullable, maybe, can be omitted | may be left out, not
  needed, can be missing, if present, voluntary, leave out, omit, skip
required: mandatory, must, obligatory, needed, necessary, compulsory, demand, require | need, have
  to, forced, compel, insist, needs
missing: absent, not found, undefined, lack, nonexistent, does not exist, gone, unknown, no such |
  nothing, not there, lost, nowhere, not set, forgot, lacking, isn't there, without
empty: blank, null, nothing, void, zero
wrong: incorrect, invalid, bad, broken, malformed, improper, illegal, mistaken, faulty, corrupt |
  strange, weird, unexpected, odd, false, mistake, garbage, nonsense
correct: right, valid, proper, well-formed, legal, good
fail: failure, crash, error, exception, throw, break, problem, bug, fault, go wrong, blow up,
  issue, die | trouble, throws, dies, breaks, stops working, does not work, unsuccessful, not
  working, went wrong, goes wrong, flaw, defect, glitch, hiccup, malfunction, misbehave, explode,
  choke, stumble, wrong, mess
fix: repair, solve, resolve, mend, correct, workaround, remedy, patch, troubleshoot | avoid, get
  around, work around, cure, deal with, make work, help
catch: handle, handler, capture, trap, intercept, deal with, rescue, recover | react, respond to,
  take care, deal, process, cope
ignore: skip, bypass, disregard, exclude, leave alone, pass over, not count | leave out, pay no
  attention, drop, not care, overlook, unaffected, regardless
use: utilize, employ, apply, consume, work with, usage, take advantage | run with, rely on,
  together with, call, integrate
support: compatible, compatibility, works on, supported, available, run on, work with | run with,
  know about, versions of, platforms, works with
explain: describe, document, meaning, documentation, clarify, definition, what is, what does it
  mean | tell me about, understand, mean, purpose, overview, why, stand for, difference, what does
learn: tutorial, guide, getting started, introduction, beginner, first steps, quick start,
  walkthrough, newcomer, example | start with, first, quick, getting to know, hello world, basics,
  begin, starting out, teach me
list: enumerate, catalogue, overview, inventory, table, all of the
count: number of, how many, amount, total, quantity, tally | times, how often, number, how much
name: title, identifier, called, naming, rename, alias | call, tag, term, key, names
group: bundle, collect, category, cluster, batch, gather, organise, organize, together | set of,
  family, in one go, set, collection, section
share: shared, common, reuse, reusable, across, between, everywhere | everyone, all of them,
  together, in common, same, several places, pass around, among, many places, in one place, twice,
  again, point at, central
keep: preserve, retain, maintain, remain, persist, stay, remember | hold on, leave, not lose,
  across, hold, last, endure, linger, still there, survive
store: save, persist, write, keep, storage, record, cache, remember | put, hold, write down,
  deposit, archive, file away, put away, log
restore: recover, revert, roll back, undo, rollback, bring back, reset | go back, back to,
  original, previous state
move: relocate, migrate, transfer, shift, port, migration
connect: link, attach, join, hook up, bind, connection, plug | talk to, speak to, get through,
  dial, contact, communicate, talk, speak
disconnect: drop, hang up, detach, abort, connection lost, went away, goes away, leave, closed
  tab, cut off | cut, break, lost connection, leaves, drops, vanish, unplug
register: declare, sign up, enrol, plug in, mount, install, set up | add, hook in, announce, plug
  into
configure: configuration, config, set up, setup, settings, options, setting, option, preferences,
  parameters, tune | set, adjust, control, specify, tweak, customise, change, define, choose
install: installation, download, npm install, add dependency, set up, get started | get, put on,
  obtain, add to project, dependency
upgrade: update, newer version, migrate, migration, new release, move to version, bump, breaking
  change | newer, move up, switch to, latest, change between
old: legacy, deprecated, obsolete, outdated, previous, earlier, former, removed | before, past,
  ancient, previous versions, longer exists
new: latest, modern, recent, fresh, introduced
temporary: transient, short-lived, ephemeral, throwaway, in memory, temp
permanent: persistent, durable, survive, survives, long-lived, kept, permanently
automatic: automatically, auto, by itself, on its own, implicitly, without asking, magic | itself,
  without doing, no manual, hands-free
manual: manually, by hand, explicitly, explicit, yourself, myself
simple: easy, basic, plain, minimal, lightweight, straightforward | short, quick, shorthand, bare,
  compact, few lines, shortcut, brief, easiest
complex: complicated, advanced, nested, deep, sophisticated | messy, elaborate, involved
safe: safely, secure, harmless, protected, safety | harm, without risk, am i safe, vulnerable,
  trustworthy, okay, risk-free
dangerous: unsafe, risky, harmful, insecure, danger, hazardous, risk | attack, malicious, exposed,
  threat, vulnerable, evil, nasty
public: open, exposed, anyone, visible to all | outside world, visible, outsiders, everybody,
  world
private: hidden, encapsulated, inside | nobody else, only for me
inside: within, nested, inner, embedded, in | in the middle, deep in, contained, part of, deep,
  underneath
outside: external, outer, beyond, third-party, foreign, third party | abroad, elsewhere
between: among, middle, intermediate
condition: conditional, if, only when, depending on, depends, based on, criteria, constraint,
  predicate | only if, depending, in case, whenever
reason: cause, why, because, motivation, rationale, goal, philosophy, principle | why does, how
  come, due to, because of, explain, motive
example: sample, demo, snippet, demonstration, show me, illustration
goal: purpose, aim, intent, objective, meant for | intended, design goal, principles, vision,
  mission, philosophy, values, principle, promise
benefit: advantage, pro, value, worth, strength
disadvantage: drawback, downside, limitation, caveat, con, gotcha, pitfall, known issue, trade-off
recommend: recommendation, best practice, advice, suggest, should, advisable, guideline, tips |
  good way, best way, good idea, ideal, right way, should i, best, wise, okay, idea, sensible,
  good practice, worth
alternative: other way, instead of, different way, replacement, substitute, equivalent | other,
  else, other options, different, instead, rather than
related: associated, linked, connected, see also
convert: transform, translate, turn into, cast, coerce, conversion, coercion, transformation, map,
  change type | turn, make into, change into, read as, form, written as
parse: parsing, parser, interpret, read, decode, understand, analyse, analyze, process | turn
  into, read in, take apart, make sense, split up
format: formatting, pretty, layout, style, shape, appearance, readable, human readable, prettify,
  presentation | look, looks
filter: narrow, select, restrict, screen, exclude, sift | only certain, narrow down, leave out
trigger: fire, invoke, call, cause, run, emit, execute, kick off | when it happens, as soon as,
  react, start
execute: run, invoke, call, perform, carry out | do, launch, start, process
reach: get to, access, accessible
own: owner, ownership, belong, possession
time: duration, moment, clock, when, seconds, milliseconds, minutes, period, how long, timestamp,
  date | hour, day, long, days, today, yesterday
date: day, calendar, timestamp, datetime, iso date, time zone, birthday
schedule: timer, cron, periodic, interval, later, postpone, plan | periodically, every hour,
  nightly
random: randomly, arbitrary, nondeterministic, seed, chance, shuffled | made up, unpredictable,
  generated
deterministic: reproducible, reproduce, same result, repeatable, predictable, consistent, seed,
  replay
exact: precise, precisely, strict, strictly, exactly | literally, to the letter
approximate: roughly, about, fuzzy, loose, lenient
compress: shrink, minify, reduce, smaller, zip, gzip, compact, deflate, brotli | small, pack
language: translation, locale, localise, localize, internationalization, i18n, english, german,
  localized, multilingual
text: string, characters, words, plain text | word, letters, message, sentence, plain, phrase,
  wording
number: numeric, integer, float, digit, decimal, figure | digits, amount, count, integers, numeral
boolean: flag, true or false, yes or no, switch, toggle, bool
color: colour, colorize, colourful, highlight, ansi, theme
position: location, place, where, index, line, column, offset | line number, spot, which line
beginner: newbie, novice, newcomer, first time, starting out
person: author, maintainer, contributor, team member, people, human
`;
