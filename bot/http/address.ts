import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP, isIPv6 } from 'node:net';

import type { Keys } from '../store/keys.js';

/** Who sent a request. `unread`: a trusted proxy named the caller in a form that we cannot read. */
export interface Caller {
  address: string;
  unread: boolean;
}

/**
 * The address of the caller. `X-Forwarded-For` is believed only as far as trusted proxies wrote it: its last entry that
 * is not a trusted proxy is the caller. So a caller cannot choose the address that we see.
 */
export function callerAddress(req: IncomingMessage, trusted: BlockList): Caller {
  const socket = plainAddress(req.socket.remoteAddress ?? '');
  if (isIP(socket) === 0 || !isTrusted(socket, trusted)) return { address: socket, unread: false };
  for (const entry of lastFirst(String(req.headers['x-forwarded-for'] ?? ''))) {
    const hop = hopAddress(entry);
    // If an entry cannot be read, we know no more: the proxy that wrote it counts as the caller.
    if (isIP(hop) === 0) return { address: socket, unread: entry.trim() !== '' };
    if (!isTrusted(hop, trusted)) return { address: hop, unread: false };
  }
  return { address: socket, unread: false };
}

/** The entries of a comma-separated list, last first. Callers can send thousands, but only the last few matter. */
function* lastFirst(list: string): Generator<string> {
  let end = list.length;
  for (;;) {
    const comma = end === 0 ? -1 : list.lastIndexOf(',', end - 1);
    yield list.slice(comma + 1, end);
    if (comma < 0) return;
    end = comma;
  }
}

/** Whether an address belongs to a trusted proxy. */
export function isTrusted(address: string, trusted: BlockList): boolean {
  const plain = plainAddress(address);
  return trusted.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/**
 * The networks under which a caller is counted, smallest first. IPv4: the address alone. IPv6: its /64, /56 and /48,
 * because a provider gives a household one of these, and the household may use every address in it.
 */
export function callerNetworks(address: string): string[] {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return [plain];
  const [a, b, c, d] = groupsOf(plain);
  const site = `${a}:${b}:${c}`;
  return [`${site}:${d}`, `${site}:${d!.slice(0, 2)}`, site];
}

/**
 * One name for each of `callerNetworks`, to count a caller. The names cannot be turned back into an address, and change
 * every day.
 */
export function callerNames(address: string, keys: Keys, now: number): string[] {
  const day = Math.floor(now / 86_400_000);
  return callerNetworks(address).map((network) => keys.hash(`caller ${day} ${network}`));
}

/**
 * The address in an entry of `X-Forwarded-For`. Azure's proxies add a port and then put IPv6 in brackets; some proxies
 * quote the entry.
 */
function hopAddress(entry: string): string {
  const bare = entry.trim().replace(/^"(.*)"$/, '$1');
  const [, v6] = /^\[([0-9a-f:.%\w]{2,60})\](?::\d{1,5})?$/i.exec(bare) ?? [];
  const [, v4] = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(bare) ?? [];
  return plainAddress(v6 ?? v4 ?? bare);
}

function plainAddress(address: string): string {
  const [bare = ''] = address.split('%', 1);
  return bare.replace(/^::ffff:(\d+\.)/i, '$1');
}

/** The first four groups of an IPv6 address, four hexadecimal digits each. */
function groupsOf(address: string): string[] {
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = host.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).map((group) => group.padStart(4, '0'));
}
