import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { type Lang, LANGS } from '../bot/model/lang.js';
import { answers, Talk } from './support/core-talk.js';

/** What people say of themselves fills an answer only where they say it: not what they deny, hope for, or tell of others. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-30', minute: 600 };
const open = (lang: Lang): Talk => new Talk(parts.bot, NOW, lang).open();
const begin = (lang: Lang, topic: string): Talk => open(lang).tap(`topic:${topic}`);
const shown = (talk: Talk): string[] => talk.choices.filter((id) => id.includes('='));

/** A dialog at one of its questions, or at its outcome. */
const AT = {
  status: (lang: Lang) => begin(lang, 'reunification.deadline'),
  granted_on: (lang: Lang) => AT.status(lang).give({ status: 'refugee' }),
  joins: (lang: Lang) =>
    begin(lang, 'reunification.start').give({ who: 'self', stage: 'not_yet', status: 'refugee' }).say('2026-02-03'),
  prior: (lang: Lang) => AT.joins(lang).give({ joins: 'spouse' }),
  ages: (lang: Lang) => AT.prior(lang).give({ prior: 'none' }),
  stage: (lang: Lang) => begin(lang, 'reunification.start').give({ who: 'self' }),
  who: (lang: Lang) => begin(lang, 'reunification.start'),
  persons: (lang: Lang) => begin(lang, 'reunification.income').give({ status: 'refugee' }).say('2025-03-01'),
  only_children: (lang: Lang) => AT.persons(lang).give({ persons: 'two' }),
  lease: (lang: Lang) => begin(lang, 'deposit.start').give({ who: 'self', region: 'flanders' }),
  reception: (lang: Lang) => AT.lease(lang).give({ lease: 'searching' }),
  deadline: (lang: Lang) => AT.granted_on(lang).say('2026-07-01').give({ prior: 'none', young: 'no', tie: 'before' }),
  income: (lang: Lang) => AT.only_children(lang).give({ only_children: 'no' }),
} as const;
type Place = keyof typeof AT;

