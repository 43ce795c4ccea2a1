import type { MountedApp } from '../adapters/index.ts';
import type { Exchange } from '../core/exchange.ts';
import { refuse } from '../core/verdict.ts';

const NOT_TAKEN = refuse('upgrade.refused', {
  detail: 'The application does not take connections that leave HTTP.',
  close: true,
});

/**
 * Hands a request to the application, and looks after what comes of it: what is thrown or rejected
 * becomes a 500 without detail, logged once.
 */
export function enterApp(app: MountedApp): (exchange: Exchange) => void {
  return (exchange) => {
    const { tunnel } = exchange;
    if (tunnel !== undefined) {
      if (app.upgrade?.(exchange, tunnel) !== true) exchange.refuse('upgrade', NOT_TAKEN);
      return;
    }
    if (exchange.request.headers.expect !== undefined && exchange.form === undefined) {
      exchange.response.invite();
    }
    const result = app.handle(exchange);
    // Some libraries have promises of their own.
    if (isThenable(result)) result.then(undefined, (error: unknown) => exchange.fail(error));
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
