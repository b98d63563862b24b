import type { EverydayFile } from '../content/schema/everyday.js';
import { PLANNED_LANGS, type PlannedLang } from '../model/lang.js';
import { type Voice, VOICES } from '../model/voice.js';
import type { FollowUp, NamedMonth, SpokenWords, Unit } from '../talk/typed/spoken.js';

const UNITS: readonly Unit[] = ['day', 'week', 'month', 'year'];

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
  const byUnit = (of: (file: EverydayFile, unit: Unit) => readonly string[]): Map<string, Unit> =>
    new Map(UNITS.flatMap((unit) => [...all((file) => of(file, unit))].map((word): [string, Unit] => [word, unit])));
  // Where two languages write a name alike, it is shown as the first writes it.
  const named = (months: 'solar_months' | 'lunar_months' | 'ethiopian_months'): Map<string, NamedMonth> =>
    new Map(
      [...langs]
        .reverse()
        .flatMap((lang) =>
          (files[lang]![months] ?? []).flatMap((names, i) =>
            names.map((name): [string, NamedMonth] => [spoken(name, lang), { month: i + 1, name }]).reverse(),
          ),
        ),
    );
  const followUps = langs.flatMap((lang) =>
    Object.entries(files[lang]!.follow_ups).flatMap(([about, texts]) =>
      said(lang, texts).map((text): [string, FollowUp] => [text, about as FollowUp]),
    ),
  );
  const options = new Map<string, readonly string[]>();
  for (const lang of langs)
    for (const [id, texts] of Object.entries(files[lang]!.options))
      options.set(id, [...new Set([...(options.get(id) ?? []), ...said(lang, texts)])]);
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
    numberIs: all((file) => file.number_is),
    counted: all((file) => file.counted),
    otherDay: all((file) => file.other_day),
    here: all((file) => file.here),
    lost: all((file) => file.lost),
    options,
    and: all((file) => file.and),
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
    ahead: all((file) => file.ahead),
    last: all((file) => file.last),
    units: byUnit((file, unit) => file[unit]),
    two: byUnit((file, unit) => file.two?.[unit] ?? []),
    weekdays: counted((file) => file.weekdays),
    months: counted((file) => file.months ?? []),
    monthParts: all((file) => file.month_parts ?? []),
    otherMonths: {
      solar: named('solar_months'),
      lunar: named('lunar_months'),
      ethiopian: named('ethiopian_months'),
    },
    numbers: counted((file) => file.numbers),
    ordinals: counted((file) => file.ordinals ?? []),
    on: all((file) => file.on ?? []),
    person: all((file) => file.person),
    persons: all((file) => file.persons),
    noNegation: all((file) => file.no_negation ?? []),
    // A sign is no word.
    money: new Set(langs.flatMap((lang) => files[lang]!.money.map((text) => text.toLowerCase()))),
  };
}
