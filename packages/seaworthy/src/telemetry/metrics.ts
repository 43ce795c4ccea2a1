import type { RequestCounters } from './contract.ts';
import { createProcessMetrics } from './process-metrics.ts';
import { type MetricFamily, renderPrometheus } from './prometheus.ts';
import { RequestMetrics } from './request-metrics.ts';

/** Which routes are counted, and what is told beside them. */
export interface MetricsOptions {
  /** Route labels, in the order of the plans' indexes. */
  readonly routes: readonly string[];
  /** Security events since the start, by code. */
  readonly eventCounts?: () => Iterable<readonly [code: string, count: number]>;
  /** Log lines lost since the start. */
  readonly droppedLineCount?: () => number;
  /** What other parts count: limiter, pool, and the application's own. */
  readonly families?: readonly MetricFamily[];
}

/** The counters of a service, and their text for a scrape. */
export interface Metrics {
  readonly counters: RequestCounters;
  /** Everything, in the Prometheus text format. May tell internals: for the private port only. */
  readonly render: () => string;
  readonly close: () => void;
}

/**
 * Builds the service's metrics. A part that throws while it is read is left out of that scrape
 * alone.
 */
export function createMetrics(options: MetricsOptions): Metrics {
  const requests = new RequestMetrics(options.routes);
  const processes = createProcessMetrics();
  const families = [
    ...requests.families(),
    ...ownFamilies(options),
    ...processes.families,
    ...(options.families ?? []),
  ];
  return {
    counters: requests,
    render: () => families.map(renderSafely).join(''),
    close: processes.close,
  };
}

function ownFamilies({ eventCounts, droppedLineCount }: MetricsOptions): MetricFamily[] {
  return [
    {
      name: 'seaworthy_security_events_total',
      help: 'Security events, by code.',
      type: 'counter',
      samples: () =>
        Array.from(eventCounts?.() ?? [], ([code, value]) => ({ labels: { code }, value })),
    },
    {
      name: 'seaworthy_log_lines_dropped_total',
      help: 'Log lines lost because a destination failed or was too slow.',
      type: 'counter',
      samples: () => [{ value: droppedLineCount?.() ?? 0 }],
    },
  ];
}

function renderSafely(family: MetricFamily): string {
  try {
    return renderPrometheus([family]);
  } catch {
    return '';
  }
}
