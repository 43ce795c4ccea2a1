import { type Load, runLoad } from './load.ts';

/** The load generator in a process of its own, so that it can have a core of its own. */
process.on('message', (load) => {
  runLoad(load as Load).then((result) => process.send?.(result));
});
