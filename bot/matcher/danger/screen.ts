import { type Lang, langsOfScript, type PlannedLang } from '../../model/lang.js';
import { SCRIPTS } from '../language/scripts.js';
import { messageOf, type Message } from '../../text/message.js';
import { wordsOf } from '../../text/normalise.js';
import {
  type Block,
  type CompiledLexicons,
  compileLexicons,
  Features,
  type Lexicons,
  MAX_WORDS,
  openLexicons,
} from './features.js';
import { type Level, levelOf, type Thresholds } from './levels.js';
import {
  type DangerSample,
  learnTopics,
  learnUrgency,
  type TopicWeights,
  topicOf,
  type Urgency,
  urgencyOf,
} from './learn.js';

/** Danger that a message tells of. */
export interface Danger {
  topic: string;
  level: Level;
}

/** What was learnt of danger, as plain data. */
export interface DangerModel {
  urgency: Urgency;
  topics: TopicWeights;
  /** The concepts that it was learnt with: their numbers are places in its weights. */
  lexicons: CompiledLexicons;
}

/** What the danger screen needs. */
export interface DangerParts {
  model: DangerModel;
  thresholds: Thresholds;
  /** The topics of phrases that tell of danger whatever was learnt, by their words. */
  phrases: ReadonlyMap<string, string>;
  /** Short ordinary messages, by their words: none of them brings help, whatever was learnt. */
  ordinary: ReadonlySet<string>;
}

/** Looks for danger in a message. `told`: its language, if that was detected; `page`: the reader's language. */
export type DangerScreen = (text: string | Message, told: PlannedLang | null, page: Lang) => Danger | null;

/** Places of a language in the weights, as a power of two: for how urgent, and for which danger. */
export const BITS = { urgency: 17, topic: 13 } as const;

/** Learns from samples how urgent messages are and what they are about. */
export function learnDanger(
  lexicons: Lexicons,
  samples: readonly DangerSample[],
  about: readonly DangerSample[],
): DangerModel {
  const compiled = compileLexicons(lexicons);
  const read = openLexicons(compiled);
  return {
    lexicons: compiled,
    urgency: learnUrgency(new Features(read, BITS.urgency), samples),
    topics: learnTopics(new Features(read, BITS.topic), about),
  };
}

/** Signs beyond the Latin ones with their accents. */
const OTHER_SCRIPT = /[^ -\u024f]/u;
const BY_SCRIPT = {
  ethiopic: langsOfScript('ethiopic'),
  cyrillic: langsOfScript('cyrillic'),
  arabic: langsOfScript('arabic'),
};

/**
 * The languages in which a message is judged: the detected one; else those of its script, and for Latin letters the
 * page's. A message in Latin letters is judged as a romanised one too: nobody can tell those apart.
 */
export function blocksFor(text: string, told: PlannedLang | null, page: Lang): Block[] {
  const script =
    OTHER_SCRIPT.test(text) && (['ethiopic', 'cyrillic', 'arabic'] as const).find((name) => SCRIPTS[name].test(text));
  if (script) return told ? [told] : BY_SCRIPT[script];
  return [told ?? page, 'rom'];
}

/**
 * Makes a screen from what was learnt. A message of which one clause is, word for word, one of the sure phrases brings the
 * banner at least. Of a long message the first and the last words are read: whoever writes much often says at the end what it is
 * about.
 */
export function createDangerScreen({
  model: { urgency, topics, lexicons },
  thresholds,
  phrases,
  ordinary,
}: DangerParts): DangerScreen {
  const read = openLexicons(lexicons);
  const features = new Features(read, BITS.urgency);
  const coarse = new Features(read, BITS.topic);
  const judge = (words: readonly string[], block: Block): Level | null => {
    const limits = thresholds[block];
    if (words.length === 0 || !limits) return null;
    return levelOf(urgencyOf(urgency, features.read(words, block), block), words.length, limits);
  };
  return (text, told, page) => {
    const message = messageOf(text);
    if (ordinary.has(message.wordsIn('nl').join(' '))) return null;
    let found: { level: Level; words: readonly string[]; block: Block } | null = null;
    for (const block of blocksFor(message.plain, told, page)) {
      const all = message.wordsIn(block === 'rom' ? 'nl' : block);
      for (const words of all.length > MAX_WORDS ? [all.slice(0, MAX_WORDS), all.slice(-MAX_WORDS)] : [all]) {
        const level = judge(words, block);
        if (level === 'takeover' || (level !== null && found === null)) found = { level, words, block };
        if (level === 'takeover') break;
      }
      if (found?.level === 'takeover') break;
    }
    const phrase = phraseIn(message, phrases);
    if (found === null) return phrase === undefined ? null : { topic: phrase, level: 'banner' };
    return {
      topic: phrase ?? topicOf(topics, coarse.read(found.words, found.block), coarse.total),
      level: found.level,
    };
  };
}

/** What ends a clause, in any script. */
const CLAUSE_END = /[.,;:!?()\n،؛؟።፣፤]+/u;

/** The topic of the first sure phrase that is a whole clause of the message, or all of it. */
function phraseIn(message: Message, phrases: ReadonlyMap<string, string>): string | undefined {
  const whole = phrases.get(message.wordsIn('nl').join(' '));
  if (whole !== undefined || !CLAUSE_END.test(message.plain)) return whole;
  for (const clause of message.plain.split(CLAUSE_END)) {
    const found = phrases.get(wordsOf(clause, 'nl').join(' '));
    if (found !== undefined) return found;
  }
  return undefined;
}
