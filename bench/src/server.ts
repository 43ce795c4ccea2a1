import { startServer } from './service.ts';

/** A server in a process of its own; tells its port, then its CPU time whenever it is asked. */
const [mode = 'bare', rootDirectory = '.'] = process.argv.slice(2);
const port = await startServer(mode, rootDirectory);
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.send?.({ port });
