import type { Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { isLang, type PlannedLang } from '../../model/lang.js';
import type { Choice, Part } from '../../model/reply.js';
import { type Draft, prefaced } from './build.js';
import { LANGUAGE_CHOICES } from './menu.js';

/**
 * A reply to a message typed in another language than the page's: the offer to go on in it, in its own words, stands
 * first. Nothing is switched: the choice is the person's. Where the bot does not speak the language it says so, shows the
 * lines that answer now, and offers those it speaks.
 */
export function withLanguageOffer(turn: Turn, written: PlannedLang | null, result: Draft): Draft {
  if (written === null || written === turn.state.lang) return result;
  const own: Part = { kind: 'own_words', lang: written };
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