describe('is not stored', () => {
  test.each<[Lang, 'joins' | 'persons', string]>([
    ['en', 'joins', 'I have no wife'],
    ['en', 'joins', 'no wife'],
    ['en', 'joins', 'I have no children'],
    ['en', 'joins', 'without my wife'],
    ['en', 'joins', 'not my husband'],
    ['en', 'joins', "I don't have a wife"],
    ['en', 'joins', 'I am not married, no husband'],
    ['en', 'joins', 'I never had children'],
    ['nl', 'joins', 'ik heb geen kinderen'],
    ['nl', 'joins', 'ik heb geen vrouw'],
    ['nl', 'joins', 'geen man'],
    ['nl', 'joins', 'zonder mijn vrouw'],
    ['nl', 'joins', 'niet mijn kinderen'],
    ['fr', 'joins', "je n'ai pas d'enfants"],
    ['fr', 'joins', "je n'ai pas de femme"],
    ['fr', 'joins', 'aucun enfant'],
    ['fr', 'joins', 'pas mon mari'],
    ['ar', 'joins', 'ما عندي زوجة'],
    ['ar', 'joins', 'ليس عندي أولاد'],
    ['ar', 'joins', 'بدون زوجتي'],
    ['ar', 'joins', 'مو زوجتي'],
    ['en', 'persons', 'no children'],
    ['en', 'persons', 'I have no wife and no children'],
    ['nl', 'persons', 'geen kinderen'],
    ['fr', 'persons', "pas d'enfants"],
    ['ar', 'persons', 'ما عندي أولاد'],
    ['en', 'persons', 'no tengo hijos'],
    ['en', 'persons', 'çocuğum yok'],
    ['nl', 'persons', 'у меня нет жены'],
    ['fr', 'persons', 'не жена'],
    ['ar', 'persons', 'خانم ندارم'],
  ])('a person who is denied, in %s at %s: %s', (lang, question, text) => {
    expect(answers(AT[question](lang).say(text))[question]).toBeUndefined();
  });

  test.each<[Lang, 'joins' | 'persons', string]>([
    ['en', 'joins', 'my wife is dead'],
    ['en', 'joins', 'my husband died'],
    ['en', 'joins', 'my wife passed away'],
    ['en', 'joins', 'my ex wife'],
    ['en', 'joins', 'divorced from my husband'],
    ['nl', 'joins', 'mijn vrouw is overleden'],
    ['nl', 'joins', 'mijn man is dood'],
    ['nl', 'joins', 'mijn ex vrouw'],
    ['fr', 'joins', 'ma femme est morte'],
    ['fr', 'joins', 'mon mari est décédé'],
    ['ar', 'joins', 'زوجتي ماتت'],
    ['ar', 'joins', 'زوجي متوفي'],
    ['ar', 'joins', 'زوجي استشهد'],
    ['en', 'persons', 'my wife is dead'],
    ['nl', 'persons', 'mijn man is overleden'],
    ['en', 'persons', 'mi esposa murió'],
    ['fr', 'persons', 'жена умерла'],
  ])('a person who is dead, in %s at %s: %s', (lang, question, text) => {
    expect(answers(AT[question](lang).say(text))[question]).toBeUndefined();
  });

  test.each<[Lang, string]>([
    ['en', "my brother's wife"],
    ['en', 'the wife of my friend'],
    ['en', 'wife of my brother'],
    ['en', "my friend's children"],
    ['en', "my sister's husband"],
    ['en', 'the children of my neighbour'],
    ['nl', 'de vrouw van mijn broer'],
    ['nl', 'de kinderen van mijn zus'],
    ['nl', 'mijn broer zijn vrouw'],
    ['nl', 'de man van een vriendin'],
    ['fr', 'la femme de mon frère'],
    ['fr', 'les enfants de ma sœur'],
    ['fr', "le mari d'une amie"],
    ['ar', 'زوجة أخي'],
    ['ar', 'أولاد أختي'],
    ['ar', 'زوجة صديقي'],
    ['ar', 'زوج أختي'],
  ])("somebody else's relative, in %s: %s", (lang, text) => {
    const joins = answers(AT.joins(lang).say(text))['joins'];
    expect([undefined, 'other']).toContain(joins);
  });

  test.each<[Lang, string]>([
    ['en', 'I want to become a refugee'],
    ['en', 'I am waiting for recognition'],
    ['en', 'my lawyer says I could get subsidiary'],
    ['en', 'if I am recognised'],
    ['en', 'maybe refugee'],
    ['en', 'I hope to be recognised'],
    ['en', 'I asked for refugee status'],
    ['en', 'I am not a refugee'],
    ['en', 'not stateless'],
    ['nl', 'ik wil vluchteling worden'],
    ['nl', 'ik wacht op subsidiaire bescherming'],
    ['nl', 'als ik erkend word'],
    ['nl', 'misschien erkend'],
    ['nl', 'ik ben geen vluchteling'],
    ['nl', 'ik hoop op subsidiair'],
    ['fr', 'je veux devenir réfugié'],
    ['fr', 'si je suis reconnu'],
    ['fr', "j'attends le statut de réfugié"],
    ['fr', 'je pourrais avoir la subsidiaire'],
    ['fr', 'je ne suis pas réfugié'],
    ['fr', 'peut-être subsidiaire'],
    ['ar', 'أريد أن أصبح لاجئ'],
    ['ar', 'إذا صرت لاجئ'],
    ['ar', 'ممكن آخذ الحماية الفرعية'],
    ['ar', 'أنتظر الحماية الفرعية'],
    ['ar', 'لست لاجئ'],
  ])('a status that is not there, in %s: %s', (lang, text) => {
    expect(['refugee', 'subsidiary', 'stateless']).not.toContain(answers(AT.status(lang).say(text))['status']);
  });

  test.each<[Lang, string, readonly string[]]>([
    ['en', 'Can my children come? My wife is dead. Refugee since 3 february 2026', ['spouse', 'spouse_children']],
    ['en', 'Refugee since 3 february 2026. I have no wife. Can my children come?', ['spouse', 'spouse_children']],
    ['nl', 'Erkend op 3 februari 2026. Ik heb geen kinderen. Kan mijn vrouw komen?', ['children', 'spouse_children']],
    ['fr', "Réfugié depuis le 3 février 2026. Je n'ai pas d'enfants. Ma femme peut venir ?", ['children']],
    ['en', "Refugee since 3 february 2026, my brother's wife wants to come", ['spouse', 'siblings']],
  ])('in a first message, in %s: %s', (lang, text, never) => {
    const known = open(lang).say(text).state?.known ?? {};
    expect(never).not.toContain(known['joins']);
  });

  test.each<[Lang, string]>([
    ['en', 'I want to become a refugee. Can my wife come to Belgium, family reunification?'],
    ['nl', 'Als ik erkend word als vluchteling, kan mijn vrouw dan komen met gezinshereniging?'],
    ['fr', 'Si je suis reconnu réfugié, ma femme peut venir par regroupement familial ?'],
    ['ar', 'إذا صرت لاجئ هل زوجتي تأتي بلم الشمل؟'],
  ])('a status that is hoped for, in a first message, in %s: %s', (lang, text) => {
    expect(open(lang).say(text).state?.known['status']).toBeUndefined();
  });
});

