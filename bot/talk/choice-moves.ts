import type { Turn, Turned } from './turn-context.js';
import { type Command, parseChoiceId } from '../model/choice-id.js';
import { accepts, type Answers, type Flow, replay } from '../model/flow.js';
import { line, prefaced } from './replies/build.js';
import {
  askLanguage,
  badInput,
  forget,
  menuShown,
  noneOfThese,
  offerCard,
  offerShare,
  showArea,
  showMenu,
  welcome,
} from './replies/menu.js';
import { offerDialog } from './replies/other-dialog.js';
import { beginReusing, reusedAnswers, rememberAnswers, offerReuse } from './replies/reused-answers.js';
import { flowEnv, offerChange, reopen, runningFlow, showStep, stepBack } from './replies/step.js';
import { askGently, showAnswer } from './replies/topic.js';
import { words } from '../model/reply.js';
import { yesNoAsked } from './typed/choice.js';

/** Carries out a tapped choice. */
export function respondToChoice(turn: Turn, id: string): Turned {
  const action = parseChoiceId(id);
  switch (action?.do) {
    case undefined:
      return badInput(turn, 'input.unknown_choice');
    case 'answer':
      return answerByChoice(turn, action.flow, action.question, action.answer);
    case 'change': {
      const running = runningFlow(turn);
      return running
        ? reopen(turn, running.flow, running.answers, action.question)
        : badInput(turn, 'input.old_choice');
    }
    case 'topic':
      return openTopic(turn, action.topic) ?? badInput(turn, 'input.unknown_choice');
    case 'known': {
      const flow = turn.context.flows.get(action.flow);
      return flow ? beginReusing(turn, flow, action.keep) : badInput(turn, 'input.unknown_choice');
    }
    case 'menu':
      return showArea(turn, action.area) ?? badInput(turn, 'input.unknown_choice');
    case 'lang':
      return showAgain({ ...turn, state: { ...turn.state, lang: action.lang } });
    case 'command':
      return command(turn, action.command);
  }
}

// A button of a talk that is gone (expired, or another dialog since) starts its dialog again rather than guessing.
function answerByChoice(turn: Turn, flowId: string, question: string, answer: string): Turned {
  const flow = turn.context.flows.get(flowId);
  if (!flow) return badInput(turn, 'input.unknown_choice');
  const running = runningFlow(turn);
  const answers = running?.flow.id === flowId ? running.answers : {};
  const place = replay(flow, answers, flowEnv(turn));
  const asked = place.answered.includes(question) || (place.at === 'question' && place.open === question);
  if (!asked || !accepts(flow.questions[question]!, answer, flowEnv(turn))) {
    if (running?.flow.id === flowId) return badInput(turn, 'input.old_choice');
    return prefaced(showStep(turn, flow, {}), [line('input.old_choice', 'note')]);
  }
  return giveAnswer(turn, flow, answers, question, answer);
}

/** Notes an answer and shows the next step. */
export function giveAnswer(turn: Turn, flow: Flow, answers: Answers, question: string, answer: string): Turned {
  const known = rememberAnswers(turn.state.known, flow.questions[question]!.about, answer);
  return showStep({ ...turn, state: { ...turn.state, known } }, flow, { ...answers, [question]: answer });
}

/** Opens a topic: starts its dialog, gives its answer, or does what the command topic says. */
export function openTopic(turn: Turn, id: string): Turned | null {
  const topic = turn.context.topics.get(id);
  if (!topic) return null;
  const flow = turn.context.flows.get(id);
  if (flow) return begin(turn, flow);
  switch (id) {
    case 'meta.greeting':
      return runningFlow(turn) ? showAnswer(turn, topic) : welcome(turn);
    case 'meta.help':
      return showMenu(turn);
    case 'meta.language':
      return askLanguage(turn);
    case 'meta.forget':
      return forget(turn);
    case 'meta.restart':
      return command(turn, 'restart');
    case 'meta.back':
      return command(turn, 'back');
    case 'meta.share':
      return offerShare(turn);
    default:
      return showAnswer(turn, topic);
  }
}

function begin(turn: Turn, flow: Flow): Turned {
  const known = reusedAnswers(turn, flow);
  const first = Object.keys(known).length > 0 ? offerReuse(turn, flow, known) : showStep(turn, flow, {});
  return prefaced(first, [{ kind: 'block', style: 'text', text: words(flow.id, 'summary') }]);
}

/**
 * Shows once more, in the language of the talk, what stood on the screen: help in danger, an answer, the menu, another
 * dialog on offer, or the question or outcome of the dialog.
 */
export function showAgain(turn: Turn): Turned {
  const { context, state } = turn;
  const running = runningFlow(turn);
  if (menuShown(turn)) return running ? showMenu(turn) : welcome(turn);
  const last = state.lastTopic === null ? undefined : context.topics.get(state.lastTopic);
  if (running && (!last || last.id === running.flow.id)) return showStep(turn, running.flow, running.answers);
  if (!last) return welcome(turn);
  if (yesNoAsked(turn)?.opens === last.id) {
    const other = context.flows.get(last.id);
    if (other) return offerDialog(turn, other);
    if (last.kind === 'crisis') return askGently(turn, last);
  }
  return openTopic(turn, last.id)!;
}

function command(turn: Turn, name: Command): Turned {
  const running = runningFlow(turn);
  switch (name) {
    case 'back':
      return running ? stepBack(turn, running.flow, running.answers) : badInput(turn, 'input.nothing_to_undo');
    case 'change':
      return running ? offerChange(turn, running.flow, running.answers) : badInput(turn, 'input.nothing_to_undo');
    case 'continue':
      return running ? showStep(turn, running.flow, running.answers) : welcome(turn);
    case 'restart':
      return running
        ? prefaced(showStep(turn, running.flow, {}), [line('restarted', 'note')])
        : welcome({ ...turn, state: { ...turn.state, lastTopic: null } });
    case 'menu':
      return showMenu(turn);
    case 'person':
      return openTopic(turn, 'meta.person') ?? showMenu(turn);
    case 'share':
      return offerShare(turn);
    case 'card':
      return offerCard(turn) ?? badInput(turn, 'input.old_choice');
    case 'forget':
      return forget(turn);
    case 'none':
      return noneOfThese(turn);
  }
}
