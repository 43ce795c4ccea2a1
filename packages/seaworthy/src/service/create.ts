import { resolve } from 'node:path';
import { mountApp } from '../adapters/index.ts';
import { SeaworthyError } from '../core/errors.ts';
import { OMIT_GUARD, type Omission } from '../core/omit.ts';
import { createPasswordHasher } from '../identity/index.ts';
import {
  type BaseSettings,
  describeBanner,
  isLoopbackHost,
  type LoadedSettings,
  type ProcessEnvironment,
} from '../settings/index.ts';
import { openServiceDatabase, type ServiceDatabase } from './database.ts';
import { policyOf, settingsOf } from './declared.ts';
import type { AppContext, ServiceConfig } from './define.ts';
import { enterApp } from './enter.ts';
import { identityOf } from './identity.ts';
import { policyWarnings } from './notices.ts';
import { jsonReport, type StartReport, textReport, type WriteLine } from './report.ts';
import { Service } from './service.ts';
import { openTelemetry, type ServiceTelemetry } from './telemetry.ts';
import { Undo, unlessAborted } from './undo.ts';
import { validateDatabase } from './validate.ts';

export interface CreateOptions extends Omission {
  /** Default: `process.env`. */
  readonly environment?: ProcessEnvironment;
  /** Default: that of the configuration, else the working directory. */
  readonly rootDirectory?: string;
  /** Where start-up prints; default standard output. */
  readonly write?: WriteLine;
  /** Ends the start at whatever step it is: what was opened is closed, then it is rejected. */
  readonly signal?: AbortSignal;
}

/**
 * Builds a service and proves that it can start: settings, policy, database, application, in this
 * order, each step reported. Nothing listens before all of it has passed.
 *
 * @throws SeaworthyError `settings.invalid`, `policy.invalid`, `startup.failed`, `adapter.…` with
 * every fault of the step that failed; the reason of `signal`, when that ended the start
 */
export async function createService<Values extends BaseSettings>(
  config: ServiceConfig<Values>,
  options: CreateOptions = {},
): Promise<Service> {
  const environment = options.environment ?? process.env;
  const report = reporter(environment, options.write);
  const { signal } = options;
  const undo = new Undo();
  report.begin();
  try {
    signal?.throwIfAborted();
    const started = build({ config, options, environment, report, undo });
    const service = await unlessAborted(started, signal);
    report.end(true);
    return service;
  } catch (error) {
    report.failed(error instanceof Error ? error.message : String(error));
    if (signal?.aborted === true) report.aborted();
    else report.end(false);
    await undo.run();
    throw error;
  }
}

/** A service without a guard exists for a proof alone: never in prod, never for another machine. */
function refuseOmission(options: Omission, loaded: LoadedSettings<BaseSettings>): void {
  const isHarmless = loaded.environment !== 'prod' && isLoopbackHost(loaded.settings.HOST);
  if (options[OMIT_GUARD] === undefined || isHarmless) return;
  throw new SeaworthyError('startup.failed', 'guards: expected all of them, got one left out');
}

interface Build<Values extends BaseSettings> {
  readonly config: ServiceConfig<Values>;
  readonly options: CreateOptions;
  readonly environment: ProcessEnvironment;
  readonly report: StartReport;
  readonly undo: Undo;
}

async function build<Values extends BaseSettings>(run: Build<Values>): Promise<Service> {
  const { config, options, report, undo } = run;
  const rootDirectory = resolve(options.rootDirectory ?? config.rootDirectory ?? '.');
  report.step(`Validating settings for ENV=${run.environment['ENV'] ?? 'dev'}`);
  const loaded = settingsOf(config, { environment: run.environment, rootDirectory });
  report.passed('Settings validation passed');
  refuseOmission(options, loaded);
  const policy = policyOf(config, loaded);
  report.passed(`Policy validation passed: ${policy.rules.length} effective rules`);
  const telemetry = openTelemetry(loaded, policy.service);
  undo.add(() => telemetry.sink.close());
  const warnings = [...loaded.warnings, ...policyWarnings(policy)];
  report.banner(describeBanner({ ...loaded, service: policy.service, warnings }));
  const database = await openValidated({ run, loaded, telemetry, rootDirectory });
  options.signal?.throwIfAborted();
  const context = appContext(loaded, telemetry, database);
  const app = await mountApp(() => config.app(context));
  undo.add(() => app.close());
  options.signal?.throwIfAborted();
  report.passed(`Application mounted: ${app.framework}`);
  return new Service({
    policy,
    loaded,
    telemetry,
    database,
    app,
    identity: identityOf({ policy, loaded, telemetry, database, where: config.sessions }),
    checks: config.readiness?.(context) ?? [],
    tasks: config.tasks?.(context) ?? [],
    enter: enterApp(app),
    omission: options,
  });
}

async function openValidated<Values extends BaseSettings>(parts: {
  readonly run: Build<Values>;
  readonly loaded: LoadedSettings<Values>;
  readonly telemetry: ServiceTelemetry;
  readonly rootDirectory: string;
}): Promise<ServiceDatabase | undefined> {
  const { run, loaded, telemetry, rootDirectory } = parts;
  const { database: config } = run.config;
  if (config === undefined) return undefined;
  const log = telemetry.log.logger;
  const opened = await openServiceDatabase(loaded.settings, config, { rootDirectory, log });
  run.undo.add(() => opened.database.close());
  run.options.signal?.throwIfAborted();
  await validateDatabase(opened, config, { environment: loaded.environment, report: run.report });
  return opened;
}

function appContext<Values extends BaseSettings>(
  loaded: LoadedSettings<Values>,
  telemetry: ServiceTelemetry,
  database: ServiceDatabase | undefined,
): AppContext<Values> {
  return {
    settings: loaded.settings,
    environment: loaded.environment,
    publicOrigin: loaded.settings.PUBLIC_ORIGIN,
    get database() {
      if (database !== undefined) return database.database;
      throw new SeaworthyError('database.invalid-url', 'database: expected one in the declaration');
    },
    passwords: createPasswordHasher(),
    log: telemetry.log.logger,
    pino: telemetry.log.pino,
  };
}

/** Before the settings are read, only the environment can say how start-up is to speak. */
function reporter(environment: ProcessEnvironment, write: WriteLine = printLine): StartReport {
  const isJson =
    environment['LOG_FORMAT'] === 'json' ||
    (environment['LOG_FORMAT'] === undefined && environment['ENV'] === 'prod');
  return isJson ? jsonReport(write) : textReport(write);
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
