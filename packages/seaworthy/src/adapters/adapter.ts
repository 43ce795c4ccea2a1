import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange, Tunnel } from '../core/exchange.ts';
import type { PathSensitivity } from '../policy/index.ts';

/** A `node:http` listener. What it returns or throws is looked after. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A route as the framework has it. */
export interface ListedRoute {
  /** Upper case. */
  readonly method: string;
  /** In the policy's terms: `:name`, `*`, and `/**` for what takes everything below. */
  readonly path: string;
}

/** The routes an application has, and whether these are all. */
export interface RouteListing {
  /** `none`: the application keeps no list, so that only rules are known. */
  readonly completeness: 'complete' | 'partial' | 'none';
  readonly routes: readonly ListedRoute[];
}

/** An application of some framework, behind the pipeline. */
export interface MountedApp {
  readonly framework: string;
  /** Hands a request over. Throws and rejections become a 500 by the caller. */
  readonly handle: (exchange: Exchange) => unknown;
  /** Hands over a connection that leaves HTTP; false when the application takes none. */
  readonly upgrade?: (exchange: Exchange, tunnel: Tunnel) => boolean;
  readonly routes: () => RouteListing;
  /** What its router tells two paths apart by; unknown: case and closing slash. */
  readonly paths?: PathSensitivity;
  /** Lets the application end what it started. */
  readonly close: () => Promise<void>;
}

/** What the `watch` of an adapter has seen; undefined where it has none. */
export type SeenBy = (adapter: Adapter) => unknown;

/** Knows one framework. */
export interface Adapter {
  readonly framework: string;
  /** Whether an application is of this framework. */
  readonly recognises: (app: unknown) => boolean;
  /** Begins to note what is needed while the `app` factory runs; `mount` is told what was seen. */
  readonly watch?: () => { readonly seen: unknown; readonly stop: () => void };
  /** Takes the application in; called before the server listens. */
  readonly mount: (app: unknown, seenBy: SeenBy) => Promise<MountedApp>;
}
