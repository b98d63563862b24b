import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { ROOT } from '../../bot/config/paths.js';
import { forLangs, type Lang } from '../../bot/model/lang.js';
import type { TrainingByLang, TrainingTopic } from '../../bot/matcher/types.js';

type Words = Omit<TrainingTopic, 'topic' | 'kind'>;
type Sample = { kind: TrainingTopic['kind'] } & Partial<Record<Lang, Words>>;

const SAMPLES = Object.entries(
  parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'matcher-phrases.yaml'), 'utf8')) as Record<string, Sample>,
);

/** The small guide of `tests/fixtures/matcher-phrases.yaml`. Empty for a language that the file does not have. */
export const TRAINING: TrainingByLang = forLangs((lang) =>
  SAMPLES.flatMap(([topic, { kind, [lang]: words }]) => (words ? [{ topic, kind, ...words }] : [])),
);
