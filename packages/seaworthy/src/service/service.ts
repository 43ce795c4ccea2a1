import { describeRoutes, type RouteReport } from '../compile/index.ts';
import { systemClock } from '../core/clock.ts';
import { SeaworthyError } from '../core/errors.ts';
import type { Guard } from '../core/guard.ts';
import { Readiness } from '../health/index.ts';
import { MemoryLimitStore } from '../limits/index.ts';
import type { ResolvedPolicy } from '../policy/index.ts';
import { drain, type ListeningAddress, listen } from '../server/index.ts';
import { type EnforcedPolicy, enforce } from './compile.ts';
import { databaseReadiness } from './database.ts';
import { createManagement } from './management.ts';
import type { ServiceParts } from './parts.ts';
import { readinessChecks } from './readiness-checks.ts';
import type { ServiceTelemetry } from './telemetry.ts';

/** How a service ended. */
export interface StopReport {
  /** Connections that had to be cut at the deadline; 0 when no accepted request was lost. */
  readonly cutConnectionCount: number;
}

/** A service that can start, starts, and stops without losing a request. */
export class Service {
  readonly policy: ResolvedPolicy;
  readonly #parts: ServiceParts;
  readonly #enforced: EnforcedPolicy;
  readonly #management: EnforcedPolicy;
  readonly #readiness: Readiness;
  readonly #limits: MemoryLimitStore;
  readonly #stopTasks: (() => void | Promise<void>)[] = [];
  #opening: Promise<void> | undefined;
  #address: ListeningAddress | undefined;
  #managementAddress: ListeningAddress | undefined;
  #stopping: Promise<StopReport> | undefined;

  /** @internal Made by `createService`. */
  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.policy = parts.policy;
    const { events } = parts.telemetry;
    this.#limits = new MemoryLimitStore({
      onSaturated: (detail) => events.emit({ code: 'limit.table-full', detail: { ...detail } }),
    });
    const checks = readinessChecks(parts.checks);
    const { database } = parts;
    this.#readiness = new Readiness({
      checks: database === undefined ? checks : [databaseReadiness(database), ...checks],
      clock: systemClock,
    });
    this.#enforced = this.#enforce();
    this.#management = createManagement({
      parts,
      readiness: this.#readiness,
      routes: () => this.routes(),
      metrics: this.#enforced.metrics,
    });
  }

  /** Where the service listens; `listen` must have been called. */
  get url(): string {
    return this.#address?.url ?? '';
  }

  /** Where the management listener is. */
  get managementUrl(): string {
    return this.#managementAddress?.url ?? '';
  }

  /** Every effective rule with the guards that enforce it, in the order they run. */
  routes(): readonly RouteReport[] {
    return describeRoutes(this.policy, this.#enforced.plans);
  }

  /** @internal The guards of one rule as they run, in their order: what a proof drives. */
  guardsOf(pattern: string): readonly Guard[] {
    return this.#enforced.plans.find((plan) => plan.pattern === pattern)?.guards ?? [];
  }

  /**
   * Listens, on the management address first.
   *
   * @throws SeaworthyError `server.cannot-listen`
   */
  async listen(): Promise<this> {
    this.#opening = this.#open();
    try {
      await this.#opening;
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  async #open(): Promise<void> {
    const { HOST, PORT, MANAGEMENT_HOST, MANAGEMENT_PORT } = this.#parts.loaded.settings;
    const { server: management } = this.#management.boundary;
    this.#managementAddress = await listen(management, MANAGEMENT_HOST, MANAGEMENT_PORT);
    const { server } = this.#enforced.boundary;
    this.#address = await listen(server, HOST, PORT);
    this.#startTasks();
    this.#parts.telemetry.events.emit({
      code: 'service.started',
      detail: { url: this.url, environment: this.policy.environment },
    });
  }

  /**
   * Stops: readiness off, goes on serving through SHUTDOWN_DELAY, accepts no more, finishes what is
   * in flight until SHUTDOWN_TIMEOUT, ends tasks, closes the application and the database, flushes
   * the log. A step that fails is logged and stops no other. Calling it again gives the same
   * promise.
   *
   * @throws SeaworthyError `service.stop-failed` in the end, when a step failed
   */
  stop(): Promise<StopReport> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  /** @internal Where lines go, for `runService` to attach to the process. */
  get sink(): ServiceTelemetry['sink'] {
    return this.#parts.telemetry.sink;
  }

  /** Logs an error that nobody caught. */
  reportUncaught(error: unknown): void {
    this.#parts.telemetry.log.logger.error('Uncaught error', { error });
  }

  /** Ends at once: every connection is cut. */
  abort(): void {
    for (const { boundary } of [this.#enforced, this.#management]) {
      boundary.connections.destroyAll();
    }
  }

  #enforce(): EnforcedPolicy {
    const { policy, telemetry, identity, enter, omission, app } = this.#parts;
    const { sessions, tokens } = identity;
    return enforce({
      ...omission,
      policy,
      telemetry,
      limits: this.#limits,
      sessions,
      tokens,
      health: {
        accepting: this.#readiness.accepting,
        readiness: this.#readiness.answer,
        publicDetail: policy.environment === 'dev',
      },
      enter,
      exposeFailures: policy.environment === 'dev',
      paths: app.paths,
    });
  }

  #startTasks(): void {
    this.#limits.start();
    this.#enforced.boundary.connections.start();
    this.#management.boundary.connections.start();
    for (const task of [this.#parts.identity.cleanUp, ...this.#parts.tasks]) {
      this.#stopTasks.push(task.start());
    }
  }

  async #stop(): Promise<StopReport> {
    const { loaded, telemetry, app, database } = this.#parts;
    // What is about to listen could not be closed yet.
    await this.#opening?.catch(() => undefined);
    this.#readiness.refuse();
    telemetry.events.emit({ code: 'service.stopping' });
    const timeoutMs = loaded.settings.SHUTDOWN_TIMEOUT * 1000;
    const delayMs = this.#address === undefined ? 0 : loaded.settings.SHUTDOWN_DELAY * 1000;
    const cutConnectionCount = await drain(this.#enforced.boundary, {
      delayMs,
      timeoutMs,
      clock: systemClock,
    });
    await drain(this.#management.boundary, { delayMs: 0, timeoutMs: 500, clock: systemClock });
    this.#limits.stop();
    const faults = await this.#close([
      ...this.#stopTasks,
      () => app.close(),
      () => this.#stopTimers(),
      () => database?.database.close(),
    ]);
    telemetry.events.emit({ code: 'service.stopped', detail: { cut: cutConnectionCount } });
    telemetry.events.flush();
    await telemetry.sink.close();
    if (faults.length > 0) throw stopFailed(faults);
    return { cutConnectionCount };
  }

  #stopTimers(): void {
    for (const { deadlines, metrics } of [this.#enforced, this.#management]) {
      deadlines.stop();
      metrics.close();
    }
  }

  /** @returns what the steps that failed threw */
  async #close(steps: readonly (() => unknown)[]): Promise<readonly unknown[]> {
    const faults: unknown[] = [];
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        faults.push(error);
        this.#parts.telemetry.log.logger.error('Stop step failed', { error });
      }
    }
    return faults;
  }
}

function stopFailed(faults: readonly unknown[]): SeaworthyError {
  const message = `stop: expected every step to pass, got ${faults.length} that failed`;
  return new SeaworthyError('service.stop-failed', message, { cause: faults[0] });
}
