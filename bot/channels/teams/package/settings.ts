import { z } from 'zod/v4';

/** What a Teams app package is made from. */
export interface PackageSettings {
  /** The bot's app registration; the app in Teams has the same id. */
  appId: string;
  /** Address of the site, no slash at the end. */
  site: string;
  /** Who offers the app, as Teams shows it. */
  publisher: string;
}

export type PackageSettingsResult = { ok: true; settings: PackageSettings } | { ok: false; problems: string[] };

const settings = z.object({
  MicrosoftAppId: z
    .string('is required: the id of the app registration of the bot')
    .pipe(z.guid('must be the id of an app registration (a GUID)')),
  PUBLIC_URL: z
    .string('is required: the address under which people reach the site')
    .refine(isPublic, 'must be an address that others can reach and that begins with https://'),
  TEAMS_PUBLISHER: z.string().max(32, 'must be a name of at most 32 letters').default('Family guide'),
});

/** Reads the settings from environment variables. An empty variable counts as not set. Names every bad one. */
export function readPackageSettings(env: NodeJS.ProcessEnv): PackageSettingsResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`) };
  }
  const { MicrosoftAppId, PUBLIC_URL, TEAMS_PUBLISHER } = parsed.data;
  return {
    ok: true,
    settings: { appId: MicrosoftAppId.toLowerCase(), site: PUBLIC_URL.replace(/\/+$/, ''), publisher: TEAMS_PUBLISHER },
  };
}

function isPublic(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const local = /^(?:localhost|127\.|\[)|^[^.]*$/.test(hostname);
  return protocol === 'https:' && !local && search === '' && hash === '';
}
