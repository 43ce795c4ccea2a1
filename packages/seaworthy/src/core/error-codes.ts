/**
 * Every error code the project can throw. Codes are permanent: one is never renamed or used again
 * for something else. A test holds this table, the pages under `docs/errors/` and the code
 * together.
 */
export const ERROR_CODES = {
  'settings.invalid': {
    title: 'The settings cannot be used',
    hint: 'Mend every listed setting; `seaworthy env` prints the whole contract.',
  },
  'settings.file': {
    title: 'A settings file cannot be read',
    hint: 'Check the path, the permissions and the syntax of the named file.',
  },
  'policy.invalid': {
    title: 'The policy cannot be used',
    hint: 'Mend every listed key; the policy reference names what each expects.',
  },
  'service.invalid': {
    title: 'The declaration of the service cannot be used',
    hint: 'Mend every listed key of what is handed to `defineService`.',
  },
  'guard.invalid-option': {
    title: 'A guard was given an option it cannot use',
    hint: 'Mend the named option; a wrong option never boots.',
  },
  'limit.invalid': {
    title: 'A rate limit cannot be used',
    hint: 'Give a whole number of requests and a window in seconds.',
  },
  'database.invalid-url': {
    title: 'DATABASE_URL cannot be used',
    hint: 'Use `pglite://<directory>` or `postgres://user:password@host:port/name`.',
  },
  'database.unreachable': {
    title: 'The database does not answer',
    hint: 'Check that it runs and that DATABASE_URL names it.',
  },
  'database.busy': {
    title: 'No database connection was free in time',
    hint: 'Raise POOL_SIZE or MAX_OVERFLOW, or find the query that holds connections.',
  },
  'database.locked': {
    title: 'Another process uses the embedded database',
    hint: 'Stop the other process, or use PostgreSQL for more than one.',
  },
  'database.missing-package': {
    title: 'The package for this database is not installed',
    hint: 'Install the named package beside seaworthy.',
  },
  'database.timeout': {
    title: 'A statement or transaction took longer than it may',
    hint: 'Find the slow statement or the lock it waits for; nothing of it was kept.',
  },
  'database.query-failed': {
    title: 'The database refused a statement',
    hint: 'Read the SQLSTATE in the cause; `failureOf(error)` gives it to code.',
  },
  'database.missing-extension': {
    title: 'The PostgreSQL server lacks an extension',
    hint: 'Have an administrator install the named extension on the database server.',
  },
  'migration.invalid': {
    title: 'The migrations cannot be used',
    hint: 'Mend every listed file.',
  },
  'migration.drift': {
    title: 'An applied migration was changed or removed',
    hint: 'Restore the file as it was applied and write a new migration instead.',
  },
  'migration.failed': {
    title: 'A migration failed and was rolled back',
    hint: 'Mend the named statement and run `seaworthy migrate up` again.',
  },
  'adapter.unknown-app': {
    title: 'The application is of no known kind',
    hint: 'Return a node:http listener or an application that docs/frameworks.md lists.',
  },
  'adapter.unusable-app': {
    title: 'The application cannot be mounted as it is',
    hint: 'Change what the message names.',
  },
  'startup.failed': {
    title: 'Start-up validation failed',
    hint: 'Mend every listed step; the service does not listen before all pass.',
  },
  'startup.ended': {
    title: 'Start-up was ended before it was done',
    hint: 'Start the service again; what it had opened is closed.',
  },
  'service.stop-failed': {
    title: 'The service did not stop cleanly',
    hint: 'Look for `Stop step failed` in the log; every other step was done.',
  },
  'server.cannot-listen': {
    title: 'The server cannot listen',
    hint: 'Choose another HOST or PORT, or stop the process that holds it.',
  },
  'exchange.missing': {
    title: 'The request did not pass through a Seaworthy service',
    hint: 'Call `exchangeOf` only inside a handler of the mounted application.',
  },
  'session.missing': {
    title: 'Sessions are not configured',
    hint: 'Give SECRET_KEY and a session store before a handler signs someone in.',
  },
  'session.misuse': {
    title: 'A session was used in a way that cannot work',
    hint: 'Sign in, and ask for tokens, before the response has begun; mend the listed values.',
  },
  'password.busy': {
    title: 'Too many passwords are being hashed at once',
    hint: 'Answer 503 and let the client try again; limit the rate of log-ins.',
  },
  'cli.usage': {
    title: 'The command was not understood',
    hint: 'Run the command with --help.',
  },
  'cli.config': {
    title: 'The configuration of the service cannot be used',
    hint: 'Name a file with --config that exports `defineService({ … })` as its default.',
  },
} as const satisfies Record<string, { readonly title: string; readonly hint: string }>;

/** A permanent error code; each has a page under `docs/errors/`. */
export type ErrorCode = keyof typeof ERROR_CODES;
