import { isLang, type Lang, type PlannedLang } from '../../bot/model/lang.js';
import type { Band } from '../../bot/matcher/match.js';
import type { Understanding } from '../../bot/matcher/understand.js';
import type { CrisisSet, MatchSet } from './match-sets.js';

/** What a matcher said about one message. */
export interface Said {
  band: Band;
  /** Best first. */
  topics: readonly string[];
}

/** A matcher. nlp.js answers asynchronously. */
export type Say = (text: string) => Said | Promise<Said>;

/** A matcher's results for one language. Shares are 0–1. */
export interface MatchScore {
  messages: number;
  first: number;
  inThree: number;
  /** Share answered directly, and how many of those were right. */
  answered: number;
  answeredRight: number;
  /**
   * Messages about other things: share not answered, of all and of the near misses, and share handed over to a person.
   */
  refused: number;
  refusedNear: number;
  handedOver: number;
  /** The pairs of topics that were confused most, as "right > said", with their number. */
  confused: [pair: string, times: number][];
}

const PAIRS = 10;

/** Scores a matcher on a set of messages. */
export async function scoreMatches(set: MatchSet, say: Say): Promise<MatchScore> {
  let [messages, first, inThree, answered, answeredRight] = [0, 0, 0, 0, 0];
  const pairs = new Map<string, number>();
  for (const [topic, texts] of Object.entries(set.topics)) {
    for (const text of texts) {
      const { band, topics } = await say(text);
      messages += 1;
      if (topics[0] === topic) first += 1;
      else pairs.set(`${topic} > ${topics[0] ?? '-'}`, (pairs.get(`${topic} > ${topics[0] ?? '-'}`) ?? 0) + 1);
      if (topics.slice(0, 3).includes(topic)) inThree += 1;
      if (band === 'answer') answered += 1;
      if (band === 'answer' && topics[0] === topic) answeredRight += 1;
    }
  }
  const bandsOf = async (texts: readonly string[]): Promise<Band[]> =>
    (await Promise.all(texts.map((text) => say(text)))).map(({ band }) => band);
  const near = await bandsOf(set.out_of_scope.near);
  const all = [...(await bandsOf(set.out_of_scope.plain)), ...near];
  const share = (bands: readonly Band[], fits: (band: Band) => boolean): number =>
    bands.filter(fits).length / bands.length;
  return {
    messages,
    first: first / messages,
    inThree: inThree / messages,
    answered: answered / messages,
    answeredRight: answered > 0 ? answeredRight / answered : 1,
    refused: share(all, (band) => band !== 'answer'),
    refusedNear: share(near, (band) => band !== 'answer'),
    handedOver: share(all, (band) => band === 'none'),
    confused: [...pairs].sort((a, b) => b[1] - a[1]).slice(0, PAIRS),
  };
}

/** What our understanding says about a message, in the order of the bot's answers: danger first. */
export function sayWith(understanding: Understanding, lang: Lang): Say {
  return (text) => {
    const crisis = understanding.detectDanger(text, lang);
    const { band, candidates } = understanding.matcher.match(text, lang);
    const topics = candidates.map(({ topic }) => topic);
    if (crisis?.level !== 'takeover') return { band, topics };
    return { band: 'answer', topics: [crisis.topic, ...topics.filter((topic) => topic !== crisis.topic)] };
  };
}

/**
 * Results of danger detection for one language: crisis messages and those detected; everyday messages taken for a
 * crisis.
 */
export interface CrisisScore {
  messages: number;
  noticed: number;
  /** Of those noticed, how many were answered as a crisis. */
  takenOver: number;
  everyday: number;
  /** Everyday messages that were answered as a crisis, and those that got the banner. */
  alarmed: number;
  askedInVain: number;
  vague: number;
  asked: number;
}

/** Scores danger detection on a page in the message's language, or in Dutch if that language has no content. */
export function scoreCrisis(understanding: Understanding, lang: PlannedLang, set: CrisisSet): CrisisScore {
  const page = isLang(lang) ? lang : 'nl';
  const say = (text: string) => understanding.detectDanger(text, page)?.level ?? null;
  const messages = Object.values(set.crisis).flat().map(say);
  const everyday = set.not_crisis.map(say);
  const vague = set.ask.map(say);
  return {
    messages: messages.length,
    noticed: messages.filter((level) => level !== null).length,
    takenOver: messages.filter((level) => level === 'takeover').length,
    everyday: everyday.length,
    alarmed: everyday.filter((level) => level === 'takeover').length,
    askedInVain: everyday.filter((level) => level === 'banner').length,
    vague: vague.length,
    asked: vague.filter((level) => level !== null).length,
  };
}
