import type { RequestCounters, RequestOutcome } from './contract.ts';
import type { MetricFamily, Sample } from './prometheus.ts';

/** Upper bounds of the latency buckets, in seconds: OpenTelemetry's advice for HTTP servers. */
export const LATENCY_BUCKETS_SECONDS = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
] as const;

const BOUNDS_MS = Float64Array.from(LATENCY_BUCKETS_SECONDS, (seconds) => seconds * 1000);
/** The buckets, and one for what is slower than all. */
const ROW = BOUNDS_MS.length + 1;
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'QUERY',
  'OTHER',
] as const;
const METHOD_INDEX: ReadonlyMap<string, number> = new Map(
  METHODS.map((method, index) => [method, index]),
);
const OTHER_METHOD = METHODS.length - 1;
const STATUS_RANGE = 1000;
/** Statuses are the application's choice: how many series they may make. */
const MAX_STATUS_SERIES = 10_000;
const OVERFLOW_KEY = -1;
const MAX_REFUSAL_SERIES = 1000;
const UNMATCHED = 'unmatched';

/**
 * Counts requests in flat arrays that are read at scrape time. Labels are bounded: routes are the
 * policy's patterns and `unmatched`, methods the nine known ones and `OTHER`, and statuses and
 * refusal codes fall together when there are absurdly many.
 *
 * @see OpenTelemetry semantic conventions for HTTP metrics; ASVS V13.4.5
 */
export class RequestMetrics implements RequestCounters {
  readonly #routes: readonly string[];
  readonly #buckets: Float64Array;
  readonly #sumsMs: Float64Array;
  /** Slot in `#counts` by route, method and status. */
  readonly #slots = new Map<number, number>();
  #counts = new Float64Array(64);
  readonly #refusals = new Map<string, Map<string, { count: number }>>();
  #refusalSeries = 0;
  #inFlight = 0;

  /** @param routes labels, in the order of the plans' indexes. */
  constructor(routes: readonly string[]) {
    this.#routes = [...routes, UNMATCHED];
    this.#buckets = new Float64Array(this.#routes.length * ROW);
    this.#sumsMs = new Float64Array(this.#routes.length);
  }

  readonly began = (): void => {
    this.#inFlight += 1;
  };

  readonly ended = ({ plan, method, status, durationMs }: RequestOutcome): void => {
    this.#inFlight -= 1;
    const last = this.#routes.length - 1;
    const route = plan >= 0 && plan < last ? plan : last;
    const methodIndex = METHOD_INDEX.get(method) ?? OTHER_METHOD;
    const known = status >= 100 && status < STATUS_RANGE ? Math.trunc(status) : 0;
    this.#count((route * METHODS.length + methodIndex) * STATUS_RANGE + known);
    this.#observe(route, durationMs > 0 ? durationMs : 0);
  };

  readonly refused = (guard: string, code: string): void => {
    const counter = this.#refusals.get(guard)?.get(code) ?? this.#addRefusal(guard, code);
    counter.count += 1;
  };

  /** What a scrape reads. */
  families(): readonly MetricFamily[] {
    return [
      {
        name: 'http_server_requests_total',
        help: 'Requests that have ended, by route, method and status; status 0 had no answer.',
        type: 'counter',
        samples: () => this.#requestSamples(),
      },
      {
        name: 'http_server_request_duration_seconds',
        help: 'Time from the head of a request to the end of its response, by route.',
        type: 'histogram',
        samples: () => this.#latencySamples(),
      },
      {
        name: 'http_server_active_requests',
        help: 'Requests that have begun and not ended.',
        type: 'gauge',
        samples: () => [{ value: this.#inFlight }],
      },
      {
        name: 'seaworthy_refusals_total',
        help: 'Requests refused, by guard and code.',
        type: 'counter',
        samples: () => this.#refusalSamples(),
      },
    ];
  }

  #count(key: number): void {
    const slot = this.#slots.get(key) ?? this.#addSlot(key);
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  #addSlot(key: number): number {
    const isFull = this.#slots.size >= MAX_STATUS_SERIES;
    const wanted = isFull ? OVERFLOW_KEY : key;
    const known = this.#slots.get(wanted);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(wanted, slot);
    if (slot === this.#counts.length) {
      const grown = new Float64Array(slot * 2);
      grown.set(this.#counts);
      this.#counts = grown;
    }
    return slot;
  }

  #observe(route: number, durationMs: number): void {
    let bucket = 0;
    while (bucket < BOUNDS_MS.length && durationMs > (BOUNDS_MS[bucket] ?? 0)) bucket += 1;
    const index = route * ROW + bucket;
    this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    this.#sumsMs[route] = (this.#sumsMs[route] ?? 0) + durationMs;
  }

  #addRefusal(guard: string, code: string): { count: number } {
    const isFull = this.#refusalSeries >= MAX_REFUSAL_SERIES;
    const [guardLabel, codeLabel] = isFull ? ['other', 'other'] : [guard, code];
    const codes = this.#refusals.get(guardLabel) ?? new Map<string, { count: number }>();
    const counter = codes.get(codeLabel) ?? { count: 0 };
    codes.set(codeLabel, counter);
    this.#refusals.set(guardLabel, codes);
    this.#refusalSeries += 1;
    return counter;
  }

  *#requestSamples(): Generator<Sample> {
    for (const [key, slot] of this.#slots) {
      yield { labels: this.#labelsOf(key), value: this.#counts[slot] ?? 0 };
    }
  }

  #labelsOf(key: number): Record<string, string> {
    if (key === OVERFLOW_KEY) return requestLabels('other', 'OTHER', 'other');
    const status = key % STATUS_RANGE;
    const row = (key - status) / STATUS_RANGE;
    const method = row % METHODS.length;
    const route = this.#routes[(row - method) / METHODS.length] ?? UNMATCHED;
    return requestLabels(route, METHODS[method] ?? 'OTHER', String(status));
  }

  /** Routes that were never asked for are left out: a thousand of them make a heavy scrape. */
  *#latencySamples(): Generator<Sample> {
    for (const [index, route] of this.#routes.entries()) {
      const row = this.#buckets.subarray(index * ROW, (index + 1) * ROW);
      let count = 0;
      const buckets = Array.from(row, (value, bucket) => {
        count += value;
        const le = LATENCY_BUCKETS_SECONDS[bucket]?.toString() ?? '+Inf';
        return { suffix: '_bucket', labels: { http_route: route, le }, value: count };
      });
      if (count === 0) continue;
      yield* buckets;
      const labels = { http_route: route };
      yield { suffix: '_sum', labels, value: (this.#sumsMs[index] ?? 0) / 1000 };
      yield { suffix: '_count', labels, value: count };
    }
  }

  *#refusalSamples(): Generator<Sample> {
    for (const [guard, codes] of this.#refusals) {
      for (const [code, { count }] of codes) yield { labels: { guard, code }, value: count };
    }
  }
}

function requestLabels(route: string, method: string, status: string): Record<string, string> {
  return {
    http_route: route,
    http_request_method: method,
    http_response_status_code: status,
  };
}
