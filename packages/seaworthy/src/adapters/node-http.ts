import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Exchange } from '../core/exchange.ts';
import type { Adapter, Listener, MountedApp } from './adapter.ts';

/**
 * A plain `node:http` request listener, or a server that does not listen: its `request` and
 * `upgrade` listeners are used. Neither keeps a list of routes: the rules are the list.
 */
export const nodeHttp: Adapter = {
  framework: 'node:http',
  recognises: (app) => typeof app === 'function' || app instanceof Server,
  mount: (app) =>
    Promise.resolve(app instanceof Server ? mountServer(app) : mountListener(app as Listener)),
};

const COMMON: Omit<MountedApp, 'handle'> = {
  framework: 'node:http',
  routes: () => ({ completeness: 'none', routes: [] }),
  close: () => Promise.resolve(),
};

function mountListener(listener: Listener): MountedApp {
  return {
    ...COMMON,
    handle: (exchange) => listener(exchange.request, responseOf(exchange)),
  };
}

function mountServer(server: Server): MountedApp {
  return {
    ...COMMON,
    handle: (exchange) => {
      server.emit('request', exchange.request, responseOf(exchange));
    },
    upgrade: ({ request }, tunnel) => {
      if (server.listenerCount('upgrade') === 0) return false;
      return server.emit('upgrade', request as IncomingMessage, tunnel.socket, tunnel.head);
    },
  };
}

/** The exchange knows its response by less than it is. */
function responseOf(exchange: Exchange): ServerResponse {
  return exchange.response as unknown as ServerResponse;
}
