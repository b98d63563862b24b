import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { z } from 'zod/v4';

import { CONTENT_DIR } from '../content/load.js';
import { crisisMessagesSchema, crisisSchema, signsSchema } from '../content/schema/crisis.js';
import { factsSchema } from '../content/schema/facts.js';
import { placesSchema, servicesSchema, serviceWordsSchema } from '../content/schema/services.js';
import { confusableSchema, redirectsSchema, topicSchema, wordsSchema } from '../content/schema/topic.js';

/** `npm run content:schemas [-- --check]`: writes the JSON Schemas that editors use, or says that they are out of date. */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const dir = join(CONTENT_DIR, 'schemas');
const schemas = {
  facts: factsSchema,
  places: placesSchema,
  redirects: redirectsSchema,
  services: servicesSchema,
  'service-words': serviceWordsSchema,
  topic: topicSchema,
  words: wordsSchema,
  crisis: crisisSchema,
  'crisis-messages': crisisMessagesSchema,
  signs: signsSchema,
  confusable: confusableSchema,
};

mkdirSync(dir, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const path = join(dir, `${name}.json`);
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`;
  if (!values.check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.log(`content/schemas/${name}.json is out of date: run npm run content:schemas`);
    process.exitCode = 1;
  }
}
