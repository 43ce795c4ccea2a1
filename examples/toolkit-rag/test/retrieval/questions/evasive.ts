import { ask, type Question } from './question.ts';

/**
 * Written for passages drawn at random, after the lexicon had been closed, and never used for
 * tuning.
 */
export const evasiveQuestions: readonly Question[] = [
  ask(
    'Are old-fashioned spellings such as hexadecimal or a single big integer accepted for v4?',
    /^ipaddr\.js\/.*(?:parse|isValid|Four-part|isIPv4|IPv4)/i,
  ),
  ask(
    'How long will browsers remember to talk to us over the encrypted scheme only?',
    /^helmet\/.*Strict-Transport/i,
  ),
  ask(
    'What happens when a body tries to smuggle in the __proto__ key?',
    /^fastify\/.*(?:onProtoPoisoning|Prototype[- ]Poisoning)/i,
  ),
  ask(
    'How can a database that spawns a child per visitor live in one WebAssembly module?',
    /^@electric-sql\/pglite\/.*How it works/i,
  ),
  ask(
    'Clean everything up by itself when the variable leaves its scope',
    /^fastify\/.*(?:asyncDispose|close)/i,
  ),
  ask(
    'Get told whenever a new encapsulated scope for an extension is born',
    /^fastify\/.*onRegister/i,
  ),
  ask(
    'Which variant of the password hash resists graphics cards and which resists side channels?',
    /^@node-rs\/argon2\//i,
  ),
  ask(
    'Lines are one JSON object each and hard to read on my laptop',
    /^pino\/.*(?:pretty|Pretty)/i,
  ),
  ask('Is it wise to host this framework as a cloud function?', /^fastify\/.*Serverless/i),
  ask(
    'I want my handler to run although the input did not match, and look at the fault myself',
    /^fastify\/.*(?:validationError|attachValidation|Error Handling)/i,
  ),
  ask(
    'To whom do I tell a security hole that I have discovered?',
    /^fastify\/.*(?:SECURITY|Reporting)|^[^/]+\/.*(?:vulnerabilit|security)/i,
  ),
  ask(
    'Move the writing of log lines off the main thread',
    /^pino\/.*(?:transport|asynchronous|Asynchronous)/i,
  ),
  ask(
    'Take over parsing whatever media type a client sends',
    /^fastify\/.*(?:Catch-All|Content-Type Parser|ContentTypeParser)/i,
  ),
  ask(
    'Make exceptions of one kind with a code throughout my own extension',
    /^fastify\/.*(?:Custom errors|Errors|fastify-error|error)/i,
  ),
  ask('Add a severity of my own between debug and info', /^pino\/.*(?:customLevels|Levels)/i),
  ask(
    'Make the compiler complain when somebody logs a number where a text belongs',
    /^pino\/.*(?:TypeScript|Enforcing|LogFnFields)/i,
  ),
  ask('Ship records to a Seq server', /^pino\/.*pino-seq/i),
  ask('Turn a slash number like /24 into 255.255.255.0', /^ipaddr\.js\/.*(?:subnetMask|prefix)/i),
  ask(
    'Is it safe to open a file whose name came out of the address bar?',
    /^fastify\/.*(?:Request|Security|sendFile|Parametric)/i,
  ),
  ask('How should pages of the manual be named?', /^fastify\/.*Style-Guide/i),
  ask(
    'How long does an old major release still get bug fixes?',
    /^fastify\/.*(?:LTS|Long Term Support|Support)/i,
  ),
  ask(
    'Run the same piece of code for each incoming call',
    /^fastify\/.*(?:Hooks|Middleware|onRequest|preHandler)/i,
  ),
  ask(
    'The app runs behind nginx, how do I see who really called?',
    /^fastify\/.*(?:trustProxy|Reverse|Recommendations|Request)/i,
  ),
  ask(
    'Reuse a part of one schema in another place',
    /^fastify\/.*(?:ref|Shared|shared|addSchema|Validation)/i,
  ),
  ask(
    'Hold calls back until the log-in at another service has worked',
    /^fastify\/.*Delay[- ]Accepting/i,
  ),
  ask(
    'Give all paths of a module a common beginning',
    /^fastify\/.*(?:prefix|Prefix|Plugin Options|Plugins)/i,
  ),
  ask('Log output together with the hapi framework', /^pino\/.*Hapi/i),
  ask(
    'Watch the raw bytes that go over the socket of the embedded database',
    /^@electric-sql\/pglite-socket\//i,
  ),
  ask(
    'Stop other sites from showing my page inside a frame',
    /^helmet\/.*(?:X-Frame-Options|frame|Content-Security)/i,
  ),
  ask(
    'Is an address inside a given network?',
    /^ipaddr\.js\/.*(?:match|CIDR|range|subnet)|^ipaddr/i,
  ),
];
