import { join } from 'node:path';

import { type Terms, type TermsDue, termsDueSchema, termsSchema } from './schema/terms.js';
import { ContentError, type Problem, readYaml, type YamlFile } from './yaml-file.js';

/** The names of concepts, and the first uses that still lack the official form. */
export interface TermFiles {
  terms: YamlFile<Terms>;
  due: YamlFile<TermsDue>;
}

/**
 * Reads the terms of a content folder. Not a part of `loadContent`: only who checks texts needs them.
 * @throws ContentError naming file, line and mend.
 */
export function readTerms(dir: string): TermFiles {
  const problems: Problem[] = [];
  const terms = readYaml(join(dir, 'terms.yaml'), 'terms.yaml', termsSchema, problems);
  const due = readYaml(join(dir, 'terms-due.yaml'), 'terms-due.yaml', termsDueSchema, problems);
  if (!terms || !due) throw new ContentError(problems);
  return { terms, due };
}
