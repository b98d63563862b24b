import { type Lang, langOfTag } from '../../bot/model/lang.js';
import type { Seen, TalkChannel } from './talk-channels.js';
import { BOT, cardIn, submitsIn, type Teams } from './teams.js';
import type { ServiceCall } from './teams-service.js';

let talks = 0;

/** A personal chat with the bot in Teams: the person reads the cards and taps on them. */
export function inTeams(teams: Teams, lang: Lang): TalkChannel {
  const who = { conversation: { conversationType: 'personal', id: `a:talk-${talks++}` }, locale: lang };
  const cards: ServiceCall[] = [];
  const read = (upon: readonly ServiceCall[]): Seen => {
    // A card that replaces another one shows what was chosen there. It is no part of the answer.
    const sent = upon.filter(({ method }) => method === 'POST');
    cards.unshift(...sent.toReversed());
    return seenOn(sent);
  };
  return {
    open: async () => {
      const added = { type: 'conversationUpdate', membersAdded: [{ id: BOT.id }], text: undefined };
      return read(await teams.say('', { ...who, ...added }));
    },
    say: async (text) => read(await teams.say(text, who)),
    tap: async (id) => {
      const card = cards.find((one) => choicesOn(one).some((choice) => choice.id === id));
      if (!card) throw new Error(`no card of this talk has the choice ${id}`);
      return read(await teams.tap(card, id, who));
    },
  };
}

function seenOn(sent: readonly ServiceCall[]): Seen {
  return {
    text: sent.flatMap((message) => wordsOn(cardIn(message))).join('\n'),
    choices: sent.flatMap(choicesOn),
    lang: langOfTag(sent[0] && cardIn(sent[0])?.lang),
    event: null,
    topic: null,
  };
}

function choicesOn(message: ServiceCall): Seen['choices'] {
  return submitsIn(message).flatMap(({ title, data }) =>
    data['choice'] === undefined ? [] : [{ id: data['choice'], label: title }],
  );
}

/** The texts of a card or of a part of it, without those of its choices. */
function wordsOn(part: any): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOn);
  if (typeof part !== 'object' || part === null || part.selectAction || part.type === 'Action.Submit') return [];
  const { type, text, title, value } = part;
  const own = type === 'TextBlock' ? [text] : [title, value].filter((words) => typeof words === 'string');
  return [...own.map(shown), ...Object.values(part).flatMap(wordsOn)];
}

/** Markdown as it is shown: the text of a link, and no marks. */
function shown(markdown: string): string {
  return markdown.replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1').replace(/\\([^\w\s])/g, '$1');
}
