/** The drawings that a tile of the first page can show, one for each need. */
export const PICTOS = ['family', 'home', 'arrival', 'person', 'danger'] as const;
export type Picto = (typeof PICTOS)[number];

/** A tile of the first page: one need. */
export interface Tile {
  /** Its drawing, and its words: `first.tiles.<picto>` in `locales/`. */
  picto: Picto;
  /** The choice id that it stands for: an area (`menu:housing`) or a topic (`topic:safety.danger`). */
  opens: string;
}
