import { join } from 'node:path';
import { z } from 'zod/v4';

import { ROOT } from './paths.js';

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
  teams: {
    appId: string | null;
    appPassword: string | null;
    appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
    tenantId: string | null;
  };
  /** Address under which people reach the site, without a slash at the end; null: as each request says. */
  publicUrl: string | null;
  /** The neutral page to which the quick exit leads. */
  exitUrl: string;
  /** Other sites whose pages may talk to the bot, as origins. */
  allowedOrigins: readonly string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const webAddress = z.string().refine(isWebAddress, 'must be an address that begins with http:// or https://');

const settings = z.object({
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
    .refine(
      (text) => /^[A-Za-z0-9+/]{43}=$/.test(text),
      'must be 32 bytes in base64 (make one with: openssl rand -base64 32)',
    )
    .optional(),
  MicrosoftAppId: z.guid('must be the id of an app registration (a GUID)').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'must be MultiTenant, SingleTenant or UserAssignedMSI')
    .default('MultiTenant'),
  MicrosoftAppTenantId: z.guid('must be the id of a tenant (a GUID)').optional(),
  PUBLIC_URL: webAddress.optional(),
  EXIT_URL: webAddress.default('https://www.meteo.be/'),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
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

/** Reads the settings from environment variables. An empty variable counts as not set. Names every bad one. */
export function readConfig(env: NodeJS.ProcessEnv): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`) };
  }
  const problems = conflicts(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: toConfig(parsed.data) };
}

function conflicts(s: Settings): string[] {
  const problems: string[] = [];
  if (s.NODE_ENV === 'production' && !s.STATE_KEY) {
    problems.push('STATE_KEY is required in production (make one with: openssl rand -base64 32)');
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
    teams: {
      appId: s.MicrosoftAppId ?? null,
      appPassword: s.MicrosoftAppPassword ?? null,
      appType: s.MicrosoftAppType,
      tenantId: s.MicrosoftAppTenantId ?? null,
    },
    publicUrl: s.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    exitUrl: s.EXIT_URL,
    allowedOrigins: s.ALLOWED_ORIGINS,
    logLevel: s.LOG_LEVEL,
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Address for links where no request tells it: PUBLIC_URL, else HOST and PORT. No slash at the end. */
export function siteAddress(config: Config): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return config.publicUrl ?? `http://${host}:${config.port}`;
}
