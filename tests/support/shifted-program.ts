import { readConfig } from '../../bot/config/config.js';
import { createLog } from '../../bot/config/log.js';
import { openBackend } from '../../bot/store/open-backend.js';
import { createApp } from '../../bot/app/create-app.js';
import { deriveKeys } from '../../bot/store/keys.js';
import { countingBot } from './fake-bot.js';

/** The real server with the counting bot. Its clock is SHIFT_HOURS away from the machine's. Needs STATE_KEY. */
const { SHIFT_HOURS = '0', ...env } = process.env;
const settings = readConfig(env);
if (!settings.ok) throw new Error(settings.problems.join('; '));
const { config } = settings;
const now = (): number => Date.now() + Number(SHIFT_HOURS) * 3_600_000;
const log = createLog(config.logLevel);
const keys = deriveKeys(config.stateKey!, config.oldStateKeys);
const backend = await openBackend({ config, keys, now, log });
const app = createApp({ config, bot: countingBot(), backend, keys, log, now });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.stdout.write(`listening on ${await app.listen()}\n`);
