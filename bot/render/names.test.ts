import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../content/load.js';
import { type LocaleTree, type Locales, readLocales } from '../content/locale.js';
import { type Lang, LANGS } from '../model/lang.js';
import { ui, words } from '../model/reply.js';
import { TextRenderer } from './text.js';
import { createTranslations } from './translations.js';

const content = loadContent();
const day = (lang: Lang) => ({ lang, today: '2026-11-30', used: [] });
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** Texts of an installation whose quick exit is called "X-X" and which keeps talks for `hours`. */
function textsOf(hours: number): TextRenderer {
  const locales = Object.fromEntries(
    Object.entries(readLocales()).map(([lang, tree]) => [
      lang,
      { ...tree, web: { ...(tree['web'] as LocaleTree), exit: 'X-X' } },
    ]),
  ) as unknown as Locales;
  return new TextRenderer(content, createTranslations(content, locales), { kept_hours: hours });
}

const DANGER = ['safety.violence', 'safety.child', 'safety.danger', 'safety.exploitation', 'safety.suicide'];

test.each(LANGS)('texts about danger, privacy and traces name the quick exit as its button does, in %s', (lang) => {
  const texts = textsOf(24);
  for (const topic of DANGER) expect(texts.text(words(topic, 'blocks.exit'), day(lang))).toContain('X-X');
  expect(texts.text(words('meta.privacy', 'blocks.erase'), day(lang))).toContain('X-X');
  expect(texts.text(words('arrival.dependence', 'blocks.exit'), day(lang))).toContain('X-X');
  for (const path of ['web.exit_note', 'tracks.does.title']) expect(texts.text(ui(path), day(lang))).toContain('X-X');
});

describe('the privacy page says how long a talk is kept on this installation', () => {
  test.each<[Lang, number, string]>([
    ['nl', 24, 'We wissen alles één dag na je laatste bericht.'],
    ['nl', 720, 'We wissen alles 30 dagen na je laatste bericht.'],
    ['nl', 36, 'We wissen alles 36 uur na je laatste bericht.'],
    ['nl', 0.5, 'We wissen alles 30 minuten na je laatste bericht.'],
    ['fr', 24, 'Nous effaçons tout un jour après votre dernier message.'],
    ['fr', 48, 'Nous effaçons tout 2 jours après votre dernier message.'],
    ['fr', 1, 'Nous effaçons tout une heure après votre dernier message.'],
    ['en', 24, 'We delete everything one day after your last message.'],
    ['en', 720, 'We delete everything 30 days after your last message.'],
    ['en', 6, 'We delete everything 6 hours after your last message.'],
    ['ar', 24, 'نمسح كل شيء بعد يوم واحد من رسالتكم الأخيرة.'],
    ['ar', 48, 'نمسح كل شيء بعد يومين من رسالتكم الأخيرة.'],
    ['ar', 72, 'نمسح كل شيء بعد 3 أيام من رسالتكم الأخيرة.'],
    ['ar', 720, 'نمسح كل شيء بعد 30 يومًا من رسالتكم الأخيرة.'],
    ['ar', 5, 'نمسح كل شيء بعد 5 ساعات من رسالتكم الأخيرة.'],
  ])('%s, %d hours: %s', (lang, hours, sentence) => {
    expect(bare(textsOf(hours).text(words('meta.privacy', 'blocks.time'), day(lang)))).toContain(sentence);
  });
});
