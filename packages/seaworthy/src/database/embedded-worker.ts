import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Extension, PGlite } from '@electric-sql/pglite';
import { COLUMN_PARSERS } from './columns.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './embedded-protocol.ts';
import { type FailureFields, isFailureFields } from './failure.ts';

/** Values come as text already; PGlite's own serializers would refuse text for some types. */
const SERIALIZERS = Object.fromEntries(
  [16, 17, 20, 21, 23, 25, 26, 114, 700, 701, 1042, 1043, 1082, 1114, 1184, 3802].map((oid) => [
    oid,
    String,
  ]),
);

if (parentPort !== null) await serve(parentPort, workerData as WorkerStart);

/** Serves one PGlite until it is told to close or breaks; `process.exit` ends this thread alone. */
async function serve(port: MessagePort, start: WorkerStart): Promise<void> {
  const reply = (message: WorkerReply) => port.postMessage(message);
  try {
    const database = await openDatabase(start);
    port.on('message', (request: WorkerRequest) => {
      void answer(database, request).then((message) => {
        if (message !== undefined) reply(message);
        if (message === undefined || message.type === 'broken') process.exit();
      });
    });
    reply({ type: 'ready' });
  } catch (error) {
    const name = missingPackage(error);
    reply(name === undefined ? broken(error) : { type: 'missing-package', name });
    process.exit();
  }
}

async function openDatabase(start: WorkerStart): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const vector = await loadVector();
  return PGlite.create({
    ...(start.dataDirectory === undefined ? {} : { dataDir: start.dataDirectory }),
    extensions: vector === undefined ? {} : { vector },
    parsers: Object.fromEntries(COLUMN_PARSERS),
    serializers: SERIALIZERS,
  });
}

/** pgvector is optional: without it, a migration that creates the extension says so. */
async function loadVector(): Promise<Extension | undefined> {
  try {
    const { vector } = await import('@electric-sql/pglite-pgvector');
    return vector;
  } catch (error) {
    if (missingPackage(error) === undefined) throw error;
    return undefined;
  }
}

async function answer(database: PGlite, request: WorkerRequest): Promise<WorkerReply | undefined> {
  try {
    if (request.type === 'close') {
      await database.close();
      return undefined;
    }
    const result = await database.query<object>(request.sql, [...request.values]);
    const { rows, rowCount, command } = result;
    return {
      type: 'result',
      result: { rows, rowCount: rowCount ?? 0, command: command ?? '' },
      inTransaction: database.isInTransaction(),
    };
  } catch (error) {
    // Anything but an answer of the server means that the WASM instance is in an unknown state.
    if (!isFailureFields(error)) return broken(error);
    const inTransaction = database.isInTransaction();
    return { type: 'failure', failure: failureFields(error), inTransaction };
  }
}

/** The server's fields alone: PGlite's error holds the statement's values too. */
function failureFields(error: FailureFields): FailureFields {
  const { message, severity, code, constraint, schema, table, column, hint, detail } = error;
  return { message, severity, code, constraint, schema, table, column, hint, detail };
}

function broken(error: unknown): WorkerReply {
  return { type: 'broken', message: error instanceof Error ? error.message : String(error) };
}

function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  return /Cannot find package '([^']+)'/.exec(error.message)?.[1];
}
