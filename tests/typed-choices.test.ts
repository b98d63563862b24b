import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Bot } from '../bot/guide/guide.js';
import { createBot } from '../bot/guide/create-guide.js';
import { localNow } from '../bot/model/calendar.js';
import type { Lang } from '../bot/model/lang.js';
import { Talk } from './support/core-talk.js';
import { TEST_DAY } from './support/test-day.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** What the screen offers by a button can be typed, in each language. */
const RESULT = { status: 'refugee', granted_on: '2026-07-01', prior: 'none', young: 'no', tie: 'before' };

let bot: Bot;
beforeAll(async () => {
  bot = await createBot();
});

const first = (lang: Lang): Talk => new Talk(bot, localNow(TEST_DAY), lang).open();
const begun = (lang: Lang): Talk => first(lang).tap('topic:reunification.deadline').give({ status: 'refugee' });
const result = (lang: Lang): Talk => first(lang).tap('topic:reunification.deadline').give(RESULT);

/** The choices of the screen whose label, typed, does not do what a tap does. */
function unlike(open: () => Talk): string[] {
  return open().last.reply.choices.flatMap(({ id, label }) => {
    const [typed, tapped] = [open().say(label).last, open().tap(id).last];
    const same = JSON.stringify([typed.event, typed.reply]) === JSON.stringify([tapped.event, tapped.reply]);
    return same ? [] : [`${label} (${id}): ${JSON.stringify(typed.event)}`];
  });
}

describe.each(WHOLE_LANGS)('in %s', (lang) => {
  test('the label of every button does what the button does', () => {
    // Two buttons whose words are also those of a topic about the guide: it says a little more than a tap.
    const known = ['do:menu', 'topic:meta.person', 'do:person', 'do:share', 'do:restart'];
    const other = (open: () => Talk): string[] =>
      unlike(open).filter((found) => !known.some((id) => found.includes(`(${id})`)));
    expect(other(() => first(lang))).toEqual([]);
    expect(other(() => first(lang).tap('menu:housing'))).toEqual([]);
    expect(other(() => begun(lang))).toEqual([]);
    expect(other(() => result(lang))).toEqual([]);
  });
});

const SAID: Partial<Record<Lang, [string, string][]>> = {
  nl: [
    ['terug', 'asked'],
    ['begin opnieuw', 'asked'],
    ['menu', 'menu'],
    ['help', 'menu'],
    ['stop', 'menu'],
    ['verander mijn antwoord', 'command'],
    ['deel dit resultaat', 'command'],
    ['stuur dit door', 'command'],
    ['druk af', 'command'],
    ['zet de datum in mijn agenda', 'outcome'],
    ['toon het antwoord nog eens', 'outcome'],
    ['iemand anders', 'answered'],
    ['vergeet mij', 'forgotten'],
  ],
  fr: [
    ['retour', 'asked'],
    ['recommencer', 'asked'],
    ['menu', 'menu'],
    ['aide', 'menu'],
    ['arrêter', 'menu'],
    ['changer ma réponse', 'command'],
    ['envoyer', 'command'],
    ['partager ce résultat', 'command'],
    ['imprimer', 'command'],
    ['ajouter à mon agenda', 'outcome'],
    ['lire à haute voix', 'outcome'],
    ['une autre personne', 'answered'],
    ['oubliez-moi', 'forgotten'],
  ],
  en: [
    ['back', 'asked'],
    ['start again', 'asked'],
    ['menu', 'menu'],
    ['help', 'menu'],
    ['stop', 'menu'],
    ['end', 'menu'],
    ['change my answer', 'command'],
    ['send', 'command'],
    ['share this', 'command'],
    ['print', 'command'],
    ['put the deadline in my calendar', 'outcome'],
    ['I want to see the answer again', 'outcome'],
    ['another person', 'answered'],
    ['forget me', 'forgotten'],
  ],
  ar: [
    ['رجوع', 'asked'],
    ['ابدأ من جديد', 'asked'],
    ['القائمة', 'menu'],
    ['مساعدة', 'menu'],
    ['توقف', 'menu'],
    ['غيّر إجابتي', 'command'],
    ['أرسل', 'command'],
    ['شارك', 'command'],
    ['اطبع', 'command'],
    ['ضع الموعد في التقويم', 'outcome'],
    ['استمع', 'outcome'],
    ['شخص آخر', 'answered'],
    ['انسني', 'forgotten'],
  ],
};

test.each(WHOLE_LANGS)(
  'what people say for a button works at a result, without a question about danger: %s',
  (lang) => {
    const did = SAID[lang]!.map(([text]) => [text, result(lang).say(text).last.event.kind]);
    expect(did).toEqual(SAID[lang]!);
    for (const [text] of SAID[lang]!) {
      const { messages } = result(lang).say(text).last.reply;
      expect([text, messages.some(({ blocks }) => blocks.some(({ type }) => type === 'banner'))]).toEqual([
        text,
        false,
      ]);
    }
  },
);

test('"change my answer" asks which one; "stop" keeps the answers', () => {
  expect(result('en').say('change my answer').choices).toContain('change:granted_on');
  const stopped = begun('nl').say('stop');
  expect(stopped.choices).toContain('do:continue');
  expect(stopped.tap('do:continue').openQuestion).toBe('granted_on');
});

test.each([
  ['nl', 'Frans', 'fr'],
  ['nl', 'français', 'fr'],
  ['nl', 'عربي', 'ar'],
  ['fr', 'arabe', 'ar'],
  ['fr', 'néerlandais', 'nl'],
  ['en', 'Dutch', 'nl'],
  ['en', 'Nederlands', 'nl'],
  ['ar', 'الفرنسية', 'fr'],
  ['ar', 'هولندي', 'nl'],
  ['ar', 'English', 'en'],
] as const)('in %s the name of a language, "%s", changes to it', (lang, name, wanted) => {
  const talk = begun(lang).say(name);
  expect(talk.last.reply.lang).toBe(wanted);
  expect(talk.openQuestion).toBe('granted_on');
});
