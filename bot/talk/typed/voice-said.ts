import type { Voice } from '../../model/voice.js';
import type { Turn } from '../turn-context.js';
import { holds, isDenied } from './everyday.js';
import { leavesOpen } from './taken-back.js';

/** Who writes, as the message says it. */
export interface VoiceSaid {
  voice: Voice;
  /** The message says no more than that. */
  alone: boolean;
}

/** Words beside it that say nothing: "hello, I am a volunteer". */
const MOST_BESIDE = 1;

/** In a longer story what comes later is of others. */
const MOST_WORDS = 40;
/** Words of the longest sentence by which somebody says who they are. */
const LONGEST = 8;

/** Who writes, where a text says so plainly in any language ("I am a volunteer"); null where it does not, or of several. */
export function voiceSaid(turn: Turn, normal: string): VoiceSaid | null {
  const { spoken } = turn.context;
  const denied = (words: string): boolean => isDenied(turn.context, turn.state.lang, words);
  const said = phrasesIn(normal.split(' ').slice(0, MOST_WORDS), spoken.voices);
  const meant = said.filter((phrase) => !said.some((other) => other !== phrase && holds(other, phrase)));
  const [voice, ...more] = new Set(meant.map((phrase) => spoken.voices.get(phrase)!));
  if (voice === undefined || more.length > 0) return null;
  const turnedRound = denied(normal);
  if (meant.some((phrase) => (turnedRound && !denied(phrase)) || leavesOpen(spoken, normal, phrase))) return null;
  const words = (text: string): number => text.split(' ').length;
  return { voice, alone: words(normal) - words(meant[0]!) <= MOST_BESIDE };
}

/** The phrases that stand in these words. */
function phrasesIn(words: readonly string[], phrases: ReadonlyMap<string, Voice>): string[] {
  return words.flatMap((_, from) =>
    Array.from({ length: LONGEST }, (_none, more) => words.slice(from, from + more + 1).join(' ')).filter((said) =>
      phrases.has(said),
    ),
  );
}
