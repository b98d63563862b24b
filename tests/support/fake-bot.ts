import type { Bot } from '../../bot/guide/guide.js';
import { newTalk } from '../../bot/talk/talk-state.js';
import { dirOf } from '../../bot/model/lang.js';
import type { RenderedReply } from '../../bot/render/rendered.js';

/** The highest turn that the counting bot says: its state has room for one less. */
export const COUNTS_UP_TO = 65;

/**
 * A predictable bot for tests of channels and stores. It counts the turns of a talk (in its state), repeats what it
 * heard, offers `do:continue`, changes the language on `lang:…`, and deletes the talk on `do:forget`.
 */
export function countingBot(): Bot {
  return {
    answer(state, input, { lang }) {
      const before = state ?? newTalk(lang);
      const turn = before.offered.length + 1;
      const chosen = input.kind === 'choice' && input.id.startsWith('lang:') ? input.id.slice(5) : null;
      const now = chosen === 'fr' || chosen === 'en' ? chosen : before.lang;
      const heard = input.kind === 'text' ? input.text.slice(0, 40) : input.kind === 'choice' ? input.id : input.kind;
      const about = input.kind === 'open' && input.topic ? input.topic : before.lastTopic;
      const forget = input.kind === 'choice' && input.id === 'do:forget';
      const reply: RenderedReply = {
        lang: now,
        dir: dirOf(now),
        topic: about,
        shape: null,
        folds: [],
        phones: [],
        messages: [
          { blocks: [{ type: 'text', style: 'text', text: `${turn}: ${heard}` }] },
          { blocks: [{ type: 'text', style: 'note', text: `lang ${now}` }] },
        ],
        choices: [{ id: 'do:continue', label: 'Next', rank: 'main' }],
        input: 'choice',
        progress: null,
      };
      const next = {
        ...before,
        lang: now,
        lastTopic: about,
        offered: [...before.offered, 'x'].slice(1 - COUNTS_UP_TO),
      };
      return { state: forget ? null : next, reply, event: { kind: input.kind, topic: about } };
    },
    urgent: () => null,
  };
}
