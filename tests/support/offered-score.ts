import type { BotParts } from '../../bot/guide/create-guide.js';
import type { Lang } from '../../bot/model/lang.js';
import { MOST_OFFERED } from '../../bot/talk/close-topics.js';
import { decideText } from '../../bot/talk/decide.js';
import type { Move } from '../../bot/talk/move.js';
import { read } from '../../bot/talk/read.js';
import { newTalk } from '../../bot/talk/talk-state.js';
import { beginTurn } from '../../bot/talk/turn-context.js';
import { localNow } from '../../bot/model/calendar.js';
import type { MatchSet } from './match-sets.js';
import { TEST_DAY } from './test-day.js';

/** Of the messages of a set, by the first reply of a new talk. Shares are 0–1. */
export interface OfferedScore {
  /** Share that is answered rightly at once, or whose topic is among the answers of the question that is asked. */
  reached: number;
  /** The same, had the three nearest topics been offered, and none where no topic is near. */
  reachedByThree: number;
  /** Answers that such a question has, on average. */
  answers: number;
}

/** Scores what a person reaches with one more tap. */
export function scoreOffered({ context }: BotParts, lang: Lang, set: MatchSet): OfferedScore {
  let [messages, reached, byThree, questions, answers] = [0, 0, 0, 0, 0];
  for (const [topic, texts] of Object.entries(set.topics)) {
    for (const text of texts) {
      const turn = beginTurn(context, newTalk(lang), { today: localNow(TEST_DAY).date, lang });
      const reading = read(turn, text);
      const { move } = decideText(turn, reading);
      const near = move.do === 'not_understood' ? move.near.slice(0, MOST_OFFERED) : [];
      const { band, candidates } = reading.topic;
      const three = band === 'none' ? [] : candidates.slice(0, 3).map((candidate) => candidate.topic);
      const atOnce =
        opened(move) === topic || (near.length === 0 && band === 'answer' && candidates[0]?.topic === topic);
      messages += 1;
      if (atOnce || near.includes(topic)) reached += 1;
      if (atOnce || (move.do === 'not_understood' && three.includes(topic))) byThree += 1;
      if (near.length > 0) questions += 1;
      answers += near.length;
    }
  }
  return { reached: reached / messages, reachedByThree: byThree / messages, answers: answers / questions };
}

/** The topic that a move opens; null where it opens none. */
function opened(move: Move): string | null {
  if (move.do === 'topic') return move.topic;
  return move.do === 'begin' || move.do === 'offer_reuse' || move.do === 'offer_dialog' ? move.flow : null;
}
