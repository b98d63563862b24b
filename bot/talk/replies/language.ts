import type { Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { isLang, type PlannedLang } from '../../model/lang.js';
import type { Choice, Part } from '../../model/reply.js';
import { type Draft, prefaced } from './build.js';
import { LANGUAGE_CHOICES } from './menu.js';

/**
 * A reply to a message that was typed in another language than the page's: it begins with the offer, in that language, to
 * go on in it. The language changes only if the person taps. A language that the guide does not speak gets a sentence
 * that says so, the phone lines that are open now, and the choice of those it speaks.
 */
export function withLanguageOffer(turn: Turn, written: PlannedLang | null, result: Draft): Draft {
  if (written === null || written === turn.state.lang) return result;
  const own: Part = { kind: 'own_words', lang: written, says: isLang(written) ? 'offer' : 'danger' };
  const offered: readonly Choice[] = isLang(written)
    ? LANGUAGE_CHOICES.filter(({ id }) => id === choiceId.lang(written))
    : LANGUAGE_CHOICES.filter(({ id }) => id !== choiceId.lang(turn.state.lang));
  const danger = turn.context.topics.get('safety.danger');
  const lines: Part[] = isLang(written) || !danger ? [] : [{ kind: 'open_lines', ids: danger.services }];
  const said = prefaced(result, [own, ...lines]);
  const here = new Set(said.reply.choices.map(({ id }) => id));
  const choices = [...said.reply.choices, ...offered.filter(({ id }) => !here.has(id))];
  return { ...said, reply: { ...said.reply, choices } };
}
