import { beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { titleIn } from '../bot/content/stages.js';
import { isLang, type Lang, LANGS, type PlannedLang } from '../bot/model/lang.js';
import { isBanner } from '../bot/render/rendered.js';
import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';

/** For a message in another language than the page's, the bot makes an offer in that language and switches nothing. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

const NOW = { date: '2026-11-23', minute: 600 };
const say = (text: string, page: Lang): Talk => new Talk(parts.bot, NOW, page).say(text);

describe('a language that the bot speaks', () => {
  test.each<[Lang, Lang, string, string]>([
    ['nl', 'fr', 'je cherche une maison pour ma famille', 'français'],
    ['nl', 'en', 'I am looking for a house for my family', 'English'],
    ['en', 'ar', 'أبحث عن بيت لعائلتي في بلجيكا', 'العربية'],
    ['ar', 'nl', 'ik zoek een huis voor mijn gezin', 'Nederlands'],
  ])('on a page in %s is offered in %s, and the page stays', (page, written, text, own) => {
    const answer = say(text, page);
    expect([answer.last.event.topic, ...answer.choices]).toEqual(
      expect.arrayContaining([expect.stringMatching(/housing\.search$/)]),
    );
    expect(answer.text).toContain(own);
    expect(answer.choices).toContain(`lang:${written}`);
    expect(answer.state!.lang).toBe(page);
    expect(answer.last.reply.lang).toBe(page);
  });

  test('of the page itself is not offered', () => {
    const answer = say('ik zoek een huis voor mijn gezin', 'nl');
    expect(answer.choices.filter((id) => id.startsWith('lang:'))).toEqual([]);
  });

  test('is not offered for a word or two that could be of any language', () => {
    for (const text of ['ok', 'cpas', 'menu', 'huurwaarborg']) expect(say(text, 'en').choices).not.toContain('lang:nl');
  });

  test('is offered beside the help in danger', () => {
    const answer = say('زوجي يضربني كل يوم', 'nl');
    expect(answer.last.event).toMatchObject({ kind: 'crisis', topic: 'safety.violence' });
    expect(answer.choices).toContain('lang:ar');
  });
});

describe('a language that the bot does not speak yet', () => {
  test.each<[PlannedLang, string, string]>([
    ['ru', 'здравствуйте, я ищу квартиру, у меня жена и двое детей', 'русск'],
    ['es', 'busco una casa para mi familia', 'español'],
  ])('%s: says so in it, in no third language, and offers what it has', (lang, text, own) => {
    const answer = say(text, 'nl');
    const { messages, choices } = answer.last.reply;
    const blocks = messages.filter((message) => !isBanner(message)).flatMap((message) => message.blocks);
    expect(blocks[0]).toMatchObject({ type: 'text', lang, text: expect.stringContaining(own) });
    expect(blocks.filter((block) => block.type !== 'text' || block.lang !== lang)).toEqual([]);
    expect(choices.filter(({ rank }) => rank === 'main').map((choice) => [choice.id, choice.lang])).toEqual(
      expect.arrayContaining([[expect.stringMatching(/^(lang:nl|read:)/), expect.any(String)]]),
    );
    // Beside a line of help in danger stands the way to it, in the language of the page.
    const those = choices.filter(({ id }) => !id.startsWith('topic:safety.'));
    expect(those.filter((choice) => choice.lang === undefined)).toEqual([]);
    expect(answer.state!.lang).toBe('nl');
  });
});

describe('a language that the bot speaks, and a topic that it does not have', () => {
  test.each<[Lang, string]>([
    ['ps', 'زه د خپلې کورنۍ لپاره کور لټوم'],
    ['prs', 'من برای فامیل خود خانه میخواهم پیدا کنم'],
    ['uk', 'я шукаю житло для моєї родини'],
    ['tr', 'kiralık ev nasıl bulurum'],
    ['so', 'waxaan guri u raadinayaa qoyskayga'],
    ['ti', 'ንስድራቤተይ ዝኸውን ገዛ እደሊ ኣለኹ'],
  ])('%s: on its own page it is offered by its title, on a Dutch one the language is offered too', (lang, text) => {
    const own = say(text, lang);
    expect(own.state!.lang).toBe(lang);
    // It is opened at once, or named as one of those that may be meant.
    const shown = own.choices.includes('topic:housing.search') ? own.tap('topic:housing.search') : own;
    expect(shown.choices).toEqual(expect.arrayContaining(['read:nl/housing.search', 'read:ar/housing.search']));
    expect(shown.choices).not.toContain(`read:${lang}/housing.search`);
    expect(say(text, 'nl').choices).toContain(`lang:${lang}`);
  });
});

describe('a topic for a reader of such a language', () => {
  const titled = [...loadContent().titles.keys()];

  test.each(titled)('%s: every topic has a title in it', (lang) => {
    expect([...parts.content.topics.keys()].filter((id) => titleIn(parts.content, lang, id) === null)).toEqual([]);
  });

  test.each(titled.filter((lang) => !isLang(lang)))(
    '%s: is its title, with one button for each language that answers it',
    (lang) => {
      const shown = new Talk(parts.bot, NOW, 'nl').open().tap(`read:${lang}/deposit.start`);
      const blocks = shown.last.reply.messages.flatMap((message) => message.blocks);
      expect(blocks).toContainEqual(
        expect.objectContaining({
          type: 'text',
          style: 'lead',
          lang,
          text: titleIn(parts.content, lang, 'deposit.start'),
        }),
      );
      expect(blocks.every((block) => block.type === 'text' && block.lang === lang)).toBe(true);
      expect(shown.choices.slice(0, LANGS.length)).toEqual(LANGS.map((one) => `read:${one}/deposit.start`));
      expect(shown.tap('read:ar/deposit.start').last.reply).toMatchObject({ lang: 'ar', topic: 'deposit.start' });
    },
  );

  test('is no topic that does not exist', () => {
    const { event } = new Talk(parts.bot, NOW, 'nl').open().tap('read:uk/no.such').last;
    expect(event.kind).toBe('bad_input');
  });
});

describe('words that decided', () => {
  const said = (options?: { explain: boolean }) =>
    createBotParts(undefined, options).then(
      ({ bot }) => new Talk(bot, NOW).say('Farida zoekt een appartement in Gent').last.event,
    );

  test('are told in development, and only those of the content', async () => {
    const { words } = await said({ explain: true });
    expect(words).toContain('appartement');
    expect(words).not.toContain('farida');
  });

  test('are not told otherwise', async () => {
    expect(await said()).not.toHaveProperty('words');
  });
});
