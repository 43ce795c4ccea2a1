import { isNamedRange } from '../core/address-list.ts';
import { isAddressRange, trustsStrangers } from '../core/address-range.ts';
import { canonicalOrigin, isAllowedHost } from '../core/host-names.ts';
import { type Check, shown, text } from '../core/shape.ts';

/** `host`, `.host` for its subdomains, an address (IPv6 in brackets); each may have a port. */
export const host: Check = text(
  'a host name, .name for its subdomains, or an address, with or without a port',
  isAllowedHost,
);

/** `https://host` or `https://host:port`; never `null`, a wildcard, a path or a closing slash. */
export const origin: Check = text(
  'an origin: https://host or https://host:port, without a path',
  (value) => canonicalOrigin(value) !== undefined,
);

/** An exact origin, or `*`. */
export const originOrAny: Check = (value, field, faults) => {
  if (value !== '*') origin(value, field, faults);
};

/** An address, or a CIDR without bits behind its prefix. */
export const addressRange: Check = text(
  'an IP address or a CIDR such as 10.0.0.0/8',
  isAddressRange,
);

/** An address, a CIDR or a name for a group; nothing so wide that strangers lie in it. */
export const proxyRange: Check = (value, field, faults) => {
  if (typeof value !== 'string' || !(isNamedRange(value) || isAddressRange(value))) {
    const message = `expected an IP address, a CIDR, loopback or uniqueLocal, got ${shown(value)}`;
    faults.push({ field, message });
  } else if (trustsStrangers(value)) {
    faults.push({
      field,
      message: `expected the proxies' own network, got '${value}', which trusts strangers`,
      remedy: 'Name the addresses the proxies connect from; any client can forge what is trusted',
    });
  }
};
