import type { EventKind, Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { LANGS } from '../../model/lang.js';
import { type Choice, ui } from '../../model/reply.js';
import { areasOf } from '../../model/topic.js';
import { answerMessages } from './answer-messages.js';
import { choice, commandChoice, continueChoice, type Draft, line, replyOf, topicChoice } from './build.js';

/** The languages that the guide speaks, by their own names. */
export const LANGUAGE_CHOICES: readonly Choice[] = LANGS.map((lang) => ({
  id: choiceId.lang(lang),
  label: { endonym: lang },
  rank: 'quiet',
}));

/** The first words of a talk: who we are, and where to begin. */
export function welcome(turn: Turn): Draft {
  const others = LANGUAGE_CHOICES.filter(({ id }) => id !== choiceId.lang(turn.state.lang));
  return ofTheGuide(turn, 'meta.greeting', 'welcome', [...menuChoices(turn), ...others]);
}

/** The first words again, as if nothing had been talked about. */
export function startOver(turn: Turn): Draft {
  return { ...welcome(turn), change: { lastTopic: null } };
}

/** What the guide can help with. */
export function showMenu(turn: Turn): Draft {
  return ofTheGuide(turn, 'meta.help', 'menu', [...continueChoice(turn), ...menuChoices(turn)]);
}

/** The languages, each by its own name. */
export function askLanguage(turn: Turn): Draft {
  const choices = LANGUAGE_CHOICES.map((item): Choice => ({ ...item, rank: 'main' }));
  return ofTheGuide(turn, 'meta.language', 'command', choices);
}

/** Says that the talk is deleted, and has it deleted. */
export function forget(turn: Turn): Draft {
  return { ...ofTheGuide(turn, 'meta.forget', 'forgotten', [commandChoice('menu', 'main')]), change: null };
}

/** Asks whether the talk, or the answers of its dialog, are really to be deleted. */
export function askBeforeDeleting(turn: Turn, { what }: { what: 'forget' | 'restart' }): Draft {
  const choices = [commandChoice(what, 'main'), ...continueChoice(turn), commandChoice('menu')];
  return { reply: replyOf({ messages: [[line(`ask.${what}`, 'lead')]], choices }), kind: 'command' };
}

/** What a topic about the guide itself says, with choices of its own. */
function ofTheGuide({ context }: Turn, topic: string, kind: EventKind, choices: Choice[]): Draft {
  return { reply: replyOf({ messages: answerMessages(context.topics.get(topic)!), choices, topic }), kind };
}

/** Dialogs that begin an area, then the areas themselves (both in the order of content/menu.yaml), then a person. */
export function menuChoices({ context }: Turn): Choice[] {
  return [
    ...context.dialogs.map((id) => topicChoice(id)),
    ...[...areasOf(context.topics).keys()].map((area) => choice(choiceId.menu(area), ui(`areas.${area}`))),
    topicChoice('meta.person'),
  ];
}

/** The topics of one area of the menu. */
export function showArea({ context }: Turn, { area }: { area: string }): Draft {
  const topics = areasOf(context.topics).get(area)!;
  const reply = replyOf({
    messages: [[{ kind: 'block', style: 'lead', text: ui(`areas.${area}`) }, line('menu.choose')]],
    choices: [...topics.map(({ id }) => topicChoice(id)), commandChoice('menu')],
    input: 'choice',
  });
  return { reply, kind: 'menu' };
}
