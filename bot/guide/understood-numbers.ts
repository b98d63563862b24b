import type { Understanding } from '../matcher/understand.js';
import { SOURCE_LANG } from '../model/lang.js';
import type { TurnContext } from '../talk/turn-context.js';

/** The confidence that is shown where a message names a help line. */
const SURE = 0.95;

/** What reads messages, for tools: numbers of people and of help lines are read as a turn of the talk reads them. */
export function withNumbers(
  understanding: Understanding,
  { numbers, normalise }: Pick<TurnContext, 'numbers' | 'normalise'>,
): Understanding {
  return {
    ...understanding,
    understand(asked, lang) {
      const text = numbers.withoutPersonal(asked);
      const read = understanding.understand(numbers.withoutCounted(text), lang);
      const normal = normalise(text, lang ?? SOURCE_LANG);
      const isNone = read.danger?.level === 'banner' && text !== asked && numbers.saysNoMore(normal);
      const heard = isNone ? { ...read, danger: null } : read;
      const line = numbers.line(text, normal);
      if (!line || heard.danger?.level === 'takeover') return heard;
      const candidates = line.topics.map((topic) => ({ topic, score: SURE }));
      const [topic] = line.topics;
      if (line.danger)
        return {
          ...heard,
          band: 'answer',
          topic: topic!,
          confidence: SURE,
          candidates,
          danger: { topic: topic!, level: 'takeover' },
        };
      return {
        ...heard,
        band: candidates.length === 1 ? 'answer' : 'ask',
        topic: topic!,
        confidence: SURE,
        candidates,
      };
    },
  };
}
