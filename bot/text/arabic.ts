/** The fewest letters that stay when a single letter is taken from the beginning of a word. */
const STAYS = 3;

const AND = /^[وف](?=..)/u;
/** The article with what is joined to it: "بال" (in the), "عال" (on the), "هال" (this) … */
const ARTICLE = /^(?:[بكفعه]ا?ل|لل|ال)(?=..)/u;
const PREPOSITION = /^[بلعكف]/u;
/**
 * What stands before the verb: the person, after what tells its time in a dialect: "بي", "عمي" (he does), "هي", "حي"
 * (he will), "كي" (he does, Morocco), "سي" (he will, standard).
 */
const PERSON = /^(?:عم|غا|[بحهكسد])?[يتنا]/u;
/** "Not" in Egypt and Morocco stands around the verb: "ما…ش". */
const NOT = { before: ['ما', 'م'], after: 'ش' } as const;

/**
 * The forms of a normalised Arabic word in which it may be listed, itself first, then with less and less of what Arabic
 * joins to the beginning of a word: "and", the article, prepositions, and the person and time of a verb. No ending is
 * taken away.
 */
export function arabicForms(word: string): readonly string[] {
  const forms = [word];
  const add = (form: string, least: number): void => {
    if (form.length >= least && !forms.includes(form)) forms.push(form);
  };
  const bare = word.replace(AND, '');
  add(bare, 2);
  for (const form of forms.slice()) add(form.replace(ARTICLE, ''), 2);
  for (const form of forms.slice()) if (PREPOSITION.test(form)) add(form.slice(1), STAYS);
  for (const form of [word, bare, withoutNot(bare)]) add(form.replace(PERSON, ''), STAYS);
  return forms;
}

/** The word without what stands before the verb for "not"; the "ش" after it stays. */
function withoutNot(word: string): string {
  if (!word.endsWith(NOT.after)) return word;
  const before = NOT.before.find((letters) => word.startsWith(letters) && word.length - letters.length > STAYS);
  return before === undefined ? word : word.slice(before.length);
}
