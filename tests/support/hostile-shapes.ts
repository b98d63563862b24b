/**
 * Shapes of text that may cost more than their length: text that an expression reads again from every position, too
 * many list items, text that a tokenizer splits or joins, and words that the bot searches. Each is repeated up to a
 * length.
 */
const PIECES: readonly (readonly [name: string, piece: string, before?: string, after?: string])[] = [
  ['spaces', ' ', 'a', 'b'],
  ['tabs', '\t', 'a', 'b'],
  ['commas', ','],
  ['semicolons', ';', 'a'],
  ['spaced semicolons', ' ;', 'a', '='],
  ['weights', 'nl;q=0.1,'],
  ['tags of languages', 'x-y-z-'],
  ['hops', '10.0.0.1, '],
  ['colons', ':', '', 'x'],
  ['percent signs', '%'],
  ['escapes', '%25'],
  ['opened mentions', '<at'],
  ['mentions', '<at>x</at>'],
  ['entities', '&amp;'],
  ['opened brackets', '['],
  ['pairs of a query', 'a=b&'],
  ['backslashes', '\\'],
  ['quotes', '"'],
  ['slashes', '/'],
  ['dots', '.'],
  ['digits', '7'],
  ['digits apart', '1 '],
  ['days', '31/12/2026 '],
  ['one letter', 'a'],
  ['apostrophes', "l'"],
  ['words of danger', 'hij slaat mij dood '],
  ['words of a saying', 'lach examen job '],
  ['words of topics', 'huurwaarborg voorschot gezinshereniging '],
  ['unknown words', 'qwrtz plmkn vbsdf '],
  ['Arabic', 'لم الشمل '],
  ['Arabic in Latin letters', '3a2elti bel7i '],
  ['marks', 'e\u0301\u0323\u0302'],
  ['a letter that unfolds', 'ﷺ'],
  ['letters that grow when lowered', 'İ'],
  ['emoji', '👨‍👩‍👧'],
  ['lone surrogates', '\ud800'],
  ['directions', '\u202e\u2066'],
];

export interface Shape {
  name: string;
  /** A text of this shape, with exactly this many UTF-16 units. */
  make(length: number): string;
}

export const SHAPES: readonly Shape[] = PIECES.map(([name, piece, before = '', after = '']) => ({
  name,
  make: (length) => {
    const middle = length - before.length - after.length;
    return before + piece.repeat(Math.ceil(middle / piece.length)).slice(0, middle) + after;
  },
}));
