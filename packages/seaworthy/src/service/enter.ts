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
    if (result instanceof Promise) result.catch((error: unknown) => exchange.fail(error));
  };
}
