/** More everyday words, added to the groups of the same name in `general.ts`. */
export const everydayGroups = `
remove: | cancel, kick out, scrap, dump, trash, vanish, disappear, uninstall, rid, cut, trim, prune, evict, forget
add: | supply, equip, mix in, extend with, introduce, stick, supplement, give, provide, offer
change: | define, specify, refine, improve, update, revise, correct, transform, rework, redefine, control, influence
customize: | own, tailor, personal, special, my own, bespoke, individual
replace: | other, another, supplant, trade, change for, in favour of
create: | define, set up, produce, prepare, form, declare, come up with, establish, spawn, implement, develop
start: | open, run, fire up, wake, come up, get going, load, mount
stop: | kill, abort, break off, give up, end, leave, go away, turn off, hang up, suspend
prevent: | keep from, guard against, ward off, rule out, no longer, not allowed, shield, fend off, hinder, mitigate
allow: | may, welcome, open up, can, tolerate, support, possible, legal, entitle
disable: | remove, get rid, without, none, suppress
choose: | prefer, determine, decide, depending, pick out, elect
show: | tell, list, reveal, see, output, look like, appear, visualise, visualize, render, represent
find: | figure out, detect, recognise, recognize, identify, notice, learn, tell whether, trace, dig
get: | take, obtain, collect, extract, find out, ask for, know, receive, gather
send: | hand, pass, give, mail, post, throw over, reply with, route
reply: | hand back, give back, response, tell, back
check: | look at, see whether, inspect, examine, review, recognise, prove, guard, judge, evaluate
compare: | against, match up, distinguish, tell apart, same as, alike, similar, equals
merge: | put together, unify, bundle, compose, aggregate, collect
split: | cut, several parts, break, divide, slice
wrap: | around, cover, put around
extend: | on top, build on, add to, grow, enlarge
limit: | not more than, no more, bounded, restrict, too much, too large, too long, too big, too deep, restricted, narrow
fast: | instantly, in no time, cheap, high speed, less time, low overhead, quicker, snappy, optimised, optimized
slow: | expensive, costly, wasteful, takes ages, slower, slows, slowly, drag, degradation
wait: | hold, block, later, delay, until, before, hang on, patience
hang: | block, never ends, not respond, does not return, stands still
repeat: | each, recurrent, once more
several: | two, three, both, a number of, couple, more, different, various, multi
all: | total, anything, full, entirely, whichever
some: | few, certain, chosen, given, only these, individual
default: | unless told, usual, normal, standard, initially, preconfigured, out of the box
optional: | may be left out, not needed, can be missing, if present
required: | need, have to, obligatory, forced, compel, insist
missing: | nothing, not there, lost, nowhere, not set, forgot, lacking, isn't there, without
wrong: | strange, weird, unexpected, odd, faulty, bad, false, mistake, garbage, nonsense
fail: | trouble, crash, break, throws, dies, breaks, stops working, does not work, unsuccessful, problem, not working, went wrong, goes wrong
fix: | avoid, get around, work around, cure, deal with, make work, help
catch: | react, respond to, take care, deal, process, cope
ignore: | leave out, pay no attention, drop, not care, overlook, disregard, unaffected, regardless
use: | work with, apply, run with, rely on, together with, call, integrate
support: | run with, know about, compatible, versions of, platforms, works with
explain: | tell me about, understand, mean, purpose, overview, why
learn: | start with, first, quick, getting to know, hello world, basics, introduction
count: | times, how often, number, how much, quantity
name: | call, called, naming, tag, term
group: | together, set of, bundle, family, in one go
share: | reuse, everyone, all of them, together, in common, same, several places, pass around, among
keep: | hold on, remain, stay, leave, not lose, retain, across
store: | put, hold, write down, save, remember, deposit
restore: | go back, back to, original, previous state, reset
connect: | talk to, speak to, get through, dial, contact, communicate
disconnect: | cut, break, lost connection, leaves, drops
register: | add, hook in, mount, announce, plug into, set up
configure: | set, adjust, control, specify, tweak, customise, change, option, options, define, choose
install: | get, put on, obtain, add to project, dependency
upgrade: | newer, move up, switch to, latest, change between
old: | before, past, ancient, previous versions, longer exists
automatic: | on its own, itself, without doing, no manual, hands-free
simple: | short, quick, shorthand, bare, compact, few lines, shortcut
safe: | harm, harmless, secure, without risk, protected, am i safe, vulnerable
dangerous: | risk, attack, malicious, exposed, threat, vulnerable
public: | outside world, visible, outsiders, everybody
inside: | in the middle, deep in, contained, part of
condition: | only if, only when, based on, depending, in case, whenever
reason: | motivation, why does, how come, due to, because of, explain
goal: | intended, design goal, principles, vision
recommend: | good way, best way, good idea, ideal, advisable, right way, should i
alternative: | other, else, other options, different
convert: | turn, make into, change into, read as, form, written as
parse: | turn into, read in, understand, take apart, make sense
format: | look, looks, style, readable, appearance, shape
filter: | only certain, narrow down, select, leave out
trigger: | when it happens, as soon as, react, start
execute: | do, launch, carry out, start, process
time: | when, clock, hour, day, how long, long
random: | made up, arbitrary, unpredictable, generated
exact: | literally, to the letter, precise, exactly
compress: | small, smaller, pack
text: | word, words, letters, message, sentence, plain
number: | digits, figure, amount, count, integers
position: | where, line number, spot, which line
`;
