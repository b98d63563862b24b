import { z } from 'zod/v4';

import { PLANNED_LANGS } from '../../model/lang.js';

const words = z.array(z.string().regex(/^\S+$/u, 'one word')).min(1);

/** What words beside a number say of it, by language: content/numbers.yaml. */
export const numbersSchema = z.partialRecord(
  z.enum(PLANNED_LANGS),
  z.strictObject({
    /** Beside a number, before or after: it counts something, or is the number of a house, a room, an article. */
    counts: words,
    /** Before a number, with the street's name between: "rue Haute 112". `-straat`: an ending of a name. */
    streets: words,
    /** Of calling: beside the number of a line they leave no doubt that it is meant. */
    calls: words,
    /** Whom one calls; the same beside a number. */
    helpers: words,
    /** What is asked of a line, and said of other numbers too. */
    about: words,
  }),
);

export type NumbersFile = z.infer<typeof numbersSchema>;
