import { readConfig } from '../../bot/config/config.js';
import { createLog } from '../../bot/config/log.js';
import { openBackend } from '../../bot/store/open-backend.js';
import { createApp } from '../../bot/app/create-app.js';
import { deriveKeys } from '../../bot/store/keys.js';
import { countingBot } from './fake-bot.js';

/** The real server with the counting bot, in its own process, so that tests can kill it. Needs STATE_KEY. */
const settings = readConfig(process.env);
if (!settings.ok) throw new Error(settings.problems.join('; '));
const { config } = settings;
const log = createLog(config.logLevel);
const keys = deriveKeys(config.stateKey!, config.oldStateKeys);
const backend = await openBackend({ config, keys, now: Date.now, log });
const app = createApp({ config, bot: countingBot(), backend, keys, log, now: Date.now });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.stdout.write(`listening on ${await app.listen()}\n`);