describe('is stored', () => {
  test.each<[Lang, Place, string, string]>([
    ['en', 'joins', 'my wife', 'spouse'],
    ['en', 'joins', 'my wife and my children', 'spouse_children'],
    ['en', 'joins', 'wife, no children', 'spouse'],
    ['en', 'joins', 'not my wife, my mother', 'parents'],
    ['nl', 'joins', 'niet mijn vrouw, mijn moeder', 'parents'],
    ['fr', 'joins', 'pas ma femme mais ma mère', 'parents'],
    ['nl', 'joins', 'mijn vrouw', 'spouse'],
    ['fr', 'joins', 'ma femme sans enfants', 'spouse'],
    ['ar', 'joins', 'زوجتي', 'spouse'],
    ['en', 'status', 'not a refugee but subsidiary', 'subsidiary'],
    ['en', 'status', 'not recognised', 'pending'],
    ['en', 'status', 'I am waiting for my decision', 'pending'],
    ['fr', 'status', "j'attends ma décision", 'pending'],
    ['nl', 'status', 'ik ben erkend', 'refugee'],
    ['ar', 'status', 'أنا لاجئ', 'refugee'],
    ['en', 'persons', 'my wife and 2 kids', 'three'],
    ['nl', 'persons', 'mijn moeder', 'one'],
    ['en', 'stage', 'waiting for an answer', 'pending'],
    ['nl', 'stage', 'we wachten op antwoord', 'pending'],
  ])('in %s at %s: %s', (lang, question, text, answer) => {
    expect(answers(AT[question](lang).say(text))).toMatchObject({ [question]: answer });
  });

  test.each<[Lang, string]>([
    ['en', 'I have no children'],
    ['nl', 'geen kinderen'],
    ['fr', "pas d'enfants"],
    ['ar', 'بدون أطفال'],
    ['en', 'no'],
    ['en', 'nee'],
  ])('none, where none can be answered, in %s: %s', (lang, text) => {
    const talk = begin(lang, 'arrival.start').give({ who: 'self', when: 'soon', region: 'brussels' });
    expect(answers(talk.say(text))['kids']).toBe('none');
  });
});

