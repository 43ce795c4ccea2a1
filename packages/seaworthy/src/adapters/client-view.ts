import { isIPv6 } from 'node:net';
import type { Exchange } from '../core/exchange.ts';
import { exchangeOf } from '../core/exchange-of.ts';

/** What a framework tells of the client and of what it asked for, as the guards found it out. */
export interface ClientView {
  readonly ip: string;
  readonly ips: readonly string[];
  readonly protocol: 'http' | 'https';
  readonly secure: boolean;
  /** With the port, where one was asked for. */
  readonly host: string;
  readonly hostname: string;
}

const VIEWS: { readonly [Key in keyof ClientView]: (exchange: Exchange) => ClientView[Key] } = {
  ip: ({ clientAddress }) => clientAddress,
  // Proxies in between are not told apart: the client is the one that is believed.
  ips: ({ peer, clientAddress }) => (peer.isProxy ? [clientAddress] : []),
  protocol: ({ scheme }) => scheme,
  secure: ({ scheme }) => scheme === 'https',
  host: ({ authority }) => authority,
  hostname: ({ authority }) => hostnameOf(authority),
};

/**
 * Puts the guards' findings in place of a framework's own reading of forwarding fields, so that the
 * two cannot differ whatever the framework trusts.
 *
 * @param prototype of the framework's requests; of one application, not of the framework
 * @param requestOf finds the request that has the exchange
 */
export function showClient(
  prototype: object,
  names: readonly (keyof ClientView)[],
  requestOf: (shown: object) => object = (shown) => shown,
): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: object) {
        return VIEWS[name](exchangeOf(requestOf(this)));
      },
    });
  }
}

/** Without the port; an IPv6 address keeps its brackets, as in URLs. */
function hostnameOf(authority: string): string {
  const bracket = authority.indexOf(']');
  const colon = authority.indexOf(':', bracket + 1);
  return isIPv6(authority) || colon === -1 ? authority : authority.slice(0, colon);
}
