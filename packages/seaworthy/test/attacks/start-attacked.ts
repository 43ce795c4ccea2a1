import { runService } from '../../src/service/index.ts';
import { bareConfig, isBareFramework } from './bare-config.ts';

/** A bare service as a process of its own, under the environment it is given. */
const [, , framework, rootDirectory] = process.argv;
if (!isBareFramework(framework)) throw new Error(`no framework ${framework}`);
const config = bareConfig(framework);
await runService(config, rootDirectory === undefined ? {} : { rootDirectory });
