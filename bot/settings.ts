import { join } from 'node:path';
import { z } from 'zod/v4';

import { ROOT } from './paths.js';
import { isWebAddress, siteSetting } from './read-settings.js';
import { addressList } from './server/address.js';

const KEY = /^[A-Za-z0-9+/]{43}=$/;

const list = z.string().transform((text) => text.split(',').flatMap((entry) => entry.trim() || []));

/** A limit: a whole number, at least 1. */
const limit = (usual: number) =>
  z
    .string()
    .refine((text) => /^[1-9]\d{0,6}$/.test(text), 'must be a whole number from 1 to 9999999')
    .default(String(usual));

const webAddress = z.string().refine(isWebAddress, 'must be an address that begins with http:// or https://');

/** The program's environment variables, as text; what has no default may be absent. */
export const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'must be a number from 0 to 65535')
    .default('3978'),
  STATE_DIR: z.string().default(join(ROOT, '.state')),
  STATE_TTL_HOURS: z
    .string()
    .refine((text) => Number(text) > 0 && Number(text) <= 24 * 365, 'must be a number of hours, above 0 and up to 8760')
    .default('24'),
  STATE_KEY: z
    .string()
    .refine((text) => KEY.test(text), 'must be 32 bytes in base64 (make one with: openssl rand -base64 32)')
    .optional(),
  STATE_KEY_OLD: list
    .refine((keys) => keys.every((key) => KEY.test(key)), 'must be earlier values of STATE_KEY, divided by commas')
    .default([]),
  REDIS_URL: z
    .string()
    .refine(
      (text) => /^rediss?:\/\//.test(text) && URL.canParse(text),
      'must be an address that begins with redis:// or rediss://',
    )
    .optional(),
  TRUSTED_PROXIES: list
    .refine(
      (entries) => addressList(entries) !== null,
      'must be IP addresses or networks such as 10.0.0.0/8, divided by commas',
    )
    .default([]),
  LIMIT_REQUESTS: limit(3000),
  LIMIT_MESSAGES: limit(240),
  LIMIT_TALKS: limit(600),
  LIMIT_TALKS_OF_ALL: limit(3000),
  LIMIT_STREAMS: limit(10_000),
  LIMIT_STREAMS_OF_ADDRESS: limit(1000),
  METRICS_ADDR: z
    .string()
    .refine((text) => metricsAddress(text) !== null, 'must be an address and port such as 127.0.0.1:9464')
    .optional(),
  MicrosoftAppId: z.guid('must be the id of an app registration (a GUID)').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'must be MultiTenant, SingleTenant or UserAssignedMSI')
    .default('MultiTenant'),
  MicrosoftAppTenantId: z.guid('must be the id of a tenant (a GUID)').optional(),
  PUBLIC_URL: siteSetting().optional(),
  EXIT_URL: webAddress.default('https://www.meteo.be/'),
  ALLOWED_ORIGINS: list
    .refine(
      (origins) => origins.every((origin) => isWebAddress(origin) && new URL(origin).origin === origin),
      'must be origins such as https://example.org (no path, no slash at the end), divided by commas',
    )
    .default([]),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
});

export type Settings = z.infer<typeof settings>;

/** Host and port of `127.0.0.1:9464`, `[::1]:9464` or `:9464` (this machine only); null for anything else. */
export function metricsAddress(text: string | undefined): { host: string; port: number } | null {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[\w.-]*):(\d{1,5})$/i.exec(text ?? '') ?? [];
  if (port === undefined || Number(port) > 65535) return null;
  return { host: host?.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port) };
}
