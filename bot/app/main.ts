import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseEnv } from 'node:util';

import { webRoutes } from '../web/routes.js';
import { isLoopback, linksReachOthers, readConfig, siteAddress, type Config } from '../config/config.js';
import { ContentError } from '../content/yaml-file.js';
import { type BotParts, createBotParts, createEssentialParts } from '../guide/create-guide.js';
import { createSite } from '../web/create-site.js';
import { createTeamsWords } from '../teams/create-words.js';
import { LANGS } from '../model/lang.js';
import { localNow } from '../model/calendar.js';
import { createLog, errorFields } from '../config/log.js';
import { ROOT } from '../config/paths.js';
import { unknownSettings } from '../config/unknown-settings.js';
import { IN_MEMORY, openBackend } from '../store/open-backend.js';
import { createApp } from './create-app.js';
import type { Metrics } from './metrics.js';
import { createSteadyClock } from './steady-clock.js';
import { deriveKeys, developmentKey } from '../store/keys.js';
import { UnfitStateDir } from '../store/owned-dir.js';

/** Milliseconds between reading two languages after the start. */
const OPEN_EVERY = 100;

const envFile = join(ROOT, '.env');
const inFile = existsSync(envFile) ? Object.keys(parseEnv(readFileSync(envFile, 'utf8'))) : [];
if (inFile.length > 0) process.loadEnvFile(envFile);

const unknown = unknownSettings(Object.keys(process.env), inFile);
const settings = readConfig(process.env);
const problems = [
  ...unknown.misspelt.map(({ name, meant }) => `${name} is no setting; ${meant} is`),
  ...(settings.ok ? [] : settings.problems),
];
if (problems.length > 0 || !settings.ok) fail(problems.map((problem) => `Bad setting: ${problem}`));
const { config } = settings;
let metrics: Metrics | undefined;
const log = createLog(config.logLevel, undefined, (event) => metrics?.trouble(event));
if (unknown.unread.length > 0) {
  process.stderr.write(
    `Nothing reads these settings: ${unknown.unread.join(', ')}. See .env.example for those there are.\n`,
  );
  log.warn('settings_unread', { names: unknown.unread.join(', ') });
}

try {
  const keys = deriveKeys(config.stateKey ?? (await temporaryKey(config)), config.oldStateKeys);
  const steady = createSteadyClock(
    Date.now,
    () => performance.now(),
    (by) => log.warn('clock_jumped', { by }),
  );
  const backend = await openBackend({ config, keys, now: steady, log });
  // Redis may start later; until then /readyz reports it. A folder that cannot be written is a wrong setting.
  if (config.redisUrl === null) await backend.store.check();
  const { parts, whole } = await loadBot();
  const { bot } = parts;
  // Loaded only if it is used, like Redis' client.
  const watched = config.metrics && (await import('./metrics.js'));
  metrics = watched?.createMetrics({ now: Date.now, openStreams: () => app.openStreams(), whole });
  const site = createSite(parts, Date.now);
  const app = createApp({
    config,
    bot,
    backend,
    keys,
    log,
    now: Date.now,
    whole,
    metrics,
    lingerMs: 1000,
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

  const stop = (): void => {
    log.info('closing');
    // A second signal ends the program at once.
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

  if (config.metrics && metrics) {
    await named('METRICS_ADDR', watched!.serveMetrics(metrics, config.metrics));
  }
  const address = await named('HOST or PORT', app.listen());
  log.info('listening', { store: backend.kind, whole });
  if (!linksReachOthers(config)) log.warn('public_url_missing', { links: siteAddress(config) });
  if (config.env !== 'production' && !isLoopback(config.host)) {
    log.warn('not_production', { host: config.host });
    process.stdout.write(
      `WARNING: other machines can reach this program (HOST=${config.host}), and it is not in production: the key lies ` +
        'beside the talks, and previews are open. Set NODE_ENV=production.\n',
    );
  }
  // Printed last, because a program that waits for this line may end this one at once.
  process.stdout.write(`Family guide bot is listening on ${address}\n`);
  // One language after another, so that requests in between are answered.
  for (const lang of LANGS) {
    await wait(OPEN_EVERY, undefined, { ref: false });
    parts.understanding.open(lang);
  }
} catch (error) {
  const setting = error instanceof UnfitStateDir ? 'STATE_DIR: ' : '';
  fail([`Cannot start: ${setting}${error instanceof Error ? error.message : String(error)}`]);
}

/** Resolves as `listening` does. If it fails, the error names the settings to look at. */
async function named<T>(settings: string, listening: Promise<T>): Promise<T> {
  try {
    return await listening;
  } catch (error) {
    throw new Error(`${settings} cannot be listened on: ${(error as Error).message}`, { cause: error });
  }
}

/** The key to use if none is set, outside production. */
function temporaryKey({ stateDir }: Config): Promise<Buffer> {
  return stateDir === IN_MEMORY ? Promise.resolve(randomBytes(32)) : developmentKey(stateDir);
}

/** Loads the bot. If the content is broken, loads only the topics about danger and prints what is wrong. */
async function loadBot(): Promise<{ parts: BotParts; whole: boolean }> {
  const options = { explain: config.env !== 'production', keptHours: config.stateTtl / 3_600_000 };
  try {
    return { parts: await createBotParts(undefined, options), whole: true };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`${error.message}\nOnly the topics about danger are served until this is mended.\n`);
    log.error('content_broken', { problems: error.problems.length });
    return { parts: createEssentialParts(undefined, options), whole: false };
  }
}

function fail(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
