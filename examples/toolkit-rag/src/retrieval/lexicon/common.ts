/** Everyday nouns, verbs and qualities, each added to what it usually means around software. */
export const commonGroups = `
size: | gigantic, enormous, massive, colossal, bulky, fat, oversized, little, compact, lightweight, footprint, width, height, capacity
fast: | fastest, quickest, swift, brisk, blazing, nimble, boost, tempo, pace, hurry
slow: | slower, crawl, crawling, tedious, laggy, costs
security: | weakness, hole, holes, leaky, hardened, fortify, safeguard, defensive
attack: | crook, thief, steal, stolen, hijacker, bad guys, criminals, exploit, exploited, abuse, abusive, trick, tricked, spy
vulnerability: | exploit, hole, weakness, flaw, loophole
test: | trial, prove, rehearse, experiment, dry run, exam, checkup
error message: | complaint, complains, wording, explanation, phrase
fail: | fault, flaw, defect, glitch, hiccup, malfunction, misbehave, explode, choke, stumble, wrong, mess
exception: | thrown, raised, panic, unhandled, uncaught
remove: | clear out, clean out, weed out, peel, detach, deregister, unregister
add: | enrich, plug in, attach, bring in, load in, adopt, put on
create: | invent, design, author, compile, draft, set up, roll my own, from scratch
show: | peek, watch, view, present, tell, explain, report, inspect, dump
find: | hunt, track down, trace, pinpoint, spot, locate
get: | receive, retrieve, download, read out, pick up, come by, ask
send: | relay, push, stream, publish, broadcast, pour, feed, route, puts
store: | archive, keep, file away, put away, cache, log, remember
keep: | hold, stay, last, endure, linger, persist, still there, survive
change: | alter, alters, rewrite, reshape, swap, turn into, redefine, manipulate, amend, renew
replace: | renew, substitute, switch over, exchange, take the place
limit: | cap, ceiling, boundary, ration, throttle, restrict, constraint, allowance, budget, at most, too many, too much, gigantic
prevent: | forbid, stop, halt, bar, hinder, ban, banned, nobody, never, disallow, make sure nobody, keep away
allow: | permission, permitted, may, entitled, okay, ok, accept, admissible
required: | mandatory, compulsory, have to, must, needs
optional: | voluntary, leave out, omit, skip
order: | first, then, sequence, before, after, earlier, later, turn, precede
first: | at the beginning, initially, earliest, start, top
last: | final, end, latest, finally, highest
before: beforehand, in advance, ahead | prior, early, up front
after: afterwards, later, subsequently | following, once done
several: | many, both, various, dozens, a few, different, multiple, two, separate, side by side, more than one
single: | one, once, lone, alone, just one, individual
share: | common, many places, in one place, together, reuse, twice, again, across, point at, central
group: | set, collection, family, bundle, batch, section
inside: | nested, deep, within, inner, in the middle, underneath
nested: | deep, inner, within, child, sub, hierarchical, layered
childlogger: | nested logger, sub logger, logger for each, derived logger, separate logger
outside: | external, abroad, foreign, elsewhere
public: | everybody, anyone, world, visible, outsiders
private: | nobody else, only for me, hidden
name: | called, title, key, naming, names
number: | digit, figure, numeral, count, integer
text: | word, words, phrase, sentence, letters, wording
time: | duration, period, seconds, minutes, milliseconds, days, today, yesterday, moment, long, date
timeout: | deadline, patience, time limit, too long, overdue
schedule: | later, periodically, every hour, nightly
reason: | why, because, cause, motive, how come
goal: | mission, philosophy, values, principle, promise
explain: | meaning, stand for, understand, difference, what does
learn: | newcomer, begin, introduction, first steps, starting out, teach me
recommend: | should, advice, best, wise, okay, idea, sensible, good practice, worth
alternative: | instead, rather than, else, other, different
compare: | difference, versus, against, better than, distinguish, same
simple: | short, plain, easy, minimal, brief, bare, easiest
complex: | complicated, messy, elaborate, involved
safe: | harmless, trustworthy, okay, risk-free
dangerous: | risky, unsafe, evil, nasty, harmful
connect: | link, talk, attach, dial, speak, join, hook up
disconnect: | leave, vanish, unplug
server: | machine, box, host, backend, computer, service
machine: computer, server, box | hardware, laptop, node
client: | visitor, user, browser, customer, caller, people, somebody, stranger, consumer, other side
request: | call, incoming, ask, hit, visit, traffic, inquiry
reply: | answer, respond, feedback, outcome, return
endpoint: | page, url, path, location, resource, entry
notfound: | missing page, 404, nowhere, non-existent
website: | site, web shop, homepage, portal
browser: | firefox, chrome, safari, tab, window
document: | manual, handbook, docs, guide
file: | files, document, picture, photo, csv, pdf, attachment, image
folder: | directory, location, path
upload: | attachment, send a file, photo, image, avatar, scan
download: | fetch, save, get a file
email: | mail, e-mail, mails, newsletter
sensitive: | private, confidential, secret, email address, password, personal, name and address, health data, bank, iban, credit
login: | sign in, account, password, identity, who somebody is
permission: | rights, allowed to, admin, role, access
cookie: | session, remember
log: | record, records, print, printed, journal, protocol, write down, written down, note down
loglevel: | severity, importance, verbose, debug, warn, urgent
transport: | ship, deliver, forward, export, hand over, send to, into slack
stdout: | terminal, screen, console
database: | sql, query, postgres, store
dbclient: | driver, connection, client library
transaction: | all or nothing, undo, atomic
pool: | several connections, reuse connections
migration: | evolve, schema change, upgrade tables
embedded: | bundled, in-process, inside, local, portable, built-in
vector: | similar, similarity, nearest, meaning, embedding, alike
cli: | command, tool, console, program
subcommand: | nested command, sub command, inner command
argument: | option, flag, parameter, value passed
usage: | help, manual, instructions
plugin: | add-on, extension, piece, component, part, package
ecosystem: | ready-made, existing, available, somebody made, is there an add-on, is there a package
hook: | intercept, listen in, before, after, whenever, each time, moment
lifecycle: | phase, stage, order, sequence
encapsulation: | isolation, separate, apart, boundaries, leak
decorator: | attach, helper, property, utility
validate: | check, inspect, correctness, rule, rules, wrong input, acceptable, sanity
schema: | structure, shape, description, rules, format, definition, model
serialize: | turn into json, encode, convert, stringify
parse: | read, interpret, understand, decode, split up
type: | types, typed, kind, typescript
typescript: | types, typed, compiler, compile time
infer: | derive, deduce, guess, automatically
async: | promise, callback, await, background
stream: | flow, pipe, chunk, large
abort: | cancel, leave, stop, interrupt, break off
graceful: | shutdown, clean, orderly, stop, end, restart, terminate
crash: | killed, fall over, collapse
memory: | ram, heap, leak
capacity: | how big, how many, machines, hardware, size of
benchmark: | speed test, measure, compare, race, numbers
proxy: | nginx, load balancer, in front, gateway, middleman
ip: | v4, v6, numeric address
subnet: | network, range, mask, slash
csp: | scripts, inline, sources, content policy
hsts: | encrypted
referrer: | came from, previous page, link, leaving
passwordhash: | password, digest, hash, credentials
hash: | digest, scramble
cost: | expensive, price, effort, settings, weaker, stronger, strength
propertybased: | random, generated, fuzz, invent, weird values
lint: | mistakes, rules, checker, complaints
formatter: | tidy, indent, style, layout
parsecode: | source, syntax, tree, imports
runtime: | node, interpreter, engine
lts: | support, maintained, fixes, version, end of life, old version
upgradeguide: | upgrade, breaking, changed, move, newer
contribute: | help out, join, pull request, patch, participate, take part
vulnerability: | report, disclose, security bug, maintainers
sponsor: | donate, money, pay
license: | legal, permitted, commercial, copyright
community: | chat, help, questions, ask, forum
`;
