import { describe, expect, test } from '@jest/globals';

import type { Lang } from '../model/lang.js';
import { loadContent } from './load.js';
import { placeFinder } from './places.js';

const find = placeFinder(loadContent().places);

describe('where a place lies', () => {
  test.each<[string, Lang, string | null]>([
    ['Antwerpen', 'nl', 'flanders'],
    ['Anvers', 'fr', 'flanders'],
    ['أنتويرب', 'ar', 'flanders'],
    ['antwerpn', 'nl', 'flanders'],
    ['ik woon in Boom', 'nl', 'flanders'],
    ['St Niklaas', 'nl', 'flanders'],
    ['Louvain-la-Neuve', 'fr', 'wallonia'],
    ['Louvain', 'fr', 'flanders'],
    ['في بروكسل', 'ar', 'brussels'],
    ['Saint-Gilles', 'fr', 'brussels'],
    ['Vorst', 'nl', 'brussels'],
    ['Liege', 'en', 'wallonia'],
    ['à Mons', 'fr', 'wallonia'],
    ['Bergen', 'nl', 'wallonia'],
    ['Marche-en-Famenne', 'nl', 'wallonia'],
    // A small village that only the package of places knows.
    ['Lummen', 'en', 'flanders'],
    ['Gent of Antwerpen', 'nl', 'flanders'],
  ])('%s (%s): %s', (text, lang, region) => {
    expect(find(text, lang)).toBe(region);
  });

  test.each<[string, Lang]>([
    ['Frankrijk', 'nl'],
    ['I live in France', 'en'],
    ['سوريا', 'ar'],
    ['au Luxembourg', 'fr'],
  ])('%s (%s) is abroad', (text, lang) => {
    expect(find(text, lang)).toBe('abroad');
  });

  test.each<[string, Lang]>([
    ['Gent of Luik', 'nl'],
    ['as soon as possible', 'en'],
    ['een huis met een tuin', 'nl'],
    ['Hogwarts', 'en'],
    ['', 'nl'],
    ['mijn man woont in Gent en wil dat ik bij hem kom wonen', 'nl'],
  ])('"%s" (%s) names none for sure', (text, lang) => {
    expect(find(text, lang)).toBeNull();
  });
});
