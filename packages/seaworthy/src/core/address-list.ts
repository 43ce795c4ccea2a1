import { BlockList, isIPv6 } from 'node:net';

/** Named ranges that a list may hold instead of CIDRs. */
const NAMED_RANGES: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  uniqueLocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** Whether `loopback` or `uniqueLocal` is meant. */
export function isNamedRange(text: string): boolean {
  return Object.hasOwn(NAMED_RANGES, text);
}

const MAX_CACHED_ADDRESSES = 1024;

/**
 * A test for membership in a list of CIDRs, addresses, `loopback` and `uniqueLocal`. Takes
 * canonical addresses; recent answers are kept, because the same few proxies ask all day.
 */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  const ranges = entries.flatMap((entry) => NAMED_RANGES[entry] ?? [entry]);
  if (ranges.length === 0) return () => false;
  const list = new BlockList();
  for (const range of ranges) addRange(list, range);
  const answers = new Map<string, boolean>();
  return (address) => {
    const known = answers.get(address);
    if (known !== undefined) return known;
    const answer = address !== '' && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
    if (answers.size >= MAX_CACHED_ADDRESSES) answers.clear();
    answers.set(address, answer);
    return answer;
  };
}

function addRange(list: BlockList, range: string): void {
  const [address = '', bits] = range.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}
