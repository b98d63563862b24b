import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { Ajv, type AnySchemaObject } from 'ajv';
import formatsModule from 'ajv-formats';

import { createBotParts } from '../bot/guide/create-guide.js';
import { loadFlows } from '../bot/guide/load-flows.js';
import { fail } from '../bot/tools/talk/fail.js';
import { EveryCard, type Seen } from './support/every-card.js';

/**
 * `npm run teams:cards -- SCHEMA.json`: checks every card that Teams can show against Microsoft's JSON Schema of
 * Adaptive Cards. No package contains this schema: https://adaptivecards.io/schemas/1.5.0/adaptive-card.json
 */
const [file, ...more] = process.argv.slice(2);
const USAGE = 'usage: npm run teams:cards -- adaptive-card.json';
if (file === undefined || more.length > 0) fail('Name one file: the JSON Schema of Adaptive Cards.', USAGE);

const ajv = new Ajv({ strict: false, allErrors: true });
formatsModule.default(ajv);
ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject);
const isCard = ajv.compile(readSchema(file));

const parts = await createBotParts();
const every = new EveryCard(parts);
let cards = 0;
let faults = 0;
for (const flow of (await loadFlows()).values()) check(every.ofFlow(flow));
check(every.ofTopics());
process.stdout.write(`${cards} different cards, ${faults} with faults\n`);
process.exitCode = faults > 0 || cards === 0 ? 1 : 0;

function check(found: Iterable<Seen>): void {
  for (const seen of found) {
    cards += 1;
    const problem = 'problem' in seen ? seen.problem : isCard(seen.card) ? null : `${seen.where}: ${reasons()}`;
    if (problem === null) continue;
    faults += 1;
    process.stdout.write(`${problem}\n`);
  }
}

function reasons(): string {
  return (isCard.errors ?? []).map((error) => `${error.instancePath || 'card'} ${error.message}`).join('; ');
}

function readSchema(path: string): AnySchemaObject {
  try {
    const schema = JSON.parse(readFileSync(path, 'utf8')) as AnySchemaObject;
    // Draft 6 uses `$id`; this schema still uses `id`.
    delete schema['id'];
    return schema;
  } catch (error) {
    return fail(`${path} cannot be read: ${(error as Error).message}`, USAGE);
  }
}
