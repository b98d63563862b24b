import { expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';

import { addressList } from '../config/networks.js';
import { createLog } from '../config/log.js';
import { deriveKeys } from '../store/keys.js';
import { callerAddress, callerNetworks } from './address.js';
import { createCallers } from './callers.js';

const PROXY = '10.1.1.1';
const trusted = addressList(['10.0.0.0/8'])!;
const request = (forwarded?: string): IncomingMessage =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: PROXY },
  }) as unknown as IncomingMessage;

test.each([
  ['1.2.3.4', '1.2.3.4'],
  ['1.2.3.4:51234', '1.2.3.4'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['"[2001:db8::1]:443"', '2001:db8::1'],
  ['9.9.9.9, 1.2.3.4:51234, 10.2.2.2:80', '1.2.3.4'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['[fe80::1%eth0]:80', 'fe80::1'],
])('a proxy that names %s speaks for %s', (forwarded, address) => {
  expect(callerAddress(request(forwarded), trusted)).toEqual({ address, unread: false });
});

test.each(['unknown', '_hidden', '1.2.3.4:port', '[::1', '9.9.9.9, x'])(
  'a proxy that names "%s" counts itself, and that is known',
  (forwarded) => {
    expect(callerAddress(request(forwarded), trusted)).toEqual({ address: PROXY, unread: true });
  },
);

test('a proxy that names nobody is no fault', () => {
  for (const forwarded of [undefined, '', ' ']) {
    expect(callerAddress(request(forwarded), trusted)).toEqual({ address: PROXY, unread: false });
  }
});

test('what a trusted proxy names and cannot be read is told once in a while, without it', () => {
  const lines: string[] = [];
  const log = createLog('info', (line) => void lines.push(line));
  let now = 1e12;
  const namesOf = createCallers({ trusted, keys: deriveKeys(Buffer.alloc(32, 1)), now: () => now, log });
  for (let i = 0; i < 3; i += 1) namesOf(request('secret-name'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('forwarded_for_unread');
  expect(lines[0]).not.toContain('secret');
  now += 600_000;
  namesOf(request('secret-name'));
  expect(lines).toHaveLength(2);
});

test('an IPv6 caller is counted in the networks of 64, 56 and 48 bits', () => {
  expect(callerNetworks('2001:db8:1:2fab::9')).toEqual(['2001:0db8:0001:2fab', '2001:0db8:0001:2f', '2001:0db8:0001']);
  expect(callerNetworks('::1')).toEqual(['0000:0000:0000:0000', '0000:0000:0000:00', '0000:0000:0000']);
  expect(callerNetworks('1.2.3.4')).toEqual(['1.2.3.4']);
});

test.each(['0.0.0.0/0', '::/0', '10.0.0.0/7', 'fc00::/6'])('nobody may trust so wide a network as %s', (network) => {
  expect(addressList([network])).toBeNull();
  expect(addressList(['10.0.0.0/8', 'fc00::/7'])).not.toBeNull();
});