describe('who writes', () => {
  test.each<[Lang, string, string]>([
    ['en', 'I am the family abroad', 'abroad'],
    ['nl', 'ik ben vrijwilliger', 'helper'],
    ['fr', 'je suis le tuteur', 'helper'],
    ['ar', 'انا قاصر', 'minor'],
    ['nl', 'I am a volunteer', 'helper'],
    ['ar', 'je suis mineur', 'minor'],
    ['en', 'soy voluntaria', 'helper'],
    ['fr', 'ben gönüllüyüm', 'helper'],
    ['nl', 'я волонтер', 'helper'],
    ['en', 'ik ben in het buitenland', 'abroad'],
    ['en', 'أنا متطوع', 'helper'],
    ['nl', 'نحن العائلة في الخارج', 'abroad'],
    ['en', 'hello, I am a guardian', 'helper'],
  ])('at the question, in %s: %s', (lang, text, voice) => {
    expect(answers(AT.who(lang).say(text))['who']).toBe(voice);
  });

  test.each<[Lang, string]>([
    ['en', 'I am not a minor'],
    ['nl', 'ik ben geen voogd'],
    ['fr', 'je ne suis pas mineur'],
    ['ar', 'أنا لست قاصر'],
  ])('is not what it is not, in %s: %s', (lang, text) => {
    expect(answers(AT.who(lang).say(text))['who']).toBeUndefined();
    expect(
      open(lang)
        .say(text)
        .choices.some((id) => id.startsWith('voice:')),
    ).toBe(false);
  });

  test('is not what somebody would like to be', () => {
    expect(
      open('en')
        .say('I want to become a guardian')
        .choices.some((id) => id.startsWith('voice:')),
    ).toBe(false);
  });

  test.each<[Lang, string, string]>([
    ['en', 'I am the family abroad', 'abroad'],
    ['nl', 'ik ben in het buitenland', 'abroad'],
    ['fr', 'je suis à l’étranger', 'abroad'],
    ['ar', 'أنا في الخارج', 'abroad'],
  ])('presses the button under an answer, in %s: %s', (lang, text, voice) => {
    const talk = begin(lang, 'reunification.cost');
    expect(talk.choices).toContain(`voice:${voice}`);
    talk.say(text);
    expect(talk.state?.known['asker']).toBe(voice);
    expect(talk.last.event).toMatchObject({ kind: 'answered', topic: 'reunification.cost' });
  });

  test.each<[Lang, string, string]>([
    ['en', 'I am a volunteer', 'helper'],
    ['nl', 'ik ben vrijwilliger', 'helper'],
    ['fr', 'je suis bénévole', 'helper'],
    ['ar', 'أنا متطوع', 'helper'],
    ['en', 'I am the family abroad', 'abroad'],
    ['nl', 'soy voluntario', 'helper'],
  ])('in a first message is read back, and kept after one tap, in %s: %s', (lang, text, voice) => {
    const talk = open(lang).say(text);
    expect(talk.state?.known).toEqual({});
    expect(talk.choices[0]).toBe(`voice:${voice}`);
    expect(new Talk(parts.bot, NOW, lang, talk.state).say('ja').state?.known['asker']).toBe(voice);
    expect(talk.tap(talk.choices[0]!).state?.known['asker']).toBe(voice);
    expect(talk.choices).toContain('menu:reunification');
  });

  test('in a first message about a dialog is confirmed with the rest', () => {
    const talk = open('ar').say('انا قاصر');
    expect(talk.choices[0]).toBe('keep:reunification.minor');
    expect(answers(talk.tap(talk.choices[0]!))).toMatchObject({ who: 'minor' });
  });
});

describe('yes, no and "I do not know" in any language', () => {
  const YES = ['yes', 'ja', 'oui', 'نعم', 'sí', 'evet', 'да', 'так', 'بلی', 'haa'];
  const NO = ['no', 'nee', 'non', 'لا', 'hayır', 'нет', 'ні', 'نخیر', 'maya'];
  const UNKNOWN = ['idk', 'weet niet', 'je sais pas', 'ما بعرف', 'no sé', 'bilmiyorum', 'не знаю'];

  test.each(LANGS)('on a page in %s', (lang) => {
    for (const text of YES) {
      expect([text, answers(AT.ages(lang).say(text))['ages']]).toEqual([text, 'both']);
      expect([text, answers(AT.only_children(lang).say(text))['only_children']]).toEqual([text, 'yes']);
      expect([text, answers(AT.reception(lang).say(text))['reception']]).toEqual([text, 'yes']);
    }
    for (const text of NO) {
      expect([text, answers(AT.only_children(lang).say(text))['only_children']]).toEqual([text, 'no']);
      expect([text, answers(AT.reception(lang).say(text))['reception']]).toEqual([text, 'no']);
      expect([text, answers(AT.stage(lang).say(text))['stage']]).toEqual([text, 'not_yet']);
    }
    for (const text of UNKNOWN) {
      expect([text, answers(AT.ages(lang).say(text))['ages']]).toEqual([text, 'unknown']);
      expect([text, answers(AT.reception(lang).say(text))['reception']]).toEqual([text, 'unknown']);
    }
  });

  test.each(LANGS)('where two options begin with no, just these two are shown, in %s', (lang) => {
    for (const text of NO) {
      const talk = AT.ages(lang).say(text);
      expect(answers(talk)['ages']).toBeUndefined();
      expect([text, shown(talk)]).toEqual([text, ['younger', 'minor'].map((id) => `reunification.start:ages=${id}`)]);
    }
    // A number is that of an option on the screen.
    expect(answers(AT.ages(lang).say('no').say('2'))['ages']).toBe('minor');
    expect(answers(AT.ages(lang).say('no').say('1'))['ages']).toBe('younger');
  });

  test('where three begin with yes, these are shown', () => {
    expect(shown(AT.stage('en').say('ja'))).toHaveLength(3);
  });
});

