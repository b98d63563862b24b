import { BlockList, isIP } from 'node:net';

/** The shortest allowed prefixes: those of private networks. A wider network would include strangers. */
const WIDEST = { ipv4: 8, ipv6: 7 } as const;

/** Addresses and networks (`10.0.0.0/8`) as a list; null if an entry is neither, or is wider than `WIDEST`. */
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
