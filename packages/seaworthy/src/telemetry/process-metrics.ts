import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MetricFamily, Sample } from './prometheus.ts';

export interface ProcessMetrics {
  readonly families: readonly MetricFamily[];
  /** Stops measuring the event loop. */
  readonly close: () => void;
}

const SAMPLING_MS = 20;
const NANOSECONDS = 1e9;

/** Memory, processor time and the delay of the event loop, which is reset at each scrape. */
export function createProcessMetrics(): ProcessMetrics {
  const delay = monitorEventLoopDelay({ resolution: SAMPLING_MS });
  delay.enable();
  const startedSeconds = Math.round(Date.now() / 1000 - process.uptime());
  const delays = (): Sample[] => {
    const quantiles: Sample[] = [50, 99, 100].map((percent) => ({
      labels: { quantile: String(percent / 100) },
      value: Math.max(0, delay.percentile(percent) / NANOSECONDS - SAMPLING_MS / 1000),
    }));
    delay.reset();
    return quantiles;
  };
  return {
    families: [
      gauge('process_resident_memory_bytes', 'Memory held in RAM.', () =>
        process.memoryUsage.rss(),
      ),
      gauge('nodejs_heap_size_used_bytes', 'JavaScript heap in use.', () => {
        return process.memoryUsage().heapUsed;
      }),
      gauge('process_start_time_seconds', 'Start, since the epoch.', () => startedSeconds),
      {
        name: 'process_cpu_seconds_total',
        help: 'Processor time used.',
        type: 'counter',
        samples: () => [{ value: cpuSeconds() }],
      },
      {
        name: 'nodejs_eventloop_delay_seconds',
        help: 'How late the event loop was since the last scrape, by quantile.',
        type: 'gauge',
        samples: delays,
      },
    ],
    close: () => void delay.disable(),
  };
}

function gauge(name: string, help: string, read: () => number): MetricFamily {
  return { name, help, type: 'gauge', samples: () => [{ value: read() }] };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
