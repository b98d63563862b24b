import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

import type { Keys } from '../state/keys.js';

/** Addresses and networks (`10.0.0.0/8`) as a list to look up in; null where one of them is neither. */
export function addressList(entries: readonly string[]): BlockList | null {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...more] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    if (isIP(address) === 0 || more.length > 0) return null;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) list.addSubnet(address, Number(bits), family);
    else return null;
  }
  return list;
}

/**
 * The address of whoever sent a request. `X-Forwarded-For` is believed only as far as trusted proxies wrote it: the last
 * entry that is none of theirs counts, so that nobody can choose the own address.
 */
export function callerAddress(req: IncomingMessage, trusted: BlockList): string {
  const forwarded = String(req.headers['x-forwarded-for'] ?? '');
  const hops = [...forwarded.split(',').map((hop) => hop.trim()), req.socket.remoteAddress ?? ''].map(plainAddress);
  for (const hop of hops.reverse()) {
    if (isIP(hop) === 0) break;
    if (!trusted.check(hop, isIPv6(hop) ? 'ipv6' : 'ipv4')) return hop;
  }
  return plainAddress(req.socket.remoteAddress ?? '');
}

/**
 * A name under which to count a caller, from which the address cannot be found again; another one every day. People
 * with IPv6 have a whole network (/64), which is one caller.
 */
export function callerName(address: string, keys: Keys, now: number): string {
  const day = Math.floor(now / 86_400_000);
  return keys.hash(`caller ${day} ${isIPv6(address) ? networkOf(address) : address}`);
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

/** The first 64 bits of an IPv6 address, in one form. */
function networkOf(address: string): string {
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = host.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
}
