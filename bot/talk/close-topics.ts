import { isLang } from '../model/lang.js';
import type { Reading } from './read.js';
import type { Turn } from './turn-context.js';

/** A topic with less than this share of the best one's score is no rival: measured on the development set. */
const CLOSE = 0.55;

/** Topics that one question offers: more choices do not stand on the first screen of a phone. */
export const MOST_OFFERED = 4;

/** From so many words on, in a language that we read, a message is a story: its nearest topics are offered even where none is near. */
const STORY_WORDS = 12;

/**
 * The topics that a message may be about, best first: those that come close to the best one, without help in danger,
 * which has a line of its own, and without the dialog that runs. Empty where nothing is near.
 */
export function closeTopics(
  { context, running }: Turn,
  { topic: { band, candidates }, words, written }: Pick<Reading, 'topic' | 'words' | 'written'>,
): string[] {
  const isStory = words >= STORY_WORDS && written !== null && isLang(written);
  if (band === 'none' && !isStory) return [];
  const fitting = candidates.filter(({ topic }) => {
    const kind = context.topics.get(topic)?.kind;
    return kind !== undefined && kind !== 'crisis' && topic !== running?.flow.id;
  });
  const best = fitting[0]?.score ?? 0;
  return fitting.filter(({ score }) => score >= CLOSE * best).map(({ topic }) => topic);
}
