import type { Bot } from '../../bot/guide/guide.js';
import { readConfig, type Config } from '../../bot/config/config.js';
import { createLog } from '../../bot/config/log.js';
import { createApp, type App, type AppDeps } from '../../bot/app/create-app.js';
import { openBackend } from '../../bot/store/open-backend.js';
import { deriveKeys, type Keys } from '../../bot/store/keys.js';
import type { StateStore } from '../../bot/store/store.js';
import { removeFolders, tempFolder } from './temp-folder.js';
import { TEST_DAY } from './test-day.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

export interface StartOptions {
  bot: Bot;
  /** Settings, as environment variables. */
  env?: Record<string, string>;
  now?: () => number;
  routes?: AppDeps['routes'];
  metrics?: AppDeps['metrics'];
  pingEvery?: number;
  /** Milliseconds after which a client that only listens is greeted (default: so long that no test meets it). */
  greetWithin?: number;
  /** As `AppDeps.lingerMs`. */
  lingerMs?: number;
  /** What Teams shows beside the talk. */
  teams?: AppDeps['teams'];
  /** How requests to `/api/messages` are checked. */
  authentication?: AppDeps['authentication'];
  connections?: AppDeps['connections'];
  /** How busy the process is (default: not busy, whatever the machine does). */
  load?: AppDeps['load'];
  /** Gets each line that the program logs. */
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
  /** Stops the server. Its state stays, so that a new server can continue from it. */
  stop(): Promise<void>;
}

const running = new Set<TestServer>();

/** Starts the real server in this process, on a free port and in a new folder, unless `env` names them. */
export async function startServer(options: StartOptions): Promise<TestServer> {
  const stateDir = options.env?.['STATE_DIR'] ?? (await tempFolder());
  const settings = readConfig({ NODE_ENV: 'test', PORT: '0', STATE_KEY: KEY, ...options.env, STATE_DIR: stateDir });
  if (!settings.ok) throw new Error(settings.problems.join('; '));
  const { config } = settings;
  const keys = deriveKeys(config.stateKey!, config.oldStateKeys);
  const log = options.logged ? createLog('debug', (line) => void options.logged!.push(line)) : createLog('silent');
  const now = options.now ?? (() => TEST_DAY);
  const backend = await openBackend({ config, keys, now, log });
  const {
    bot,
    routes = [],
    metrics,
    pingEvery,
    greetWithin = 600_000,
    lingerMs,
    teams,
    authentication,
    load = () => 0,
    connections,
  } = options;
  const app = createApp({
    config,
    bot,
    backend,
    keys,
    log,
    now,
    routes,
    metrics,
    pingEvery,
    greetWithin,
    lingerMs,
    teams,
    authentication,
    load,
    connections,
  });
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

/** Stops every server that still runs and deletes the folders of `tempFolder`. For `afterEach` or `afterAll`. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
  await removeFolders();
}
