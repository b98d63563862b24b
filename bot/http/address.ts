import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP, isIPv6 } from 'node:net';

import type { Keys } from '../store/keys.js';

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
  const [bare = ''] = address.split('%', 1);
  return bare.replace(/^::ffff:(\d+\.)/i, '$1');
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
