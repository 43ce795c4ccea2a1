import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMetrics, type Metrics, type MetricsOptions } from '../../src/telemetry/metrics.ts';
import { LATENCY_BUCKETS_SECONDS } from '../../src/telemetry/request-metrics.ts';

const ROUTES = ['GET /', 'POST /api/rag/*'];

/** Series and values, read by a second implementation of the text format. */
function read(metrics: Metrics): ReadonlyMap<string, number> {
  const series = new Map<string, number>();
  for (const line of metrics.render().split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const parts = /^([a-z_]+(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*\})?) (\S+)$/.exec(line);
    expect(parts, line).not.toBeNull();
    const [, name = '', value] = parts ?? [];
    expect(series.has(name), `twice: ${name}`).toBe(false);
    series.set(name, value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value));
  }
  return series;
}

function withMetrics(
  prove: (metrics: Metrics) => void,
  options: Partial<MetricsOptions> = {},
): void {
  const metrics = createMetrics({ routes: ROUTES, ...options });
  try {
    prove(metrics);
  } finally {
    metrics.close();
  }
}

function requestSeries(route: string, method: string, status: number | string): string {
  return (
    `http_server_requests_total{http_route="${route}",` +
    `http_request_method="${method}",http_response_status_code="${status}"}`
  );
}

describe('requests', () => {
  test('are counted by route, method and status', () => {
    withMetrics((metrics) => {
      const { counters } = metrics;
      for (const status of [200, 200, 429]) {
        counters.began();
        counters.ended({ plan: 1, method: 'POST', status, durationMs: 7 });
      }
      counters.began();
      const series = read(metrics);
      expect(series.get(requestSeries('POST /api/rag/*', 'POST', 200))).toBe(2);
      expect(series.get(requestSeries('POST /api/rag/*', 'POST', 429))).toBe(1);
      expect(series.get('http_server_active_requests')).toBe(1);
      const label = '{http_route="POST /api/rag/*"}';
      expect(series.get(`http_server_request_duration_seconds_count${label}`)).toBe(3);
      expect(series.get(`http_server_request_duration_seconds_sum${label}`)).toBeCloseTo(0.021);
    });
  });

  test('no stranger makes series: odd routes, methods and statuses fall together', () => {
    withMetrics((metrics) => {
      for (let index = 0; index < 20_000; index += 1) {
        const method = `M${index}`;
        metrics.counters.ended({ plan: index - 10_000, method, status: index, durationMs: -1 });
        metrics.counters.refused(`g${index}`, `c${index}`);
      }
      for (const plan of [-1, 2, 1.5, Number.NaN]) {
        metrics.counters.ended({ plan, method: 'GET', status: Number.NaN, durationMs: Number.NaN });
      }
      const series = read(metrics);
      expect(series.size).toBeLessThan(5000);
      expect(series.get(requestSeries('unmatched', 'OTHER', 404))).toBe(1);
      expect(series.get('seaworthy_refusals_total{guard="other",code="other"}')).toBe(19_000);
    });
  });

  test('statuses beyond the bound are counted together, none is lost', () => {
    const routes = Array.from({ length: 20 }, (_, index) => `GET /${index}`);
    withMetrics(
      (metrics) => {
        for (let plan = 0; plan < 20; plan += 1) {
          for (let status = 100; status < 1000; status += 1) {
            metrics.counters.ended({ plan, method: 'GET', status, durationMs: 1 });
          }
        }
        const series = [...read(metrics)].filter(([name]) =>
          name.startsWith('http_server_requests'),
        );
        expect(series.length).toBe(10_001);
        expect(series.reduce((sum, [, value]) => sum + value, 0)).toBe(18_000);
      },
      { routes },
    );
  });

  test('buckets hold what a plain count of the durations says', () => {
    const durations = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(durations, (values) => {
        withMetrics((metrics) => {
          for (const durationMs of values) {
            metrics.counters.ended({ plan: 0, method: 'GET', status: 200, durationMs });
          }
          const series = read(metrics);
          for (const bound of LATENCY_BUCKETS_SECONDS) {
            const labels = `{http_route="GET /",le="${bound}"}`;
            const count = series.get(`http_server_request_duration_seconds_bucket${labels}`);
            expect(count).toBe(values.filter((ms) => ms <= bound * 1000).length);
          }
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the text', () => {
  test('escapes labels and help, one family after the other', () => {
    withMetrics(
      (metrics) => {
        metrics.counters.refused('a"b\\c\nd', '\ud800');
        expect(metrics.render()).toContain(
          'seaworthy_refusals_total{guard="a\\"b\\\\c\\nd",code="\ufffd"} 1\n',
        );
        expect(metrics.render()).toContain(
          '# HELP app_things one\\ntwo\n# TYPE app_things gauge\n',
        );
        read(metrics);
      },
      {
        families: [
          { name: 'app_things', help: 'one\ntwo', type: 'gauge', samples: () => [{ value: 1 }] },
        ],
      },
    );
  });

  test('a family that throws is left out, the rest stays', () => {
    const samples = (): never => {
      throw new Error('no');
    };
    withMetrics(
      (metrics) => {
        const series = read(metrics);
        expect([...series.keys()].some((name) => name.startsWith('broken'))).toBe(false);
        expect(series.get('seaworthy_log_lines_dropped_total')).toBe(7);
        expect(series.get('seaworthy_security_events_total{code="host.refused"}')).toBe(4);
        expect(series.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
        expect(
          series.get('nodejs_eventloop_delay_seconds{quantile="0.99"}'),
        ).toBeGreaterThanOrEqual(0);
      },
      {
        families: [{ name: 'broken', help: 'x', type: 'gauge', samples }],
        droppedLineCount: () => 7,
        eventCounts: () => [['host.refused', 4]],
      },
    );
  });
});
