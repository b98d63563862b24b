import { isLang, isPlannedLang, type Lang, type PlannedLang } from './lang.js';
import { type Voice, voiceNamed } from './voice.js';

/**
 * What a choice id does. It is the same in every language and names its question, so that a button works whenever it is
 * tapped: an old button changes the answer to its own question, never the answer to another one.
 */
export type ChoiceAction =
  | { do: 'answer'; flow: string; question: string; answer: string }
  | { do: 'change'; question: string }
  | { do: 'topic'; topic: string }
  /** Answers with one fold of a reply: `more:<topic>/<fold>`. */
  | { do: 'more'; topic: string; fold: string }
  /** Begins a dialog: `keep` decides whether it uses answers known from other dialogs. */
  | { do: 'known'; flow: string; keep: boolean }
  /** `page`: which screen of the area's topics, from 2; absent: the first. */
  | { do: 'menu'; area: string; page?: number }
  /** Says who reads: the answer on the screen is told in words for them. */
  | { do: 'voice'; voice: Voice }
  | { do: 'lang'; lang: Lang }
  /** A topic for a reader of this language: its answer, or its title and the languages that have it. */
  | { do: 'read'; topic: string; lang: PlannedLang }
  | { do: 'command'; command: Command };

const COMMANDS = [
  'back',
  'restart',
  'menu',
  'person',
  'continue',
  'change',
  'share',
  'card',
  'forget',
  'none',
] as const;
export type Command = (typeof COMMANDS)[number];

/** In place of an area: the next screen of the one that is shown. Only words say it; buttons name the screen. */
export const MORE = 'more';

export const choiceId = {
  answer: (flow: string, question: string, answer: string): string => `${flow}:${question}=${answer}`,
  change: (question: string): string => `change:${question}`,
  topic: (topic: string): string => `topic:${topic}`,
  more: (fold: string): string => `more:${fold}`,
  keep: (flow: string): string => `keep:${flow}`,
  fresh: (flow: string): string => `fresh:${flow}`,
  menu: (area: string, page = 1): string => (page === 1 ? `menu:${area}` : `menu:${area}:${page}`),
  voice: (voice: Voice): string => `voice:${voice}`,
  lang: (lang: Lang): string => `lang:${lang}`,
  read: (topic: string, lang: PlannedLang): string => `read:${lang}/${topic}`,
  command: (command: Command): string => `do:${command}`,
};

/** What a choice id does; null if it is not one of ours. */
export function parseChoiceId(id: string): ChoiceAction | null {
  if (id.length > 128) return null;
  const colon = id.indexOf(':');
  if (colon < 0) return null;
  const head = id.slice(0, colon);
  const rest = id.slice(colon + 1);
  switch (head) {
    case 'topic':
      return { do: 'topic', topic: rest };
    case 'more':
      return /^[a-z.-]+\/[a-z][a-z0-9_]*$/.test(rest) ? { do: 'more', topic: rest.split('/')[0]!, fold: rest } : null;
    case 'keep':
    case 'fresh':
      return { do: 'known', flow: rest, keep: head === 'keep' };
    case 'menu':
      return menuAction(rest);
    case 'change':
      return { do: 'change', question: rest };
    case 'voice': {
      const voice = voiceNamed(rest);
      return voice ? { do: 'voice', voice } : null;
    }
    case 'lang':
      return isLang(rest) ? { do: 'lang', lang: rest } : null;
    case 'read': {
      const [lang, topic] = rest.split('/');
      return isPlannedLang(lang) && topic !== undefined ? { do: 'read', topic, lang } : null;
    }
    case 'do': {
      const command = COMMANDS.find((name) => name === rest);
      return command ? { do: 'command', command } : null;
    }
    default: {
      const match = /^([a-z_]+)=([a-z0-9_-]+)$/.exec(rest);
      return match && /^[a-z]+\.[a-z-]+$/.test(head)
        ? { do: 'answer', flow: head, question: match[1]!, answer: match[2]! }
        : null;
    }
  }
}

function menuAction(rest: string): ChoiceAction {
  const [, area = rest, page] = /^(.*):([2-9])$/.exec(rest) ?? [];
  return page === undefined ? { do: 'menu', area } : { do: 'menu', area, page: Number(page) };
}