describe('a short question after the outcome of a dialog is about that outcome', () => {
  test.each<[Lang, 'deadline' | 'income', string, string]>([
    ['en', 'deadline', 'how many days?', 'outcome'],
    ['en', 'deadline', 'how long', 'outcome'],
    ['en', 'deadline', 'and how many days?', 'outcome'],
    ['nl', 'deadline', 'hoeveel dagen?', 'outcome'],
    ['nl', 'deadline', 'hoe lang?', 'outcome'],
    ['fr', 'deadline', 'combien de jours ?', 'outcome'],
    ['ar', 'deadline', 'كم يوم؟', 'outcome'],
    ['en', 'deadline', 'what does it cost?', 'reunification.cost'],
    ['nl', 'deadline', 'wat kost dat?', 'reunification.cost'],
    ['fr', 'income', 'combien ça coûte ?', 'reunification.cost'],
    ['ar', 'income', 'كم يكلف؟', 'reunification.cost'],
    ['en', 'deadline', 'which papers?', 'reunification.documents'],
    ['nl', 'deadline', 'welke papieren?', 'reunification.documents'],
    ['fr', 'deadline', 'quels papiers ?', 'reunification.documents'],
    ['ar', 'deadline', 'ما الأوراق؟', 'reunification.documents'],
    ['en', 'deadline', 'and if they say no?', 'reunification.refused'],
    ['nl', 'deadline', 'wat nu?', 'now'],
    ['fr', 'deadline', 'qui aide ?', 'help'],
    ['en', 'income', 'which papers?', 'papers'],
  ])('in %s after %s: %s', (lang, place, text, about) => {
    const talk = AT[place](lang);
    const { folds, messages } = talk.last.reply;
    const fold = folds.find(({ role }) => role === about);
    talk.say(text);
    if (about === 'outcome') expect(talk.last.reply.messages).toEqual(messages);
    else if (fold) expect(talk.text.startsWith(fold.title)).toBe(true);
    else expect(talk.last.event.topic).toBe(about);
  });
});

