import { z } from 'zod/v4';

import { LANGS } from '../../model/lang.js';
import { STAGES } from '../../model/stage.js';
import { isoDate, topicId } from './parts.js';

/** The form of content/languages.yaml and of the titles of topics that a language does not have yet. */

const pattern = z.string().regex(/^[a-z]+\.([a-z-]+|\*)$/, 'the id of a topic, or its first part with `.*`');

export const languagesSchema = z.strictObject({
  /** The topics that each stage adds to those before it. */
  stages: z.strictObject({ danger: z.array(pattern).min(1), core: z.array(pattern).min(1) }),
  /** The stage of every language that has content. */
  languages: z.record(z.enum(LANGS), z.enum(STAGES)),
});
export type LanguagesFile = z.infer<typeof languagesSchema>;

export const titlesSchema = z.strictObject({
  review: z.strictObject({ status: z.enum(['draft', 'machine', 'checked']), on: isoDate }),
  /** The titles of topics, by id. */
  titles: z.record(topicId, z.string().min(1)),
  /** The hash of the Dutch title that each was made from. `npm run content:stamp` writes it. */
  source: z.record(topicId, z.string()).default({}),
});
export type Titles = z.infer<typeof titlesSchema>;
