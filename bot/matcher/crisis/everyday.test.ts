import { beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../../content/load.js';
import type { Lang } from '../../model/lang.js';
import { openParts } from '../compiled/compiled-files.js';
import { createUnderstanding, type Understanding } from '../understand.js';

/** Short questions of every day, on the real content: none of them may be taken for a crisis, not even perhaps. */
const QUESTIONS: Record<Lang, readonly string[]> = {
  nl: ['wat is het weer', 'hoe gaat het', 'hoe laat is het', 'kan je mij helpen met de bus', 'wie ben jij'],
  fr: [
    'quel temps fait-il',
    'comment ça va',
    'quelle heure est-il',
    "pouvez-vous m'aider avec le bus",
    // "tu" and "tuer" (to kill) have one stem.
    "tu peux m'aider",
    'tu parles anglais',
  ],
  en: [
    // In pieces of four letters it is spelled like "weapon" and "death".
    'what is the weather',
    'is the weather good',
    'how are you',
    'what time is it',
    'can you help me with the bus',
  ],
  // "الباص" (the bus) is no slip of the pen for "الباب" (the door).
  ar: ['ما هو الطقس', 'كيف حالك', 'كم الساعة', 'هل يمكنك مساعدتي في الباص', 'من أنت'],
};

let understanding: Understanding;
beforeAll(() => {
  understanding = createUnderstanding(openParts(loadContent().reading()));
});

describe.each(Object.entries(QUESTIONS) as [Lang, readonly string[]][])('in %s', (lang, questions) => {
  test.each(questions)('"%s" raises no alarm', (text) => {
    expect(understanding.detectDanger(text, lang)).toBeNull();
    expect(understanding.understand(text, lang).topic ?? '').not.toMatch(/^safety\.|homeless/);
    expect(understanding.detectDanger(text, 'nl')).toBeNull();
  });

  test('what they are mistaken for is heard still', () => {
    for (const text of ['il va me tuer', "à l'aide, il veut nous tuer"])
      expect(understanding.detectDanger(text, lang)?.certainty).toBe('clear');
    expect(understanding.detectDanger('tu veux me tuer', lang)).not.toBeNull();
  });
});
