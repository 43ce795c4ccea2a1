export { type AccessLogOptions, createAccessLog } from './access-line.ts';
export type {
  AccessFacts,
  AccessRecorder,
  RequestCounters,
  RequestOutcome,
} from './contract.ts';
export { createSecurityEvents, type SecurityEvents, type SecurityEventsOptions } from './events.ts';
export { LOG_LEVELS, type LogFormat, type LogLevel } from './level.ts';
export { type AppLogger, createLogger, type LoggerOptions } from './logger.ts';
export { createMetrics, type Metrics, type MetricsOptions } from './metrics.ts';
export { attachToProcess } from './process-hooks.ts';
export { type MetricFamily, PROMETHEUS_CONTENT_TYPE, type Sample } from './prometheus.ts';
export { createRedactor, type Redactor, type RedactorOptions } from './redact.ts';
export { createSink, type LogSink, type SinkOptions, type SinkStatus } from './sink.ts';
