import type { Turn, Turned } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { LANGS } from '../../model/lang.js';
import { type Choice, type Part, ui } from '../../model/reply.js';
import { answerMessages } from './topic.js';
import { choice, commandChoice, line, prefaced, replyOf, topicChoice, turned } from './build.js';
import { resultAnswers, runningFlow, showStep } from './step.js';

/** The languages that the bot speaks, by their own names. */
export const LANGUAGE_CHOICES: readonly Choice[] = LANGS.map((lang) => ({
  id: choiceId.lang(lang),
  label: { endonym: lang },
  rank: 'quiet',
}));

/** The first words of a talk: who we are, and where to begin. */
export function welcome(turn: Turn): Turned {
  const greeting = turn.context.topics.get('meta.greeting')!;
  const reply = replyOf({
    messages: answerMessages(greeting),
    choices: [...menuChoices(turn), ...LANGUAGE_CHOICES.filter(({ id }) => id !== choiceId.lang(turn.state.lang))],
    topic: greeting.id,
  });
  return turned(turn, {}, reply, 'welcome');
}

/** What the bot can help with. */
export function showMenu(turn: Turn): Turned {
  const help = turn.context.topics.get('meta.help')!;
  const running = runningFlow(turn);
  const reply = replyOf({
    messages: answerMessages(help),
    choices: [...(running ? [commandChoice('continue', 'main')] : []), ...menuChoices(turn)],
    topic: help.id,
  });
  return turned(turn, {}, reply, 'menu');
}

/** Whether what the bot can help with was the last thing shown. */
export function menuShown({ state }: Turn): boolean {
  return state.offered.some((id) => id.startsWith(choiceId.menu('')));
}

/** Dialogs that begin an area, then the areas themselves, then a person. */
function menuChoices({ context }: Turn): Choice[] {
  const topics = [...context.topics.values()];
  const areas = [...new Set(topics.map(({ area }) => area))].filter((area) => area !== 'meta');
  return [
    ...topics.filter(({ kind, id }) => kind === 'flow' && id.endsWith('.start')).map(({ id }) => topicChoice(id)),
    ...areas.map((area) => choice(choiceId.menu(area), ui(`areas.${area}`))),
    topicChoice('meta.person'),
  ];
}

/** The topics of one area. */
export function showArea(turn: Turn, area: string): Turned | null {
  const topics = [...turn.context.topics.values()].filter((topic) => topic.area === area && area !== 'meta');
  if (topics.length === 0) return null;
  const reply = replyOf({
    messages: [[{ kind: 'block', style: 'lead', text: ui(`areas.${area}`) }, line('menu.choose')]],
    choices: [...topics.map(({ id }) => topicChoice(id)), commandChoice('menu')],
    input: 'choice',
  });
  return turned(turn, {}, reply, 'menu');
}

/** The languages, each by its own name. */
export function askLanguage(turn: Turn): Turned {
  const topic = turn.context.topics.get('meta.language')!;
  const choices: Choice[] = LANGUAGE_CHOICES.map((item) => ({ ...item, rank: 'main' }));
  return turned(turn, {}, replyOf({ messages: answerMessages(topic), choices, topic: topic.id }), 'command');
}

/** A link to what was talked about last; with the answers of a result only if the person chooses so. */
export function offerShare(turn: Turn): Turned {
  const share = turn.context.topics.get('meta.share')!;
  const about = turn.state.lastTopic ?? 'meta.help';
  const answers = turn.state.flow?.id === about ? resultAnswers(turn) : null;
  const link: Part = { kind: 'share', topic: about, ...(answers ? { answers } : {}) };
  const messages: Part[][] = [...answerMessages(share), [link]];
  const choices = [...(runningFlow(turn) ? [commandChoice('continue', 'main')] : []), commandChoice('menu')];
  // The title of help in danger stands in it: where others read along, a channel has to know what it is about.
  const topic = turn.context.topics.get(about)?.kind === 'crisis' ? about : share.id;
  return turned(turn, {}, replyOf({ messages, choices, topic }), 'command');
}

/** The card of the topic talked about last, to show at a desk; null where it has none. */
export function offerCard(turn: Turn): Turned | null {
  const topic = turn.state.lastTopic === null ? undefined : turn.context.topics.get(turn.state.lastTopic);
  if (!topic?.card) return null;
  const choices = [
    ...(runningFlow(turn) ? [commandChoice('continue', 'main')] : []),
    topicChoice(topic.id),
    commandChoice('menu'),
  ];
  const messages: Part[][] = [[line('card.how'), { kind: 'card', topic: topic.id }]];
  return turned(turn, {}, replyOf({ messages, choices, topic: topic.id }), 'command');
}

/** Deletes the talk. */
export function forget(turn: Turn): Turned {
  const topic = turn.context.topics.get('meta.forget')!;
  const reply = replyOf({ messages: answerMessages(topic), choices: [commandChoice('menu', 'main')], topic: topic.id });
  return { ...turned(turn, {}, reply, 'forgotten'), state: null };
}

/** Nothing was understood: no scolding, the nearest topics, the menu, a person. */
export function notUnderstood(turn: Turn, candidates: readonly string[]): Turned {
  const known = candidates.filter((id) => turn.context.topics.has(id)).slice(0, 3);
  const running = runningFlow(turn);
  const step = running && showStep(turn, running.flow, running.answers);
  if (step?.event.kind === 'asked') {
    const near = known.map((id) => topicChoice(id));
    const reply = {
      ...step.reply,
      messages: [
        [line(step.reply.input === 'date' ? 'input.date_vague' : 'input.not_an_answer', 'note')],
        ...step.reply.messages,
      ],
      choices: [...step.reply.choices, ...near.map((item): Choice => ({ ...item, rank: 'quiet' }))],
    };
    return turned(turn, { lastTopic: running!.flow.id }, reply, 'not_understood');
  }
  if (known.length > 0) {
    const reply = replyOf({
      messages: [[line('input.did_you_mean', 'lead')]],
      choices: [...known.map((id) => topicChoice(id)), commandChoice('none', 'main'), commandChoice('menu')],
    });
    return turned(turn, {}, reply, 'offered');
  }
  return turned(turn, {}, cannotAnswer(turn), 'not_understood');
}

function cannotAnswer(turn: Turn): ReturnType<typeof replyOf> {
  const person = turn.context.topics.get('meta.person');
  return replyOf({
    messages: [
      [line('input.not_understood', 'lead'), line('input.rephrase')],
      ...(person
        ? [[{ kind: 'services' as const, title: ui('services.title'), ids: person.services.slice(0, 2) }]]
        : []),
    ],
    choices: menuChoices(turn),
  });
}

/** "None of these": says honestly that there is no answer here, and names people. */
export function noneOfThese(turn: Turn): Turned {
  return turned(turn, { lastTopic: null }, cannotAnswer(turn), 'not_understood');
}

/** A kind sentence about input that cannot be used, then the place where the talk was. */
export function badInput(turn: Turn, path: string): Turned {
  const running = runningFlow(turn);
  const step = running && showStep(turn, running.flow, running.answers);
  if (step?.event.kind === 'asked') {
    const asked = turned(turn, { lastTopic: running!.flow.id }, step.reply, 'bad_input');
    return prefaced(asked, [line(path, 'note')]);
  }
  const choices = [...(running ? [commandChoice('continue', 'main')] : []), ...menuChoices(turn)];
  return turned(turn, {}, replyOf({ messages: [[line(path, 'lead')]], choices }), 'bad_input');
}
