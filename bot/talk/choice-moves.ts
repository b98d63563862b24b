import { type ChoiceAction, choiceId, type Command, MORE, parseChoiceId } from '../model/choice-id.js';
import { accepts, replay } from '../model/flow.js';
import { areaScreen, areasOf } from '../model/topic.js';
import type { Move } from './move.js';
import { reusedAnswers } from './reused-answers.js';
import { flowEnv, type Turn } from './turn-context.js';

type Tapped = Exclude<ChoiceAction, { do: 'lang' | 'read' }>;
type InMenu = Extract<Tapped, { do: 'menu' }>;

const UNKNOWN_CHOICE: Move = { do: 'bad_input', why: 'input.unknown_choice' };
const OLD_CHOICE: Move = { do: 'bad_input', why: 'input.old_choice' };
const NOTHING_TO_UNDO: Move = { do: 'bad_input', why: 'input.nothing_to_undo' };

/** What a tapped choice does here and now. */
export function choiceMove(turn: Turn, choice: Tapped): Move {
  const { context, state } = turn;
  switch (choice.do) {
    case 'answer':
      return answerMove(turn, choice);
    case 'change':
      return turn.running ? { do: 'reopen', question: choice.question } : OLD_CHOICE;
    case 'topic':
      return topicMove(turn, choice.topic) ?? UNKNOWN_CHOICE;
    case 'more':
      return turn.context.topics.has(choice.topic)
        ? { do: 'more', topic: choice.topic, fold: choice.fold }
        : UNKNOWN_CHOICE;
    case 'voice':
      if (state.lastTopic === null && state.offered.includes(choiceId.voice(choice.voice)))
        return { do: 'voice', voice: choice.voice, topic: null };
      return state.lastTopic !== null && context.topics.has(state.lastTopic)
        ? { do: 'voice', voice: choice.voice, topic: state.lastTopic }
        : OLD_CHOICE;
    case 'known': {
      const flow = turn.context.flows.get(choice.flow);
      if (!flow) return UNKNOWN_CHOICE;
      return choice.keep
        ? { do: 'reuse', flow: flow.id, known: reusedAnswers(turn, flow) }
        : { do: 'ask_anew', flow: flow.id };
    }
    case 'menu':
      return areaMove(turn, choice) ?? UNKNOWN_CHOICE;
    case 'command':
      return commandMove(turn, choice.command);
  }
}

function areaMove({ context, state }: Turn, tapped: InMenu): Move | null {
  const { area, page } = tapped.area === MORE ? (nextScreen(state.offered) ?? tapped) : tapped;
  if (area === MORE) return { do: 'menu' };
  const topics = areasOf(context.topics).get(area);
  if (!topics || areaScreen(topics, page ?? 1).shown.length === 0) return null;
  return { do: 'area', area, ...(page === undefined ? {} : { page }) };
}

/** The next screen of an area, where the screen offers one. */
function nextScreen(offered: readonly string[]): InMenu | undefined {
  return offered
    .map(parseChoiceId)
    .find((choice): choice is InMenu => choice?.do === 'menu' && choice.page !== undefined);
}

/** What opens a topic: its dialog begins, its answer is given, or the command that it stands for is carried out. */
export function topicMove(turn: Turn, id: string): Move | null {
  if (!turn.context.topics.has(id)) return null;
  const flow = turn.context.flows.get(id);
  if (flow) {
    const known = reusedAnswers(turn, flow);
    return Object.keys(known).length > 0 ? { do: 'offer_reuse', flow: id, known } : { do: 'begin', flow: id };
  }
  switch (id) {
    case 'meta.greeting':
      return turn.running ? { do: 'topic', topic: id } : { do: 'welcome' };
    case 'meta.help':
      return { do: 'menu', help: true };
    case 'meta.language':
      return { do: 'languages' };
    case 'meta.forget':
      return { do: 'forget' };
    case 'meta.restart':
      return commandMove(turn, 'restart');
    case 'meta.back':
      return commandMove(turn, 'back');
    case 'meta.share':
      return { do: 'share' };
    default:
      return { do: 'topic', topic: id };
  }
}

/** What a command of the talk does here and now. */
export function commandMove(turn: Turn, command: Command): Move {
  const { context, state, running } = turn;
  switch (command) {
    case 'back':
      return running ? { do: 'reopen', question: running.place.answered.at(-1) ?? null } : NOTHING_TO_UNDO;
    case 'change':
      return running ? { do: 'offer_change' } : NOTHING_TO_UNDO;
    case 'continue':
      return { do: running ? 'step' : 'welcome' };
    case 'restart':
      return running ? { do: 'restart', flow: running.flow.id, why: 'restarted' } : { do: 'start_over' };
    case 'person':
      return topicMove(turn, 'meta.person') ?? { do: 'menu' };
    case 'card': {
      const topic = state.lastTopic === null ? undefined : context.topics.get(state.lastTopic);
      return topic?.card ? { do: 'card', topic: topic.id } : OLD_CHOICE;
    }
    case 'none':
      return { do: 'none_of_these' };
    case 'menu':
    case 'share':
    case 'forget':
      return { do: command };
  }
}

// A button of a talk that is gone (expired, or another dialog since) starts its dialog again rather than guessing.
function answerMove(turn: Turn, { flow: id, question, answer }: Extract<Tapped, { do: 'answer' }>): Move {
  const { context, running } = turn;
  const flow = context.flows.get(id);
  if (!flow) return UNKNOWN_CHOICE;
  const place = running?.flow.id === id ? running.place : replay(flow, {}, flowEnv(turn));
  const asked = place.answered.includes(question) || (place.at === 'question' && place.open === question);
  if (asked && accepts(flow.questions[question]!, answer, flowEnv(turn)))
    return { do: 'answer', flow: id, question, answer };
  return running?.flow.id === id ? OLD_CHOICE : { do: 'restart', flow: id, why: 'input.old_choice' };
}
