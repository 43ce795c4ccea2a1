import type { MountedApp } from '../adapters/index.ts';
import type { Exchange } from '../core/exchange.ts';

/**
 * Hands a request to the application, and looks after what comes of it: what is thrown or rejected
 * becomes a 500 without detail, logged once.
 */
export function enterApp(app: MountedApp): (exchange: Exchange) => void {
  return (exchange) => {
    const { tunnel } = exchange;
    if (tunnel !== undefined) {
      app.upgrade?.(exchange, tunnel);
      return;
    }
    if (exchange.request.headers.expect !== undefined && exchange.form === undefined) {
      exchange.response.invite();
    }
    const result = app.handle(exchange);
    if (result instanceof Promise) result.catch((error: unknown) => exchange.fail(error));
  };
}
