import type { BaseSettings, LoadedSettings } from '../settings/index.ts';
import { SecretList, SecretUrl, SecretValue } from '../settings/index.ts';
import {
  type AccessRecorder,
  type AppLogger,
  createAccessLog,
  createLogger,
  createRedactor,
  createSecurityEvents,
  createSink,
  type LogSink,
  type SecurityEvents,
} from '../telemetry/index.ts';

/** Where a service's lines go. */
export interface ServiceTelemetry {
  readonly sink: LogSink;
  readonly log: AppLogger;
  readonly access: AccessRecorder;
  readonly events: SecurityEvents;
}

/** Log, access log and security events of a service, as its settings want them. */
export function openTelemetry(
  loaded: LoadedSettings<BaseSettings>,
  service: string,
  sink: LogSink = sinkOf(loaded.settings),
): ServiceTelemetry {
  const { LOG_FORMAT: format, LOG_LEVEL: level } = loaded.settings;
  const redactor = createRedactor({ knownSecrets: secretTexts(loaded) });
  const common = { sink, redactor, format, level };
  return {
    sink,
    log: createLogger({ ...common, name: service }),
    access: createAccessLog(common),
    events: createSecurityEvents(common),
  };
}

function sinkOf({ LOG_FORMAT: format, LOG_FILE: file }: BaseSettings): LogSink {
  return createSink({ format, ...(file === undefined ? {} : { file }) });
}

/** Every secret of the settings, for the redactor to know by heart. */
export function secretTexts(loaded: LoadedSettings<BaseSettings>): readonly string[] {
  return Object.values(loaded.settings).flatMap((value): string[] => {
    if (value instanceof SecretList) return value.all.map((secret) => secret.reveal());
    if (value instanceof SecretValue) return [value.reveal()];
    return value instanceof SecretUrl ? [value.reveal()] : [];
  });
}
