import { attachToProcess } from '../../../src/telemetry/process-hooks.ts';
import { createSink } from '../../../src/telemetry/sink.ts';

/**
 * A process that logs: `log-writer.ts <lines> <how it ends>`. It tells on standard error that its
 * event loop ran while standard output was in trouble.
 */
const [, , lineCount = '1', ending = 'return'] = process.argv;
const sink = createSink({ flushIntervalMs: 5, retryMs: 20 });
attachToProcess(sink);
for (let index = 0; index < Number(lineCount); index += 1) {
  sink.write(`{"line":${index},"filling":"${'x'.repeat(80)}"}\n`);
}
if (ending === 'exit') process.exit(0);
if (ending === 'close') await sink.close();
if (ending === 'wait') {
  await sink.flush(300);
  process.stderr.write(`${JSON.stringify(sink.status())}\n`);
  process.exit(0);
}
