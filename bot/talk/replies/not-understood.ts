import type { Choice, Reply } from '../../model/reply.js';
import { ui } from '../../model/reply.js';
import type { Turn } from '../turn-context.js';
import { commandChoice, continueChoice, type Draft, line, prefaced, replyOf, topicChoice } from './build.js';
import { menuChoices } from './menu.js';
import { openQuestion } from './step.js';

/** Topics offered where none was sure. */
const NEAREST = 3;

/** Nothing was understood: no scolding, the nearest topics, the menu, a person. */
export function notUnderstood(turn: Turn, { near }: { near: readonly string[] }): Draft {
  const nearest = near.filter((id) => turn.context.topics.has(id)).slice(0, NEAREST);
  const question = openQuestion(turn);
  if (question) return askedAgain(turn, question, nearest);
  if (nearest.length === 0) return { reply: cannotAnswer(turn), kind: 'not_understood' };
  const reply = replyOf({
    messages: [[line('input.did_you_mean', 'lead')]],
    choices: [...nearest.map((id) => topicChoice(id)), commandChoice('none', 'main'), commandChoice('menu')],
  });
  return { reply, kind: 'offered' };
}

/** "None of these": says honestly that there is no answer here, and names people. */
export function noneOfThese(turn: Turn): Draft {
  return { reply: cannotAnswer(turn), kind: 'not_understood', change: { lastTopic: null } };
}

/** A kind sentence about input that cannot be used, then the place where the talk was. */
export function badInput(turn: Turn, { why }: { why: string }): Draft {
  const question = openQuestion(turn);
  if (question) {
    const asked: Draft = { reply: question, kind: 'bad_input', change: { lastTopic: question.topic } };
    return prefaced(asked, [line(why, 'note')]);
  }
  const choices = [...continueChoice(turn), ...menuChoices(turn)];
  return { reply: replyOf({ messages: [[line(why, 'lead')]], choices }), kind: 'bad_input' };
}

/** What is said before a question that is asked again, by what answers it. */
const AGAIN: Readonly<Record<Reply['input'], string>> = {
  text: 'input.not_an_answer',
  choice: 'input.not_an_answer',
  date: 'input.date_vague',
  amount: 'input.amount_again',
};

function askedAgain(turn: Turn, question: Reply, nearest: readonly string[]): Draft {
  const near = nearest.map((id): Choice => topicChoice(id, 'quiet'));
  const reply = { ...question, choices: [...question.choices, ...near] };
  const asked: Draft = { reply, kind: 'not_understood', change: { lastTopic: question.topic } };
  return prefaced(asked, [line(AGAIN[question.input], 'note')]);
}

function cannotAnswer(turn: Turn): Reply {
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
