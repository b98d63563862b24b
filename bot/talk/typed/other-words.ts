import type { OptionWords, Turn } from '../turn-context.js';
import { holds, holdsAny } from './everyday.js';
import { placeIn } from './place.js';

/** A longer text says more than which option is meant. */
const MOST_WORDS = 6;
/** Words beside those of the option: "only my husband". */
const MOST_BESIDE = 2;

/**
 * What the options of a question are called beside their own words, in all languages. An option's own words are in the
 * reader's language only; people answer in the one that comes first.
 */
export function otherWords({ context: { spoken } }: Turn, options: readonly string[]): OptionWords[] {
  return options.flatMap((id) => {
    const phrases = spoken.options.get(id);
    return phrases ? [{ id, phrases }] : [];
  });
}

/** Whether a text is short enough to name an option by such words and say nothing else. */
export function isNoMore(normal: string, options: readonly OptionWords[]): boolean {
  const words = normal.split(' ');
  if (words.length > MOST_WORDS || /\d/u.test(normal)) return false;
  const said = new Set(
    options
      .flatMap(({ phrases }) => phrases.filter((phrase) => holds(normal, phrase)))
      .flatMap((one) => one.split(' ')),
  );
  return words.filter((word) => !said.has(word)).length <= MOST_BESIDE;
}

/** A spouse and children are one answer, where the question has that. */
export function joined(named: readonly string[], options: readonly string[]): readonly string[] {
  const both = named.length === 2 && named.includes('spouse') && named.includes('children');
  return both && options.includes('spouse_children') ? ['spouse_children'] : named;
}

/** Whether a text about who would come speaks of somebody who is in Belgium already: "my sister lives in Ghent". */
export function isHere({ context, state }: Turn, options: readonly string[], normal: string): boolean {
  if (!options.includes('spouse_children')) return false;
  const { here, person, persons } = context.spoken;
  // A word for a relative may be a village too: "mère".
  const words = normal.split(' ').filter((word) => !person.has(word) && !persons.has(word));
  const place = placeIn(context, words.join(' '), state.lang);
  return holdsAny(normal, here) || (place !== null && place !== 'abroad');
}