describe('a correction', () => {
  test.each<[Lang, Place, string, Record<string, string>]>([
    ['en', 'only_children', 'no, I meant subsidiary', { status: 'subsidiary' }],
    ['nl', 'only_children', 'sorry, ik bedoelde subsidiair', { status: 'subsidiary' }],
    ['fr', 'only_children', 'pardon, je voulais dire subsidiaire', { status: 'subsidiary' }],
    ['ar', 'only_children', 'غلطت، الحماية الفرعية', { status: 'subsidiary' }],
    ['en', 'income', 'it was 2024 not 2025', { granted_on: '2024-03-01' }],
    ['nl', 'income', '2024 niet 2025', { granted_on: '2024-03-01' }],
    ['fr', 'income', 'pas 2025 mais 2024', { granted_on: '2024-03-01' }],
    ['en', 'prior', 'not my wife, my mother', { joins: 'parents' }],
    ['en', 'ages', 'my mother, not my wife', { joins: 'parents' }],
    ['en', 'ages', 'it is not my wife but my mother', { joins: 'parents' }],
    ['nl', 'prior', 'niet mijn vrouw, mijn moeder', { joins: 'parents' }],
    ['nl', 'ages', 'niet mijn vrouw maar mijn moeder', { joins: 'parents' }],
    ['fr', 'ages', "ce n'est pas ma femme, c'est ma mère", { joins: 'parents' }],
    ['ar', 'ages', 'مو زوجتي، أمي', { joins: 'parents' }],
    ['ar', 'ages', 'ليس زوجتي بل أمي', { joins: 'parents' }],
    ['en', 'lease', 'sorry I meant Brussels', { region: 'brussels' }],
    ['nl', 'lease', 'sorry, ik bedoelde Brussel', { region: 'brussels' }],
    ['fr', 'reception', 'je voulais dire Namur', { region: 'wallonia' }],
    ['ar', 'reception', 'قصدي بروكسل', { region: 'brussels' }],
    ['en', 'lease', 'not Flanders, Wallonia', { region: 'wallonia' }],
    ['en', 'income', 'sorry, I meant three people', { persons: 'three' }],
    ['nl', 'income', 'fout, drie personen', { persons: 'three' }],
    ['en', 'reception', 'sorry I am a volunteer', { who: 'helper' }],
    ['en', 'deadline', 'I made a mistake, it was 4 march 2026', { granted_on: '2026-03-04' }],
  ])('in %s at %s: %s', (lang, place, text, corrected) => {
    const talk = AT[place](lang);
    const before = answers(talk);
    expect(answers(talk.say(text))).toEqual({ ...before, ...corrected });
  });

  test.each<[Lang, Place, string]>([
    ['en', 'lease', 'no, I made a mistake'],
    ['en', 'income', 'I made a mistake'],
    ['nl', 'lease', 'ik heb mij vergist'],
    ['nl', 'income', 'dat was fout'],
    ['fr', 'lease', 'je me suis trompé'],
    ['fr', 'prior', 'mauvaise réponse'],
    ['ar', 'lease', 'غلطت'],
    ['en', 'prior', 'not my wife'],
    ['en', 'prior', 'me equivoqué'],
    ['nl', 'prior', 'ik bedoel de paarse olifant'],
  ])('that cannot be placed asks which answer to change, in %s at %s: %s', (lang, place, text) => {
    const talk = AT[place](lang);
    const before = answers(talk);
    talk.say(text);
    expect(answers(talk)).toEqual(before);
    expect(talk.choices.some((id) => id.startsWith('change:'))).toBe(true);
  });
});

describe('ordinary sentences', () => {
  /** What makes a slot, by the words that must stand in a sentence for it, in any of its forms. */
  const OWN: Readonly<Record<string, (lang: Lang) => readonly string[]>> = {
    status: (lang) => phrases('reunification.start', 'status', lang),
    joins: (lang) => phrases('reunification.start', 'joins', lang),
    who: () => [...parts.context.spoken.voices.keys()],
  };
  const phrases = (flow: string, question: string, lang: Lang): string[] =>
    parts.context.options(flow, question, lang).flatMap((option) => option.phrases);

  test.each(LANGS)('fill an answer only by its own words, in %s', (lang) => {
    const examples = [...parts.content.words[lang].values()].flatMap(({ value }) => value.examples);
    expect(examples.length).toBeGreaterThan(500);
    const turnedRound = parts.context.spoken.not.get(lang)!;
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.constantFrom(...examples), (one, other) => {
        const text = `${one}. ${other}`;
        const known = open(lang).say(text).state?.known ?? {};
        const sentences = [one, other].map((sentence) => {
          // "Reunification" in Arabic begins with the letters of "did not".
          const said = parts.context.normalise(sentence, lang).replace(/لم (?:ال)?شمل/gu, 'شمل');
          return ` ${said} `;
        });
        const plain = sentences.filter((said) => ![...turnedRound].some((not) => said.includes(` ${not} `)));
        for (const [slot, about] of [
          ['status', 'status'],
          ['joins', 'joins'],
          ['who', 'asker'],
        ] as const) {
          const by = OWN[slot]!(lang).filter((phrase) => plain.some((said) => said.includes(` ${phrase} `)));
          expect([text, slot, known[about] === undefined || by.length > 0]).toEqual([text, slot, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
