import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Bot } from '../../bot/bot.js';
import { readConfig, type Config } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';
import { createApp, type App, type AppDeps } from '../../bot/server/server.js';
import { openBackend } from '../../bot/server/backend.js';
import { deriveKeys, type Keys } from '../../bot/state/keys.js';
import type { StateStore } from '../../bot/state/store.js';

/** The day on which tests take place, unless they set their own. */
export const TEST_DAY = Date.UTC(2026, 10, 20, 9, 0);

const KEY = Buffer.alloc(32, 7).toString('base64');

export interface StartOptions {
  bot: Bot;
  /** Settings, as environment variables. */
  env?: Record<string, string>;
  now?: () => number;
  routes?: AppDeps['routes'];
  metrics?: AppDeps['metrics'];
  pingEvery?: number;
  /** What Teams shows beside the talk. */
  teams?: AppDeps['teams'];
  /** How requests to `/api/messages` are checked. */
  authentication?: AppDeps['authentication'];
  /** What the program logs is added here, line by line. */
  logged?: string[];
}

export interface TestServer {
  /** For example `http://127.0.0.1:41234`. */
  url: string;
  port: number;
  stateDir: string;
  config: Config;
  keys: Keys;
  store: StateStore;
  app: App;
  /** Stops the server; its state stays, so that a new one can go on from it. */
  stop(): Promise<void>;
}

const folders: string[] = [];
const running = new Set<TestServer>();

/** A folder that `stopAll` deletes. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'family-guide-'));
  folders.push(folder);
  return folder;
}

/** Every file in which a store under `dir` keeps talks. */
export async function storedFiles(dir: string): Promise<string[]> {
  const all = await readdir(join(dir, 'talks'), { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Starts the real server in this process, on a free port and in a folder of its own unless `env` names them. */
export async function startServer(options: StartOptions): Promise<TestServer> {
  const stateDir = options.env?.['STATE_DIR'] ?? (await tempFolder());
  const settings = readConfig({ NODE_ENV: 'test', PORT: '0', STATE_KEY: KEY, ...options.env, STATE_DIR: stateDir });
  if (!settings.ok) throw new Error(settings.problems.join('; '));
  const { config } = settings;
  const keys = deriveKeys(config.stateKey!, config.oldStateKeys);
  const log = options.logged ? createLog('debug', (line) => void options.logged!.push(line)) : createLog('silent');
  const now = options.now ?? (() => TEST_DAY);
  const backend = await openBackend({ config, keys, now, log });
  const { bot, routes = [], metrics, pingEvery, teams, authentication } = options;
  const app = createApp({ config, bot, backend, keys, log, now, routes, metrics, pingEvery, teams, authentication });
  const url = await app.listen();
  const server: TestServer = {
    url,
    port: Number(new URL(url).port),
    stateDir,
    config,
    keys,
    store: backend.store,
    app,
    async stop() {
      running.delete(server);
      await app.close();
    },
  };
  running.add(server);
  return server;
}

/** Stops every server still running and deletes their folders; for `afterEach` or `afterAll`. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}
