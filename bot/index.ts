import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { webRoutes } from './channels/web/routes.js';
import { readConfig, siteAddress } from './config.js';
import { ContentError } from './content/yaml-file.js';
import { type BotParts, createBotParts, createEssentialParts } from './create-bot.js';
import { createSite } from './create-site.js';
import { createTeamsWords } from './create-teams.js';
import { localNow } from './core/calendar.js';
import { createLog, errorFields } from './log.js';
import { ROOT } from './paths.js';
import { createApp } from './server/server.js';
import { createFileStore } from './state/file-store.js';
import { deriveKeys, developmentKey } from './state/keys.js';

const envFile = join(ROOT, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);

const settings = readConfig(process.env);
if (!settings.ok) fail(settings.problems.map((problem) => `Bad setting: ${problem}`));
const { config } = settings;
const log = createLog(config.logLevel);

try {
  const { parts, whole } = await loadBot();
  const { bot } = parts;
  const keys = deriveKeys(config.stateKey ?? (await developmentKey(config.stateDir)));
  const store = createFileStore({ dir: config.stateDir, keys, ttl: config.stateTtl, now: Date.now, log });
  await store.check();
  const site = createSite(parts, Date.now);
  const app = createApp({
    config,
    bot,
    store,
    keys,
    log,
    now: Date.now,
    whole,
    teams: createTeamsWords(parts, site, Date.now),
    routes: [
      (server) =>
        webRoutes(server, {
          site,
          publicUrl: siteAddress(config),
          exitUrl: config.exitUrl,
          preview: config.env !== 'production',
          frameOrigins: config.allowedOrigins,
          today: () => localNow(Date.now()).date,
        }),
    ],
  });
  const address = await app.listen();
  process.stdout.write(`Family guide bot is listening on ${address}\n`);

  const stop = (): void => {
    // A second signal does not wait.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(1));
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('close_failed', errorFields(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  fail([`Cannot start: ${error instanceof Error ? error.message : String(error)}`]);
}

/** The bot; where its content is broken, at least what helps in danger, and the reasons for whoever runs it. */
async function loadBot(): Promise<{ parts: BotParts; whole: boolean }> {
  try {
    return { parts: await createBotParts(undefined, { explain: config.env !== 'production' }), whole: true };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`${error.message}\nOnly the topics about danger are served until this is mended.\n`);
    log.error('content_broken', { problems: error.problems.length });
    return { parts: createEssentialParts(), whole: false };
  }
}

function fail(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
