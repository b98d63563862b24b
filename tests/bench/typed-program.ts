import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Bot } from '../../bot/guide/guide.js';
import { createBotParts } from '../../bot/guide/create-guide.js';
import { playTypedSet, type TypedRow } from '../support/play-typed.js';

/**
 * Plays both sets of typed answers with the bot of this checkout, or of the one that is given, and writes what came as
 * JSON. A program of its own, because packages that the bench compares the matcher with change JavaScript's own objects.
 */

/** What each set came to. */
export interface TypedRows {
  honest: TypedRow[];
  dev: TypedRow[];
}

/** The bot of another checkout. @throws Error if it was not built there. */
async function botOf(checkout: string): Promise<Bot> {
  const file = join(checkout, 'dist', 'bot', 'guide', 'create-guide.js');
  if (!existsSync(file)) throw new Error(`no ${file}: not built, or of a version that the bench does not know`);
  const { createBot } = (await import(pathToFileURL(file).href)) as { createBot: () => Promise<Bot> };
  return createBot();
}

const [, , checkout] = process.argv;
const parts = await createBotParts();
const bot = checkout === undefined ? parts.bot : await botOf(checkout);
const { flows } = parts.context;
const rows: TypedRows = {
  honest: playTypedSet('honest-typed', bot, flows),
  dev: playTypedSet('dev-typed', bot, flows),
};
process.stdout.write(JSON.stringify(rows));
