import type { PlannedLang } from '../../model/lang.js';

/**
 * Everyday sayings that contain words of a crisis ("ik lach me dood"), for a message's words joined by single spaces. A
 * crisis phrase that lies completely inside a saying is ignored.
 */
const SAYINGS: Partial<Record<PlannedLang, readonly RegExp[]>> = {
  nl: [
    /\b(?:(?:ge)?lach\w*|verveel\w*|schaam\w*|schrik\w*|schrok|werk\w*|zweet\w*|erger\w*)(?: \w+){0,2} dood\b/g,
    /\bdood (?:van|gaan van|aan het gaan van) (?:het |de )?(?:lachen|honger|dorst|kou|slaap|verveling|schaamte)\b/g,
    /\b(?:examen|werk|hitte|toets|stress|wachten|les)\b(?: \w+){0,3} (?:kapot|dood)\b/g,
  ],
  fr: [
    /\b(?:mort|morte|morts|mortes|meurs|meurt|mourir|creve|crever)(?: \w+)? de (?:fatigue|rire|faim|soif|froid|chaud|ennui|honte|sommeil)\b/g,
    /\b(?:ca|examen|examens|travail|boulot|chaleur|attente|stress|bruit|cours)(?: \w+){0,3} (?:tue|tuee|tuer|acheve)\b/g,
    // A travel document ("demander un laissez-passer"), not a smuggler.
    /\b(?:demand\w* )?(?:un |le )?laisse[rz] passer(?: demand\w*)?\b/g,
  ],
  en: [
    /\b(?:exams?|tests?|homework|work|job|heat|weather|traffic|suspense|waiting|stress|it|this|that|feet|back|head|headache|paperwork|bureaucracy)(?: \w+){0,2} kill(?:s|ed|ing)? me\b/g,
    /\b(?:die|died|dying|dead)(?: of| from)? (?:laughing|laughter|boredom|hunger|thirst|curiosity|embarrassment|tired)\b/g,
    /\b(?:laugh\w*|bored|starv\w*|freez\w*|work\w*)(?: \w+)? to death\b/g,
    /\bdying to (?:know|see|meet|hear|try)\b/g,
    /\bkill(?:ing)? (?:some )?time\b/g,
  ],
  ar: [
    /(?:موت|اموت|متت|مت|ميت|ميته|حموت|هموت)(?: \S+)? من (?:الضحك|الجوع|العطش|التعب|البرد|الحر|النعاس|الملل|الخجل)/g,
    /(?:الامتحان|الشغل|الحر|الانتظار|الصداع)(?: \S+)? (?:قتلني|موتني|ذبحني|يقتلني)/g,
  ],
};

/** Positions of a message's words that belong to a saying of the language. */
export function wordsInSayings(words: readonly string[], lang: PlannedLang): ReadonlySet<number> {
  const text = words.join(' ');
  const inside = new Set<number>();
  for (const saying of SAYINGS[lang] ?? []) {
    let word = 0;
    let read = 0;
    for (const { index, 0: found } of text.matchAll(saying)) {
      word += spacesIn(text.slice(read, index));
      read = index;
      for (let i = 0; i <= spacesIn(found); i += 1) inside.add(word + i);
    }
  }
  return inside;
}

function spacesIn(text: string): number {
  return text.split(' ').length - 1;
}
