import { groupOf } from '../../model/close.js';
import type { Choice, Reply } from '../../model/reply.js';
import { ui } from '../../model/reply.js';
import { MOST_OFFERED } from '../close-topics.js';
import type { Turn } from '../turn-context.js';
import { commandChoice, continueChoice, type Draft, line, prefaced, replyOf, toldChoice } from './build.js';
import { menuChoices } from './menu.js';
import { openQuestion } from './step.js';

/** Topics offered beside the choices of a question that waits. */
const BESIDE_QUESTION = 3;

/** Nothing was understood for sure: no scolding, one question about the nearest topics, the menu, a person. */
export function notUnderstood(turn: Turn, { near }: { near: readonly string[] }): Draft {
  const question = openQuestion(turn);
  if (question) return askedAgain(turn, question, near.slice(0, BESIDE_QUESTION));
  const nearest = near.slice(0, MOST_OFFERED);
  if (nearest.length === 0) return { reply: cannotAnswer(turn), kind: 'not_understood' };
  const reply = replyOf({
    messages: [[line(questionAbout(turn, nearest), 'lead')]],
    choices: [...nearest.map((id) => toldChoice(turn, id)), commandChoice('none', 'main'), commandChoice('menu')],
  });
  return { reply, kind: 'offered' };
}

/** The question that tells these topics apart: their group's, else their area's, else what it is about. */
function questionAbout({ context }: Turn, near: readonly string[]): string {
  if (near.length === 1) return 'which.one';
  const group = groupOf(context.close, near);
  if (group) return `which.groups.${group.id}`;
  const [area, ...others] = new Set(near.map((id) => context.topics.get(id)?.area));
  return area === undefined || area === 'meta' || others.length > 0 ? 'which.any' : `which.areas.${area}`;
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
  const near = nearest.map((id): Choice => toldChoice(turn, id, 'quiet'));
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
