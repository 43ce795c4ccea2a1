import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Listener } from '../../src/adapters/index.ts';
import { OMIT_GUARD } from '../../src/core/omit.ts';
import type { Policy } from '../../src/policy/index.ts';
import {
  createService,
  defineService,
  type Service,
  type ServiceConfig,
} from '../../src/service/index.ts';
import { defineSettings, generateSecret } from '../../src/settings/index.ts';

/** A line of a JSON log. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A running service with a root and a log file of its own. */
export interface RunningService {
  readonly service: Service;
  readonly url: string;
  readonly port: number;
  readonly managementUrl: string;
  /** Log lines so far; await `stop` for all. */
  readonly logLines: () => readonly string[];
  /** All lines as objects, as soon as one fits; rejects after three seconds without one. */
  readonly untilLogged: (fits: (line: LogLine) => boolean) => Promise<readonly LogLine[]>;
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** Added to the environment below. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Name of a guard to leave out. */
  readonly omit?: string;
  /** Default: a new empty folder, removed by `stop`. */
  readonly rootDirectory?: string;
}

const LOG_WAIT_MS = 3_000;
const LOG_POLL_MS = 10;

/** Settings of a service without database. */
export const plainSettings = defineSettings({ database: 'none' });

/** A plain `node:http` application under a policy. */
export function plainService(policy: Omit<Policy, 'service'>, listener: Listener): ServiceConfig {
  return defineService({
    settings: plainSettings,
    policy: () => ({ service: 'plain', ...policy }),
    app: () => listener,
  }) as ServiceConfig;
}

/** Starts a service in process on free ports; `ENV=dev` unless said otherwise. */
export async function startService(
  config: ServiceConfig,
  options: StartOptions = {},
): Promise<RunningService> {
  const own = mkdtempSync(join(tmpdir(), 'seaworthy-service-'));
  const logFile = join(own, 'service.log');
  const service = await createService(config, {
    environment: {
      ENV: 'dev',
      PORT: '0',
      MANAGEMENT_PORT: '0',
      LOG_FORMAT: 'json',
      LOG_FILE: logFile,
      ...options.environment,
    },
    rootDirectory: options.rootDirectory ?? own,
    write: () => undefined,
    ...(options.omit === undefined ? {} : { [OMIT_GUARD]: options.omit }),
  }).catch((error: unknown) => {
    rmSync(own, { recursive: true, force: true });
    throw error;
  });
  await service.listen();
  const logLines = (): readonly string[] =>
    readFileSync(logFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  return {
    service,
    url: service.url,
    port: Number(new URL(service.url).port),
    managementUrl: service.managementUrl,
    logLines,
    untilLogged: async (fits) => {
      for (const deadlineMs = performance.now() + LOG_WAIT_MS; ; await sleep(LOG_POLL_MS)) {
        await service.sink.flush();
        const lines = logLines().map((line) => JSON.parse(line) as LogLine);
        if (lines.some(fits)) return lines;
        if (performance.now() > deadlineMs) {
          throw new Error(`no such line among\n${logLines().slice(-20).join('\n')}`);
        }
      }
    },
    stop: async () => {
      await service.stop();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** What prod demands, for a service at `https://service.example`. */
export function prodEnvironment(): Record<string, string> {
  return {
    ENV: 'prod',
    HOST: '127.0.0.1',
    SECRET_KEY: generateSecret(),
    CSRF_SECRET_KEY: generateSecret(),
    PUBLIC_ORIGIN: 'https://service.example',
    ALLOWED_HOSTS: 'service.example',
    TRUSTED_PROXIES: '127.0.0.1',
    SHUTDOWN_DELAY: '0',
  };
}
