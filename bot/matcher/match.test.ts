import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { forLangs, LANGS, PLANNED_LANGS, type PlannedLang } from '../model/lang.js';
import { messageOf } from '../text/message.js';
import { compileMatcher } from './learn/compile.js';
import { createMatcher, type MatchContext } from './match.js';
import { compileUnderstanding } from './compiled/reader-parts.js';
import { TRAINING } from '../../tests/support/matcher-phrases.js';
import { hostileText } from '../../tests/support/hostile-text.js';
import { createUnderstanding } from './understand.js';

const parts = compileUnderstanding({ training: TRAINING, crisis: {} });
const { matcher, detect } = createUnderstanding(parts);
const lang = fc.constantFrom(...LANGS);

describe('match', () => {
  test.each([
    ['nl', 'kan iemand mijn borg betalen', 'deposit.start'],
    ['nl', 'we zoeken een grote woning', 'housing.search'],
    ['nl', 'verwijder mijn gegevens', 'meta.forget'],
    ['fr', "je n'ai pas l'argent pour la caution", 'deposit.start'],
    ['fr', 'je cherche un appartement', 'housing.search'],
    ['en', 'my landlord does not give the deposit back', 'deposit.return'],
    ['en', 'bring my wife', 'reunification.start'],
    ['ar', 'من يدفع الضمان', 'deposit.start'],
    ['ar', 'لمّ الشمل', 'reunification.start'],
  ] as const)('%s: answers "%s" with %s', (language, text, topic) => {
    const found = matcher.match(text, language);
    expect([found.band, found.topic]).toEqual(['answer', topic]);
    expect(found.confidence).toBeGreaterThanOrEqual(0.6);
  });

  test.each([
    ['en', 'what is the weather'],
    ['en', 'write me a poem'],
    ['en', 'football results'],
    ['nl', 'wat voor weer wordt het morgen'],
    ['nl', 'schrijf een gedicht'],
    ['nl', 'wie is de president van amerika'],
    ['fr', 'quel temps fait-il demain'],
    ['fr', 'résultats du foot'],
    ['ar', 'اكتب لي قصيدة'],
    ['ar', 'نتائج كرة القدم'],
    ['nl', ''],
    ['ar', '؟؟؟'],
    ['en', '😀😀'],
  ] as const)('%s: does not understand "%s"', (language, text) => {
    const found = matcher.match(text, language);
    expect([found.band, found.topic]).toEqual(['none', null]);
    expect(found.confidence).toBeLessThan(0.3);
  });

  test('a message that is looked at again is matched as if for the first time, whatever favoured a topic before', () => {
    const contexts: MatchContext[] = [{ lastTopic: 'deposit.start' }, {}, { flow: 'housing.search' }];
    const differ = LANGS.flatMap((language) =>
      ['vrouw en huis', 'borg en huis', "je cherche l'appartement et la caution", 'wagad damana', 'ضمان وبيت'].filter(
        (text) => {
          const message = messageOf(text);
          const again = contexts.map((context) => matcher.match(message, language, context));
          const first = contexts.map((context) => matcher.match(text, language, context));
          return JSON.stringify(again) !== JSON.stringify(first);
        },
      ),
    );
    expect(differ).toEqual([]);
  });

  test('every title and example leads to its own topic', () => {
    const wrong = LANGS.flatMap((language) =>
      TRAINING[language].flatMap(({ topic, title, examples }) =>
        [title, ...examples].filter((text) => matcher.match(text, language).topic !== topic),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('an unclear question gets up to four candidates, best first, and the best is the topic', () => {
    const found = matcher.match('wat nu met die borg', 'nl');
    expect(found.band).toBe('ask');
    expect(found.candidates).toHaveLength(4);
    expect(found.candidates[0]).toEqual({ topic: found.topic, score: found.confidence });
    expect(found.candidates.map((c) => c.topic)).toContain('deposit.return');
  });

  test('a question typed in another language than the page’s is answered', () => {
    expect(matcher.match("je n'ai pas l'argent pour la caution", 'nl').topic).toBe('deposit.start');
    expect(matcher.match('شقة', 'en').topic).toBe('housing.search');
    expect(matcher.match('gezinshereniging', 'fr').topic).toBe('reunification.start');
  });

  test('a Dutch term inside a question of another language counts as a keyword', () => {
    const found = matcher.match('كيف ادفع waarborg', 'ar');
    expect(found.topic).toBe('deposit.start');
    expect(found.matched[0]).toBe('waarborg');
  });

  test('spelling of other keyboards makes no difference', () => {
    expect(matcher.match('لم شَمْل العائله', 'ar').topic).toBe('reunification.start');
    expect(matcher.match('RECUPERER MA CAUTION', 'fr').topic).toBe('deposit.return');
  });

  test('a keyword of several words counts as a phrase only', () => {
    expect(matcher.match('waarborg terug', 'nl').topic).toBe('deposit.return');
    expect(matcher.match('grote', 'nl').matched).toEqual(['grote']);
  });

  test('says which words decided: keywords first, no function words', () => {
    const found = matcher.match('wie helpt mij om een appartement te zoeken', 'nl');
    expect(found.matched[0]).toBe('appartement');
    for (const word of ['wie', 'mij', 'om', 'een', 'te']) expect(found.matched).not.toContain(word);
  });

  test('of two topics that fit alike, the one beside what was told last, or is being asked, comes first', () => {
    const firstTwo = (context: MatchContext): string[] =>
      matcher
        .match('vrouw en huis', 'nl', context)
        .candidates.slice(0, 2)
        .map(({ topic }) => topic);
    const [home, family] = ['housing.search', 'reunification.start'];
    expect(firstTwo({})).toEqual([home, family]);
    expect(firstTwo({ lastTopic: 'housing.homeless' })).toEqual([home, family]);
    expect(firstTwo({ lastTopic: 'deposit.return' })).toEqual([home, family]);
    expect(firstTwo({ lastTopic: 'reunification.deadline' })).toEqual([family, home]);
    expect(firstTwo({ flow: 'reunification.deadline' })).toEqual([family, home]);
  });

  test('the same content gives the same answers; asking changes nothing', () => {
    const again = createMatcher(compileMatcher(TRAINING), detect);
    for (const text of ['huurwaarborg', 'je cherche une maison', 'bonjour', 'xyz']) {
      expect(again.match(text, 'fr')).toEqual(matcher.match(text, 'fr'));
    }
  });

  test('with no content at all, nothing is understood', () => {
    const nothing = forLangs(() => []);
    const empty = createUnderstanding(compileUnderstanding({ training: nothing, crisis: {} }));
    expect(empty.matcher.match('huurwaarborg', 'nl').band).toBe('none');
    expect(empty.detectDanger('huurwaarborg', 'nl')).toBeNull();
  });
});

describe('detect', () => {
  test.each([
    ['ik zoek een huis voor mijn gezin', 'fr', 'nl'],
    ['je cherche une maison pour ma famille', 'nl', 'fr'],
    ['I am looking for a house for my family', 'nl', 'en'],
    ['أبحث عن بيت لعائلتي', 'nl', 'ar'],
    ['بدي ادفع waarborg', 'nl', 'ar'],
    ['من يدفع huurwaarborg عند ocmw', 'nl', 'ar'],
    ['خانه می‌خواهم پول ندارم چه کنم', 'nl', 'prs'],
    ['کور لټوم، پيسې نه لرم', 'ar', 'ps'],
    ['я шукаю житло для родини', 'nl', 'uk'],
    ['я ищу жильё для семьи', 'nl', 'ru'],
    ['qoyskayga guri ayaan u raadinayaa', 'nl', 'so'],
    ['ailem için ev arıyorum', 'nl', 'tr'],
    ['ailem icin ev ariyorum, cocuklarim gelecek', 'nl', 'tr'],
    ['busco una casa para mi familia', 'nl', 'es'],
  ] as const)('"%s" on a page in %s is %s', (text, prior, wanted) => {
    expect(detect(text, prior)).toBe(wanted);
  });

  test.each([
    'ok',
    '',
    'ocmw',
    '123 456',
    '😀',
    'ich suche eine Wohnung für meine Familie',
    'خاندان کے لیے گھر کی تلاش ہے',
    'ለቤተሰቤ ቤት እፈልጋለሁ',
  ])('is not sure about "%s"', (text) => {
    expect(detect(text, 'nl')).toBeNull();
  });
});

describe('hostile text', () => {
  test('never breaks a match, and the numbers stay in their range', () => {
    fc.assert(
      fc.property(hostileText, lang, (text, language) => {
        const { confidence, candidates, topic, band } = matcher.match(text, language);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(candidates.length).toBeLessThanOrEqual(4);
        expect(topic === null).toBe(band === 'none');
        const found: PlannedLang | null = detect(text, language);
        expect(found === null || PLANNED_LANGS.includes(found)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('what stands behind the first 2 000 characters is passed over', () => {
    const text = `huurwaarborg ${'x '.repeat(1000)}`;
    expect(matcher.match(`${text}${'gezinshereniging '.repeat(50_000)}`, 'nl')).toEqual(matcher.match(text, 'nl'));
  });
});
