import type { Content } from '../content/load.js';
import type { Service } from '../content/schema/services.js';
import { EMERGENCY } from '../model/calls.js';
import { PLANNED_LANGS } from '../model/lang.js';
import type { Topic } from '../model/topic.js';
import { lineMeant, type NumberWords, type ReadNumbers, readNumbers, saysNoMore } from '../talk/front/line-numbers.js';
import type { NamedLine, Numbers } from '../talk/front/numbers.js';
import { withoutPersonalNumbers } from '../talk/front/personal-numbers.js';
import { normalise, tokens } from '../text/normalise.js';
import { stopwords } from '../text/stopwords.js';

/** Topics offered for a line that helps with several. */
const MOST_TOPICS = 4;
/** Whom to turn to: the topic for a line that helps with almost everything. */
const PERSON = 'meta.person';
/** Longest message that may be no more than the name of a line, in words. */
const NAME_WORDS = 8;

type Line = Pick<NamedLine, 'topics' | 'danger'> & { digits: string };

/** What reads the numbers in messages: the lines are those of services.yaml, the words those of numbers.yaml. */
export function createNumbers(content: Content): Numbers {
  const words = wordsOf(content);
  const lines = linesOf(content);
  const byDigits = new Map(lines.map((line) => [line.digits, line]));
  const byName = namesOf(content, byDigits, words);
  const digits = new Set(byDigits.keys());
  const personal = {
    isOurs: (number: string) => byDigits.has(number),
    isMoney: (word: string) => words.money.has(word),
  };
  const emergency = content.services.get(EMERGENCY) && numbersOf(content.services.get(EMERGENCY)!)[0];

  // Two questions about one message cost one look.
  let last: { text: string; read: ReadNumbers } | undefined;
  function look(text: string): ReadNumbers {
    if (last?.text !== text) last = { text, read: readNumbers(text, digits, words) };
    return last.read;
  }

  function named(text: string, normal: string): Line | null {
    const meant = HAS_NUMBER.test(text) ? lineMeant(look(text), words) : null;
    if (meant !== null) return byDigits.get(meant)!;
    const said = normal.split(' ', NAME_WORDS + 1);
    if (said.length > NAME_WORDS || !said.some((word) => words.names.has(word) || byName.has(word))) return null;
    return byName.get(bareName(said, words)) ?? byName.get(wholeName(said, words)) ?? null;
  }

  return {
    withoutPersonal: (text) => withoutPersonalNumbers(text, personal),
    saysNoMore: (normal) => saysNoMore(normal, words),
    withoutCounted(text) {
      if (!HAS_NUMBER.test(text)) return text;
      const { plain, tokens: all, found } = look(text);
      const counted = found.filter(({ isCounted }) => isCounted);
      if (counted.length === 0) return text;
      return counted.reduceRight(
        (kept, { from, to }) => kept.slice(0, all[from]!.start) + OTHER_NUMBER + kept.slice(all[to - 1]!.end),
        plain,
      );
    },
    line(text, normal) {
      const line = named(text, normal);
      if (!line || line.topics.length === 0) return null;
      const mayBeAmount = line.digits !== emergency && !/\p{L}/u.test(text);
      return { topics: line.topics, danger: line.danger, mayBeAmount };
    },
  };
}

/** In place of the number of a line that is none: it says nothing to anybody. */
const OTHER_NUMBER = '45';
const HAS_NUMBER = /[\p{Nd}\u1369-\u137c]/u;

function numbersOf({ channels }: Service): string[] {
  return channels.filter(({ kind }) => kind === 'phone').map(({ value }) => digitsOf(value));
}

/** A phone number as it is dialled within Belgium, without spaces. */
function digitsOf(value: string): string {
  return value.replace(/\D/gu, '').replace(/^32(?=\d{8,9}$)/u, '0');
}

/** Every number of a service once, with the topics of all services that answer it. */
function linesOf(content: Content): Line[] {
  const byDigits = new Map<string, Service[]>();
  for (const service of content.services.values())
    for (const digits of numbersOf(service)) byDigits.set(digits, [...(byDigits.get(digits) ?? []), service]);
  return [...byDigits].map(([digits, services]) => ({ digits, ...topicsOf(content, services) }));
}

/**
 * The topics of a line: the one about whoever answers it (`referral.caw`), or those that call it first. Help in danger goes before the others
 * of them, and stands alone.
 */
