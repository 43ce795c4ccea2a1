import { Deadlines } from '../../src/core/deadlines.ts';
import { type Exchange, type Guard, systemClock } from '../../src/core/index.ts';
import { Pipeline, Plan } from '../../src/core/pipeline.ts';
import type { PipelineServices } from '../../src/core/services.ts';
import { Boundary, listen } from '../../src/server/index.ts';
import { resolve } from '../policy/resolving.ts';

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => SILENT,
};

/** What a guard of a test does; the rest is made up. */
export type OwnGuard = Pick<Guard, 'check' | 'decorate' | 'fields' | 'end'>;

/** A real server behind guards of the test's own. */
export async function serveBehind(
  own: OwnGuard,
  enter: (exchange: Exchange) => void,
): Promise<{ readonly boundary: Boundary; readonly port: number; readonly stop: () => void }> {
  const services: PipelineServices = {
    clock: systemClock,
    deadlines: new Deadlines(systemClock),
    log: SILENT,
    events: () => undefined,
    exposeFailures: false,
    newRequestId: () => 'own',
  };
  const guard: Guard = {
    describe: () => ({
      ...{ name: 'own', phase: 'admit', promise: 'It is what the test makes it.' },
      ...{ options: {}, sources: [], covers: [], observedBy: ['verify'] },
    }),
    drive: () => [],
    ...own,
  };
  const fallback = new Plan('* /**', 0, { prelude: [], route: [guard] });
  const pipeline = new Pipeline({ services, prelude: [], fallback, enter });
  const policy = resolve({});
  const boundary = new Boundary({
    ...{ pipeline, policy, clock: systemClock, events: services.events, isProxy: () => false },
  });
  const { port } = await listen(boundary.server, '127.0.0.1', 0);
  const stop = (): void => {
    boundary.connections.destroyAll();
    boundary.server.close();
  };
  return { boundary, port, stop };
}
