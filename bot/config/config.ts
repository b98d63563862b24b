import type { BlockList } from 'node:net';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod/v4';

import { addressList } from './networks.js';
import { ROOT } from './paths.js';

/** The program's settings, each checked once at start. */
export interface Config {
  env: 'development' | 'test' | 'production';
  host: string;
  port: number;
  stateDir: string;
  /** Milliseconds after which a talk without a new message is deleted. */
  stateTtl: number;
  /** The master key (32 bytes); null means: use a development key. */
  stateKey: Buffer | null;
  /** Older master keys. They still open what they sealed. */
  oldStateKeys: readonly Buffer[];
  /**
   * Redis or Valkey, shared by several instances; null if this instance is alone and stores its state in `stateDir`.
   */
  redisUrl: string | null;
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: BlockList;
  limits: Limits & {
    /** Open WebSockets: in all, and of one address. */
    sockets: number;
    socketsPerAddress: number;
  };
  /** Where the metrics are served; null: nowhere. */
  metrics: { host: string; port: number } | null;
  teams: {
    appId: string | null;
    appPassword: string | null;
    appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
    tenantId: string | null;
  };
  /** Address under which people reach the site, without a slash at the end; null if not set: see `siteAddress`. */
  publicUrl: string | null;
  /** The neutral page that the quick exit opens. */
  exitUrl: string;
  /** Origins of other sites whose pages may talk to the bot. */
  allowedOrigins: readonly string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** How much a caller may use before it is asked to wait. */
export interface Limits {
  /** Requests of one address per minute. */
  requests: number;
  /** Messages in one conversation per minute. */
  messages: number;
  /** New conversations of one address per hour. */
  talks: number;
  /** New conversations of all addresses per minute. */
  talksOfAll: number;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

/** Reads the settings from environment variables. An empty variable counts as not set. Names every bad one. */
export function readConfig(env: NodeJS.ProcessEnv): ConfigResult {
  const read = readSettings(settings, env);
  if (!read.ok) return read;
  const problems = conflicts(read.settings);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: toConfig(read.settings) };
}

function conflicts(s: Settings): string[] {
  const problems: string[] = [];
  if (s.NODE_ENV === 'production' && !s.STATE_KEY) {
    problems.push('STATE_KEY is required in production (make one with: openssl rand -base64 32)');
  }
  if (s.NODE_ENV === 'production' && s.STATE_KEY && /^A+=$/.test(s.STATE_KEY)) {
    problems.push('STATE_KEY must not be all zeros (make one with: openssl rand -base64 32)');
  }
  if (s.REDIS_URL && !s.STATE_KEY) {
    problems.push('STATE_KEY is required with REDIS_URL, the same for every instance');
  }
  if (s.MicrosoftAppPassword && !s.MicrosoftAppId) {
    problems.push('MicrosoftAppId is required where MicrosoftAppPassword is set');
  }
  if (s.MicrosoftAppId && s.MicrosoftAppType !== 'UserAssignedMSI' && !s.MicrosoftAppPassword) {
    problems.push(`MicrosoftAppPassword is required for an app of type ${s.MicrosoftAppType}`);
  }
  if (s.MicrosoftAppId && s.MicrosoftAppType !== 'MultiTenant' && !s.MicrosoftAppTenantId) {
    problems.push(`MicrosoftAppTenantId is required for an app of type ${s.MicrosoftAppType}`);
  }
  return problems;
}

function toConfig(s: Settings): Config {
  return {
    env: s.NODE_ENV,
    host: s.HOST,
    port: Number(s.PORT),
    stateDir: s.STATE_DIR,
    stateTtl: Number(s.STATE_TTL_HOURS) * 3_600_000,
    stateKey: s.STATE_KEY ? Buffer.from(s.STATE_KEY, 'base64') : null,
    oldStateKeys: s.STATE_KEY_OLD.map((key) => Buffer.from(key, 'base64')),
    redisUrl: s.REDIS_URL ?? null,
    trustedProxies: addressList(s.TRUSTED_PROXIES)!,
    limits: {
      requests: Number(s.LIMIT_REQUESTS),
      messages: Number(s.LIMIT_MESSAGES),
      talks: Number(s.LIMIT_TALKS),
      talksOfAll: Number(s.LIMIT_TALKS_OF_ALL),
      sockets: Number(s.LIMIT_STREAMS),
      socketsPerAddress: Number(s.LIMIT_STREAMS_OF_ADDRESS),
    },
    metrics: metricsAddress(s.METRICS_ADDR),
    teams: {
      appId: s.MicrosoftAppId ?? null,
      appPassword: s.MicrosoftAppPassword ?? null,
      appType: s.MicrosoftAppType,
      tenantId: s.MicrosoftAppTenantId ?? null,
    },
    publicUrl: s.PUBLIC_URL ?? null,
    exitUrl: s.EXIT_URL,
    allowedOrigins: s.ALLOWED_ORIGINS,
    logLevel: s.LOG_LEVEL,
  };
}

/**
 * The address for links that people pass on (pages, QR codes, cards): PUBLIC_URL, else HOST and PORT. No slash at the
 * end. Without PUBLIC_URL, the stream's address comes from the request, because only that client uses it.
 */
export function siteAddress(config: Config): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return config.publicUrl ?? `http://${host}:${config.port}`;
}

