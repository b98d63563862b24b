/** FIRST and LAST enclose the Ethiopic syllables that stand in rows of eight. */
const FIRST = 0x1200;
const LAST = 0x1357;
const ROW = 8;

/** A word with every Ethiopic syllable changed to its first vowel. The forms of a verb then look the same. */
export function ethiopicConsonants(word: string): string {
  return word.replace(/[\u1200-\u1357]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return code < FIRST || code > LAST ? letter : String.fromCharCode(code - ((code - FIRST) % ROW));
  });
}
