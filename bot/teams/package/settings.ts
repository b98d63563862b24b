import { z } from 'zod/v4';

import { readSettings, siteSetting, type ReadResult } from '../../config/config.js';

/** What a Teams app package is made from. */
export interface PackageSettings {
  /** The bot's app registration; the app in Teams has the same id. */
  appId: string;
  /** The site's address, without a slash at the end. */
  siteUrl: string;
  /** The publisher's name, as Teams shows it. */
  publisher: string;
}

const settings = z.object({
  MicrosoftAppId: z
    .string('is required: the id of the app registration of the bot')
    .pipe(z.guid('must be the id of an app registration (a GUID)')),
  PUBLIC_URL: siteSetting('is required: the address under which people reach the site').refine(
    isPublic,
    'must be an address that others can reach and that begins with https://',
  ),
  TEAMS_PUBLISHER: z.string().max(32, 'must be a name of at most 32 letters').default('Family guide'),
});

/** Reads the settings from environment variables. An empty variable counts as not set. Names every bad one. */
export function readPackageSettings(env: NodeJS.ProcessEnv): ReadResult<PackageSettings> {
  const read = readSettings(settings, env);
  if (!read.ok) return read;
  const { MicrosoftAppId, PUBLIC_URL, TEAMS_PUBLISHER } = read.settings;
  return {
    ok: true,
    settings: { appId: MicrosoftAppId.toLowerCase(), siteUrl: PUBLIC_URL, publisher: TEAMS_PUBLISHER },
  };
}

function isPublic(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl);
  return protocol === 'https:' && !/^(?:localhost|127\.|\[)|^[^.]*$/.test(hostname);
}
