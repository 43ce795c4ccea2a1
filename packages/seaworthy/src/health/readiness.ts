import type { Clock } from '../core/clock.ts';

/** One thing a service depends on. */
export interface DependencyCheck {
  readonly name: string;
  /** Members of the readiness answer, and whether the dependency can be used. */
  readonly check: (signal: AbortSignal) => Promise<DependencyState>;
  readonly timeoutMs: number;
  /** A failure of a critical one makes the service unready. */
  readonly critical: boolean;
}

/** How a dependency was found. */
export interface DependencyState {
  readonly ready: boolean;
  /** Members for the detailed answer; hold no secret. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What a readiness probe is answered. */
export interface ReadinessAnswer {
  readonly status: 200 | 503;
  readonly body: string;
}

/** What readiness looks at, and how often. */
export interface ReadinessOptions {
  readonly checks: readonly DependencyCheck[];
  readonly clock: Clock;
  /** How long an answer is given again. Default 1000. */
  readonly cacheMs?: number;
}

interface Assessment {
  readonly ready: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

const DEFAULT_CACHE_MS = 1_000;

/**
 * Whether traffic is welcome. However many ask, the dependencies are looked at once at a time and
 * at most once a second; each has a time-out. Strangers learn the status alone (ASVS V13.4.5).
 */
export class Readiness {
  readonly #checks: readonly DependencyCheck[];
  readonly #clock: Clock;
  readonly #cacheMs: number;
  #accepting = true;
  #running: Promise<Assessment> | undefined;
  #last: Assessment | undefined;
  #lastMs = 0;

  constructor(options: ReadinessOptions) {
    this.#checks = options.checks;
    this.#clock = options.clock;
    this.#cacheMs = options.cacheMs ?? DEFAULT_CACHE_MS;
  }

  /** From now on the service is not ready: it is about to stop. */
  refuse(): void {
    this.#accepting = false;
  }

  readonly accepting = (): boolean => this.#accepting;

  readonly answer = async (detailed: boolean): Promise<ReadinessAnswer> => {
    const assessed = await this.#assess();
    const ready = assessed.ready && this.#accepting;
    const body = {
      status: ready ? 'ready' : 'not_ready',
      ...(detailed && !this.#accepting ? { message: 'shutting down' } : {}),
      ...(detailed ? assessed.detail : {}),
    };
    return { status: ready ? 200 : 503, body: JSON.stringify(body) };
  };

  #assess(): Promise<Assessment> {
    if (this.#last !== undefined && this.#clock.monotonicMs() - this.#lastMs < this.#cacheMs) {
      return Promise.resolve(this.#last);
    }
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #look(): Promise<Assessment> {
    const states = await Promise.all(this.#checks.map(runCheck));
    const isDown = states.some((state, index) => !state.ready && this.#checks[index]?.critical);
    const detail = Object.assign({}, ...states.map((state) => state.detail));
    this.#last = { ready: !isDown, detail };
    this.#lastMs = this.#clock.monotonicMs();
    return this.#last;
  }
}

async function runCheck(check: DependencyCheck): Promise<DependencyState> {
  const signal = AbortSignal.timeout(check.timeoutMs);
  const late = new Promise<DependencyState>((resolve) => {
    signal.addEventListener('abort', () => resolve(failed(check.name, 'timed out')), {
      once: true,
    });
  });
  const asked = check.check(signal).catch(() => failed(check.name, 'failed'));
  return Promise.race([asked, late]);
}

function failed(name: string, why: string): DependencyState {
  return { ready: false, detail: { [name]: why } };
}