function topicsOf({ topics }: Content, services: readonly Service[]): Pick<Line, 'topics' | 'danger'> {
  const all = [...topics.values()];
  const own = all.find(({ id }) => services.some((service) => id === `referral.${service.id}`));
  if (own) return { topics: [own.id], danger: own.kind === 'crisis' };
  const ranks = all.map((topic) => ({ topic, rank: Math.min(...services.map(({ id }) => rankIn(topic, id))) }));
  const best = Math.min(...ranks.map(({ rank }) => rank));
  const first = best === Infinity ? [] : ranks.flatMap(({ topic, rank }) => (rank === best ? [topic] : []));
  const danger = first.find(({ kind }) => kind === 'crisis');
  if (danger) return { topics: [danger.id], danger: true };
  const ids = first.map(({ id }) => id);
  return {
    topics: ids.length > MOST_TOPICS && topics.has(PERSON) ? [PERSON] : ids.slice(0, MOST_TOPICS),
    danger: false,
  };
}

/** The languages in which an organisation has a name of its own. */
const NAMED_IN = ['nl', 'fr', 'en'] as const;

/** The place of a service among those that a topic sends to; the emergency number, which is everywhere, counts for none. */
function rankIn({ call, services }: Topic, id: string): number {
  const places = [call, services].map((ids) =>
    (id === EMERGENCY ? ids : ids.filter((one) => one !== EMERGENCY)).indexOf(id),
  );
  return Math.min(...places.filter((place) => place >= 0), Infinity);
}

/** Lines with a name of their own. "Police" alone may be about a letter, a visit, a theft. */
function isCrisisLine(service: Service): boolean {
  return service.crisis && !service.authority && numbersOf(service).length > 0;
}

function nameWordsOf({ name }: Service): string[] {
  return NAMED_IN.flatMap((lang) => tokens(nameIn(name[lang]), lang));
}

function nameIn(name: string | undefined): string {
  return (name ?? '').replace(/\([^()]*\)/gu, ' ').replace(/\d/gu, ' ');
}

/**
 * The lines by their names, as `wholeName` gives them. A name is never cut down: without "listen", that of "Écoute-Enfants"
 * would be "children".
 */
function namesOf(content: Content, byDigits: ReadonlyMap<string, Line>, words: NumberWords): ReadonlyMap<string, Line> {
  const names = new Map<string, Line>();
  for (const service of [...content.services.values()].filter(isCrisisLine)) {
    const line = byDigits.get(numbersOf(service)[0]!)!;
    for (const lang of NAMED_IN) {
      const name = wholeName(tokens(nameIn(service.name[lang]), 'nl'), words);
      if (name !== '') names.set(name, line);
    }
  }
  return names;
}

/** The words of a name in one piece, without small ones. */
function wholeName(said: readonly string[], { small }: NumberWords): string {
  return said.filter((word) => !small.has(word)).join('');
}

/** Words without those that are said of any line, in one piece: people write "tele onthaal", "tele-onthaal", "teleonthaal". */
function bareName(said: readonly string[], words: NumberWords): string {
  return wholeName(
    said.filter((word) => !words.calls.has(word) && !words.about.has(word)),
    words,
  );
}

function wordsOf({ numbers, everyday, services }: Content): NumberWords {
  const files = Object.values(numbers);
  const all = (of: (file: (typeof files)[number]) => readonly string[]): string[] =>
    files.flatMap((file) => of(file).map((word) => normalise(word, 'nl')));
  const streets = all((file) => file.streets);
  return {
    counts: new Set(all((file) => file.counts)),
    money: new Set(Object.values(everyday).flatMap(({ money }) => money.map((word) => normalise(word, 'nl')))),
    streets: new Set(streets.filter((word) => !word.startsWith('-'))),
    streetEndings: streets.filter((word) => word.startsWith('-')).map((word) => word.slice(1)),
    dials: new Set(all((file) => file.calls)),
    calls: new Set(all((file) => [...file.calls, ...file.helpers])),
    about: new Set(all((file) => file.about)),
    names: new Set([...services.values()].filter(isCrisisLine).flatMap(nameWordsOf)),
    small: new Set(PLANNED_LANGS.flatMap((lang) => [...stopwords(lang)])),
  };
}
