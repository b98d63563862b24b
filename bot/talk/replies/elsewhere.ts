import { choiceId } from '../../model/choice-id.js';
import type { PlannedLang } from '../../model/lang.js';
import type { Choice, OwnWords, Part } from '../../model/reply.js';
import type { MoveOf } from '../move.js';
import type { Turn } from '../turn-context.js';
import { continueChoice, type Draft, replyOf } from './build.js';
import { LANGUAGE_CHOICES } from './menu.js';

/** Topics offered where several may be meant. */
const MOST = 3;

/**
 * What there is for a reader of a language that does not have it, in the reader's own words and no others: of one topic
 * its title, and a button for each language that answers it; of several their titles; of none the languages there are.
 */
export function showElsewhere(turn: Turn, { reader, topics }: MoveOf<'elsewhere'>): Draft {
  const { context, state } = turn;
  const titled = topics.filter((id) => context.topics.has(id) && context.hasTitle(id, reader)).slice(0, MOST);
  const [first, ...others] = titled;
  const say = (says: OwnWords): Part => ({ kind: 'own_words', lang: reader, says });
  if (first === undefined) {
    const messages = [[say('none')], [say('interpreter')]];
    return {
      reply: replyOf({
        messages,
        choices: [...inLanguages(turn, null), ...continueChoice(turn), ...toPerson(turn, reader)],
      }),
      kind: 'not_understood',
    };
  }
  if (others.length > 0) {
    const choices = [
      ...titled.map((id) => titleChoice(id, reader)),
      ...continueChoice(turn),
      ...toPerson(turn, reader),
    ];
    return { reply: replyOf({ messages: [[say('several'), say('machine')]], choices }), kind: 'offered' };
  }
  const messages: Part[][] = [
    [say('one'), { kind: 'title', topic: first, lang: reader }, say('machine')],
    [say('interpreter')],
  ];
  const choices = [...inLanguages(turn, first), ...continueChoice(turn), ...toPerson(turn, reader, first)];
  // Whoever changes the language of the page reads this topic in it.
  const change = state.lastTopic === first ? {} : { lastTopic: first };
  return { reply: replyOf({ messages, choices, topic: first }), kind: 'offered', change };
}

function titleChoice(topic: string, lang: PlannedLang, rank: Choice['rank'] = 'main'): Choice {
  return { id: choiceId.read(topic, lang), label: { title: topic, lang }, rank };
}

/** A button for each language that has the topic; without one, for each that the guide speaks. */
function inLanguages({ context }: Turn, topic: string | null): Choice[] {
  if (topic === null) return LANGUAGE_CHOICES.map((choice) => ({ ...choice, rank: 'main' }));
  return context
    .languagesOf(topic)
    .map((lang) => ({ id: choiceId.read(topic, lang), label: { endonym: lang }, rank: 'main' }));
}

/** How to reach a person, by its title, where that is not what was asked for. */
function toPerson({ context }: Turn, reader: PlannedLang, asked?: string): Choice[] {
  const topic = 'meta.person';
  return asked !== topic && context.topics.has(topic) && context.hasTitle(topic, reader)
    ? [titleChoice(topic, reader, 'quiet')]
    : [];
}
