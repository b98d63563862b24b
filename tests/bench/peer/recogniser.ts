import { readFileSync, writeFileSync } from 'node:fs';

import { loadContent } from '../../../bot/content/load.js';
import { SOURCE_LANG } from '../../../bot/model/lang.js';
import { NLP_ANSWERS_AT, trained, untrained } from '../match-rivals.js';

/** The topic that a text asks for; null if the recogniser is not sure enough. */
export type Recognise = (text: string) => Promise<string | null>;

/** Trains the peer's recogniser on our Dutch phrases, and writes it to a file. Takes many seconds. */
export async function writeRecogniser(path: string): Promise<void> {
  const neural = await trained(SOURCE_LANG, loadContent().training(SOURCE_LANG));
  writeFileSync(path, JSON.stringify(neural.toJSON()));
}

/** The recogniser from that file. */
export function readRecogniser(path: string): Recognise {
  const neural = untrained(SOURCE_LANG);
  neural.fromJSON(JSON.parse(readFileSync(path, 'utf8')));
  return async (text) => {
    const [best] = (await neural.process(text)).classifications;
    return best && best.score >= NLP_ANSWERS_AT ? best.intent : null;
  };
}
