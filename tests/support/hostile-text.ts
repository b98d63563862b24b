import fc from 'fast-check';

/** Texts made to break things: thousands of marks, direction controls, lone surrogates, only emoji, long words. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 2000 }).map((codes) => String.fromCharCode(...codes)),
  fc.string({ unit: 'binary', maxLength: 2000 }),
  fc
    .tuple(
      fc.constantFrom(
        'e\u0301',
        '\u0301',
        '\u202e',
        '\u2066',
        '\ud800',
        '\udc00',
        '😀',
        'ﷺ',
        'a',
        "l'",
        'ال',
        'و ',
        'leven ',
      ),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([piece, times]) => piece.repeat(times)),
  fc
    .array(
      fc.constantFrom(
        'ik',
        'wil',
        'niet',
        'meer',
        'leven',
        'la',
        'a',
        '3',
        'يي',
        'mort',
        'de',
        "d'",
        '__proto__',
        'constructor',
      ),
      {
        maxLength: 400,
      },
    )
    .map((words) => words.join(' ')),
);
