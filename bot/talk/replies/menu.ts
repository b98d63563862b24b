import type { EventKind, Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { LANGS } from '../../model/lang.js';
import { type Choice, ui } from '../../model/reply.js';
import { areaScreen, areasOf } from '../../model/topic.js';
import { answerOf } from './answer-messages.js';
import { choice, commandChoice, continueChoice, type Draft, line, replyOf, topicChoice } from './build.js';

/** The languages that the guide speaks, by their own names. */
export const LANGUAGE_CHOICES: readonly Choice[] = LANGS.map((lang) => ({
  id: choiceId.lang(lang),
  label: { endonym: lang },
  rank: 'quiet',
}));

/** The first page: one question, the tiles of the needs, one line that says who answers. */
export function welcome(turn: Turn): Draft {
  const others = LANGUAGE_CHOICES.filter(({ id }) => id !== choiceId.lang(turn.state.lang));
  const reply = replyOf({
    messages: [[line('first.question', 'lead'), line('first.notice', 'note')]],
    choices: [...tiles(turn), choice(choiceId.command('menu'), ui('web.topics'), 'quiet'), ...others],
    topic: 'meta.greeting',
  });
  return { reply, kind: 'welcome' };
}

/** The first words again, as if nothing had been talked about. */
export function startOver(turn: Turn): Draft {
  return { ...welcome(turn), change: { lastTopic: null } };
}

/** Every area, and a person. `help`: with what the guide can do and the words that always work. */
export function showMenu(turn: Turn, { help }: { help?: true }): Draft {
  const choices = [...continueChoice(turn), ...areaChoices(turn), commandChoice('person')];
  if (help) return ofTheGuide(turn, 'meta.help', 'menu', choices);
  return { reply: replyOf({ messages: [[line('menu.choose', 'lead')]], choices, topic: 'meta.help' }), kind: 'menu' };
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
  return { reply: replyOf({ ...answerOf(context.topics.get(topic)!), choices, topic }), kind };
}

/** The needs of the first page (content/menu.yaml), as plain choices. */
export function menuChoices(turn: Turn): Choice[] {
  return tiles(turn).map(({ id, label, rank }) => ({ id, label, rank }));
}

/** The tiles of the first page. Where the content is damaged and has none, the areas that are left, and a person. */
function tiles(turn: Turn): Choice[] {
  const { context } = turn;
  if (context.tiles.length === 0) return [...areaChoices(turn), topicChoice('meta.person')];
  return context.tiles.map(({ picto, opens }) => ({ ...choice(opens, ui(`first.tiles.${picto}`)), picto }));
}

function areaChoices({ context }: Turn): Choice[] {
  return [...areasOf(context.topics).keys()].map((area) => choice(choiceId.menu(area), ui(`areas.${area}`)));
}

/** One screen of the topics of one area of the menu. */
export function showArea({ context }: Turn, { area, page = 1 }: { area: string; page?: number }): Draft {
  const { shown, more } = areaScreen(areasOf(context.topics).get(area)!, page);
  const reply = replyOf({
    messages: [[{ kind: 'block', style: 'lead', text: ui(`areas.${area}`) }]],
    choices: [
      ...shown.map(({ id }) => topicChoice(id)),
      ...(more ? [choice(choiceId.menu(area, page + 1), ui('menu.more'))] : []),
      commandChoice('menu'),
    ],
    input: 'choice',
  });
  return { reply, kind: 'menu' };
}
