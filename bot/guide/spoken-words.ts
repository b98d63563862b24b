import type { EverydayFile } from '../content/schema/everyday.js';
import { PLANNED_LANGS, type PlannedLang } from '../model/lang.js';
import { type Voice, VOICES } from '../model/voice.js';
import type { FollowUp, SpokenWords, Unit } from '../talk/typed/spoken.js';

/** The words of all languages; `spoken` gives a text the form in which it is compared. */
export function spokenWords(
  files: Readonly<Partial<Record<PlannedLang, EverydayFile>>>,
  spoken: (text: string, lang: PlannedLang) => string,
): SpokenWords {
  const langs = PLANNED_LANGS.filter((lang) => files[lang]);
  const said = (lang: PlannedLang, texts: readonly string[]): string[] =>
    texts.map((text) => spoken(text, lang)).filter((text) => text !== '');
  const all = (of: (file: EverydayFile) => readonly string[]): ReadonlySet<string> =>
    new Set(langs.flatMap((lang) => said(lang, of(files[lang]!))));
  const counted = (of: (file: EverydayFile) => readonly (readonly string[])[]): Map<string, number> =>
    new Map(
      langs.flatMap((lang) =>
        of(files[lang]!).flatMap((texts, i) => said(lang, texts).map((text): [string, number] => [text, i + 1])),
      ),
    );
  const units = (['day', 'week', 'month'] as const).flatMap((unit) =>
    [...all((file) => file[unit])].map((word): [string, Unit] => [word, unit]),
  );
  const followUps = langs.flatMap((lang) =>
    Object.entries(files[lang]!.follow_ups ?? {}).flatMap(([about, texts]) =>
      said(lang, texts).map((text): [string, FollowUp] => [text, about as FollowUp]),
    ),
  );
  const voices = langs.flatMap((lang) =>
    VOICES.flatMap((voice) => {
      const { i_am: before = [], voices: names = {}, voice_says: says } = files[lang]!;
      const named = (names[voice] ?? []).flatMap((name) => before.map((iAm) => `${iAm} ${name}`));
      return said(lang, [...named, ...(says[voice] ?? [])]).map((text): [string, Voice] => [text, voice]);
    }),
  );
  return {
    voices: new Map(voices),
    not: new Map(langs.map((lang) => [lang, new Set(said(lang, files[lang]!.not))])),
    denies: all((file) => file.denies),
    but: all((file) => file.but),
    maybe: all((file) => file.maybe),
    gone: all((file) => file.gone),
    link: all((file) => file.link ?? []),
    others: all((file) => file.others ?? []),
    owners: all((file) => file.owners ?? []),
    mistake: all((file) => file.mistake),
    followUps: new Map(followUps),
    yes: all((file) => file.yes),
    no: all((file) => file.no),
    unknown: all((file) => file.unknown),
    meant: all((file) => file.meant),
    today: all((file) => file.today),
    yesterday: all((file) => file.yesterday),
    beforeYesterday: all((file) => file.before_yesterday),
    ago: all((file) => file.ago),
    last: all((file) => file.last),
    units: new Map(units),
    weekdays: counted((file) => file.weekdays),
    months: counted((file) => file.months ?? []),
    numbers: counted((file) => file.numbers),
    ordinals: counted((file) => file.ordinals ?? []),
    on: all((file) => file.on ?? []),
    person: all((file) => file.person),
    persons: all((file) => file.persons),
    // A sign is no word.
    money: new Set(langs.flatMap((lang) => files[lang]!.money.map((text) => text.toLowerCase()))),
  };
}
