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

/** Signs for 1–9, 10–90 and 100, in order. */
const NUMERAL = /[\u1369-\u137b]+/gu;
const ONE = 0x1369;
const TEN = 0x1372;
const HUNDRED = 0x137b;

/** The text with Ethiopic numerals written as digits: ፩፻፲፪ is 112, ፲፯፻፲፪ is 1712. */
export function ethiopicNumerals(text: string): string {
  return text.replace(NUMERAL, (signs) => {
    let hundreds = 0;
    let rest = 0;
    for (const sign of signs) {
      const code = sign.charCodeAt(0);
      if (code === HUNDRED) [hundreds, rest] = [hundreds * 100 + (rest || 1) * 100, 0];
      else rest += code < TEN ? code - ONE + 1 : (code - TEN + 1) * 10;
    }
    return String(hundreds + rest);
  });
}
