import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod/v4';

import { conceptsSchema } from '../../content/schema/concepts.js';
import {
  crisisMessagesSchema,
  crisisSchema,
  lexiconSchema,
  ordinarySchema,
  thresholdsSchema,
  vagueSchema,
} from '../../content/schema/crisis.js';
import { everydaySchema } from '../../content/schema/everyday.js';
import { factsSchema } from '../../content/schema/facts.js';
import { languagesSchema, titlesSchema } from '../../content/schema/languages.js';
import { numbersSchema } from '../../content/schema/numbers.js';
import { placesSchema, servicesSchema, serviceWordsSchema } from '../../content/schema/services.js';
import { termsDueSchema, termsSchema } from '../../content/schema/terms.js';
import {
  closeSchema,
  confusableSchema,
  menuSchema,
  redirectsSchema,
  topicSchema,
  wordsSchema,
} from '../../content/schema/topic.js';

const schemas = {
  facts: factsSchema,
  places: placesSchema,
  numbers: numbersSchema,
  menu: menuSchema,
  redirects: redirectsSchema,
  services: servicesSchema,
  'service-words': serviceWordsSchema,
  topic: topicSchema,
  words: wordsSchema,
  crisis: crisisSchema,
  'crisis-messages': crisisMessagesSchema,
  vague: vagueSchema,
  everyday: everydaySchema,
  lexicon: lexiconSchema,
  concepts: conceptsSchema,
  ordinary: ordinarySchema,
  thresholds: thresholdsSchema,
  confusable: confusableSchema,
  languages: languagesSchema,
  titles: titlesSchema,
  close: closeSchema,
  terms: termsSchema,
  'terms-due': termsDueSchema,
};

/** The JSON Schemas for editors, by file name. */
function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`,
    ]),
  );
}

/** Writes the schemas into a folder. Makes the folder if needed. */
export function writeSchemas(dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of schemaFiles()) writeFileSync(join(dir, name), text);
}

/** The names of schemas that are missing in a folder or differ from the program's. */
export function outdatedSchemas(dir: string): string[] {
  return [...schemaFiles()]
    .filter(([name, text]) => {
      const path = join(dir, name);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    })
    .map(([name]) => name);
}
