import { BlockList, isIP } from 'node:net';

/** The widest networks: those that are private by their nature. A wider one would take strangers in. */
const WIDEST = { ipv4: 8, ipv6: 7 } as const;

/** Addresses and networks (`10.0.0.0/8`) as a list to look up in; null where one is neither, or wider than `WIDEST`. */
export function addressList(entries: readonly string[]): BlockList | null {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...more] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    if (isIP(address) === 0 || more.length > 0) return null;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) >= WIDEST[family] && Number(bits) <= most)
      list.addSubnet(address, Number(bits), family);
    else return null;
  }
  return list;
}