/**
 * Whether other people can open the site's links, as far as the settings can tell. Without PUBLIC_URL, HOST may be an
 * address that only the server can use.
 */
export function linksReachOthers({ env, host, publicUrl }: Config): boolean {
  return publicUrl !== null || (env !== 'production' && !/^[0.:]+$/.test(host));
}

/** Whether only this machine can reach an address to listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Hours after the last message until a talk is deleted, unless a setting says otherwise. */
export const KEPT_HOURS = 24;

const KEY = /^[A-Za-z0-9+/]{43}=$/;

const list = z.string().transform((text) => text.split(',').flatMap((entry) => entry.trim() || []));

/** A limit: a whole number, at least 1. */
const limit = (usual: number) =>
  z
    .string()
    .refine((text) => /^[1-9]\d{0,6}$/.test(text), 'must be a whole number from 1 to 9999999')
    .default(String(usual));

const webAddress = z.string().refine(isWebAddress, 'must be an address that begins with http:// or https://');

/** The shortest time in hours. With less, a talk would be deleted while its person reads an answer. */
const SHORTEST_TTL = 0.01;

function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true;
  const labels = text.split('.');
  // A last label of digits means an IP address, or a mistake in one.
  return text.length <= 253 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1)!);
}

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** The program's environment variables, as text. Those without a default may be absent. */
const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  HOST: z.string().refine(isHost, 'must be a host name or an IP address').default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'must be a number from 0 to 65535')
    .default('3978'),
  STATE_DIR: z.string().default(join(ROOT, '.state')),
  STATE_TTL_HOURS: z
    .string()
    .refine(
      (text) => /^\d{1,4}(?:\.\d{1,4})?$/.test(text) && Number(text) >= SHORTEST_TTL && Number(text) <= 24 * 365,
      `must be a number of hours from ${SHORTEST_TTL} to 8760, such as 24 or 0.5`,
    )
    .default(String(KEPT_HOURS)),
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
      (text) => /^rediss?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== '',
      'must be an address that begins with redis:// or rediss:// and names a host',
    )
    .optional(),
  TRUSTED_PROXIES: list
    .refine(
      (entries) => addressList(entries) !== null,
      'must be IP addresses or networks such as 10.0.0.0/8 (no wider than /8, with IPv6 /7), divided by commas',
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

type Settings = z.infer<typeof settings>;

/** The names of the program's settings, and of those that other commands of this project read. */
export const SETTING_NAMES: readonly string[] = [...Object.keys(settings.shape), 'TEAMS_PUBLISHER'];

/** Host and port of `127.0.0.1:9464`, `[::1]:9464` or `:9464` (only this machine); null for anything else. */
function metricsAddress(text: string | undefined): { host: string; port: number } | null {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[\w.-]*):(\d{1,5})$/i.exec(text ?? '') ?? [];
  if (port === undefined || Number(port) > 65535) return null;
  if (host && !isHost(host.replace(/^\[|\]$/g, ''))) return null;
  return { host: host?.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port) };
}

export type ReadResult<T> = { ok: true; settings: T } | { ok: false; problems: string[] };

/**
 * Reads settings from environment variables. An empty variable counts as not set. Names every bad one, without its
 * value.
 */
export function readSettings<T extends z.ZodObject>(schema: T, env: NodeJS.ProcessEnv): ReadResult<z.infer<T>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, settings: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`) };
}

/**
 * The address under which people reach the site, without a slash at its end. If it is not set, the error says
 * `missing`. It must be a host without a path, because every link starts at the root.
 */
export function siteSetting(missing?: string) {
  return z
    .string(missing)
    .refine(isRoot, {
      error: 'must be an address such as https://guide.example.org, with nothing behind the host',
      abort: true,
    })
    .transform((text) => new URL(text).origin);
}

function isRoot(text: string): boolean {
  return isWebAddress(text) && new URL(text).href === `${new URL(text).origin}/`;
}

/** URL accepts `a.b;x` as a host. In a header, its `;` would end the rule that names the host. */
function isHostOfUrl(host: string): boolean {
  return isHost(host.replace(/^\[|\]$/g, ''));
}

/** Whether a text is an address that begins with http:// or https://. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && isHostOfUrl(new URL(text).hostname);
}
