import { isPublicHoliday } from '../../bot/content/holidays.js';
import type { Content } from '../../bot/content/load.js';
import { localNow } from '../../bot/model/calendar.js';
import type { Answers, Flow } from '../../bot/model/flow.js';
import { everyPath } from '../../bot/model/flow-paths.js';
import { TEST_DAY } from './test-day.js';

/** One set of answers for each kind of a dialog's outcomes: the same blocks in view, and the same lines to call. */
export function kindsOfOutcome(flow: Flow, { topics, facts }: Pick<Content, 'topics' | 'facts'>): Answers[] {
  const env = { today: localNow(TEST_DAY).date, facts, isHoliday: isPublicHoliday };
  const kinds = new Map<string, Answers>();
  everyPath(flow, env, (answers) => {
    const { messages, call } = flow.outcome(answers, env);
    const inView = messages.flat().flatMap((part) => {
      if (!('block' in part)) return [];
      const block = topics.get(part.topic ?? flow.id)!.blocks.find((one) => one.id === part.block);
      return block?.fold === undefined ? [part.block] : [];
    });
    const kind = JSON.stringify([inView, call]);
    if (!kinds.has(kind)) kinds.set(kind, { ...answers });
  });
  return [...kinds.values()];
}
