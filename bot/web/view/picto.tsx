import type { Picto as Name } from '../../model/tile.js';

/** Drawings on a 48 × 48 grid, for people who cannot read the words. Each is a list of shapes, filled lightly. */
const SHAPES: Record<Name, readonly string[]> = {
  // Two adults with a child between them.
  family: [
    'M14 6.500a5 5 0 1 1 0 10a5 5 0 0 1 0-10z',
    'M34 6.500a5 5 0 1 1 0 10a5 5 0 0 1 0-10z',
    'M5 42V29.500a9 9 0 0 1 18 0V42z',
    'M25 42V29.500a9 9 0 0 1 18 0V42z',
    'M24 20.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 0 1 0-9z',
    'M17 42v-3a7 7 0 0 1 14 0v3z',
  ],
  // A house with its key.
  home: [
    'M6 22 24 6.500 42 22v19.500H6z',
    'M19 26a4.500 4.500 0 1 1 0 9a4.500 4.500 0 0 1 0-9z',
    'M23.500 30.500H35v4.500M30 30.500V34',
  ],
  // The place on a map that was reached.
  arrival: [
    'M24 39.500S37 29 37 18.500a13 13 0 0 0-26 0C11 29 24 39.500 24 39.500z',
    'm18 18.500 4.500 4.500 8-8.500',
    'M9 43.500h30',
  ],
  // Somebody who speaks.
  person: [
    'M16 14a6 6 0 1 1 0 12a6 6 0 0 1 0-12z',
    'M4.500 43v-1.500a11.500 11.500 0 0 1 23 0V43z',
    'M25.500 5H44v13h-8.500l-5 5v-5h-5z',
    'M31 11.500h7.500',
  ],
  danger: ['M24 6.500 44 41.500H4z', 'M24 19v10.500m0 5.500v.2'],
};

/** A tile's drawing, in the colour of the surrounding text. The words below it say the same. */
export function Picto({ name }: { name: Name }) {
  return (
    <svg class="picto" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {SHAPES[name].map((shape) => (
        <path d={shape} />
      ))}
    </svg>
  );
}
