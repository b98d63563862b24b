import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod/v4';

import { ROOT } from '../../bot/config/paths.js';
import { choiceId, parseChoiceId } from '../../bot/model/choice-id.js';
import type { Seen, TalkChannel } from './talk-channels.js';

/** The dialog that tests the player of talks, and a talk that runs on it as written. */
export const SMALL_DIALOG = 'tests/fixtures/small-talk/dialog.yaml';
export const SMALL_TALK = 'tests/fixtures/small-talk/talk.yaml';

const FLOW = 'small.start';
const schema = z.record(z.string(), z.strictObject({ text: z.string(), options: z.record(z.string(), z.string()) }));

/** Questions in order, each with its text and the labels of its options. */
export type SmallDialog = z.infer<typeof schema>;

/** The dialog from its file. */
export function readSmallDialog(): SmallDialog {
  return schema.parse(parse(readFileSync(join(ROOT, SMALL_DIALOG), 'utf8')));
}

/** A talk with such a dialog: it asks each question in order, then says what was chosen. */
export function withSmallDialog(dialog: SmallDialog): TalkChannel {
  const answers = new Map<string, string>();
  const seen = (event: string, text: string, choices: Seen['choices']): Promise<Seen> =>
    Promise.resolve({ text, choices, lang: 'nl', event, topic: event === 'welcome' ? null : FLOW });
  const next = (): Promise<Seen> => {
    const open = Object.entries(dialog).find(([id]) => !answers.has(id));
    if (!open) {
      const menu = { id: choiceId.command('menu'), label: 'Menu' };
      return seen(
        'outcome',
        `Je koos: ${Object.keys(dialog)
          .map((id) => answers.get(id))
          .join(', ')}.`,
        [menu],
      );
    }
    const [question, { text, options }] = open;
    const choices = Object.entries(options).map(([id, label]) => ({ id: choiceId.answer(FLOW, question, id), label }));
    return seen('asked', text, choices);
  };
  return {
    open: () => seen('welcome', 'Welkom', [{ id: choiceId.topic(FLOW), label: 'Een klein gesprek' }]),
    say: () => seen('not_understood', 'Dat begreep ik niet.', []),
    tap(id) {
      const action = parseChoiceId(id);
      if (action?.do === 'answer') answers.set(action.question, action.answer);
      return next();
    },
  };
}
