import type { BlockList } from 'node:net';

import { readSettings } from './read-settings.js';
import { addressList } from './server/address.js';
import type { Limits } from './server/limits.js';
import { metricsAddress, settings, type Settings } from './settings.js';

/** The program's settings, each checked once at start. */
export interface Config {
  env: 'development' | 'test' | 'production';
  host: string;
  port: number;
  stateDir: string;
  /** Milliseconds after which a talk without a new message is deleted. */
  stateTtl: number;
  /** The master key of 32 bytes; null where a development key is to be used. */
  stateKey: Buffer | null;
  /** Master keys of before, which still open what they sealed. */
  oldStateKeys: readonly Buffer[];
  /** Redis or Valkey that instances share; null where this one is alone and keeps its state in `stateDir`. */
  redisUrl: string | null;
  /** Proxies that are believed when they say for whom they ask. */
  trustedProxies: BlockList;
  limits: Limits & {
    /** WebSockets open at a time, and those of one address. */
    sockets: number;
    socketsPerAddress: number;
  };
  /** Where the metrics are shown; null: nowhere. */
  metrics: { host: string; port: number } | null;
  teams: {
    appId: string | null;
    appPassword: string | null;
    appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
    tenantId: string | null;
  };
  /** Address under which people reach the site, without a slash at the end; null where none is set: see `siteAddress`. */
  publicUrl: string | null;
  /** The neutral page to which the quick exit leads. */
  exitUrl: string;
  /** Other sites whose pages may talk to the bot, as origins. */
  allowedOrigins: readonly string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
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
 * Address for links that are handed on (pages, QR codes, cards): PUBLIC_URL, else HOST and PORT. No slash at the end. The
 * stream's address, which only the asking client uses, is as its request says where PUBLIC_URL is not set.
 */
export function siteAddress(config: Config): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return config.publicUrl ?? `http://${host}:${config.port}`;
}

/** Whether links lead others to the site, as far as the settings can tell: an address to listen on is none to go to. */
export function linksReachOthers({ env, host, publicUrl }: Config): boolean {
  return publicUrl !== null || (env !== 'production' && !/^[0.:]+$/.test(host));
}
