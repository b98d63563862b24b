import { PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import { normalise } from '../../text/normalise.js';
import type { Content } from '../load.js';
import { CONCEPT_GROUPS, type ConceptsFile } from '../schema/concepts.js';
import type { Problem, YamlFile } from '../yaml-file.js';

/** Checks that every language has the same concepts in the same groups, and that no entry stands twice in a file. */
export function checkConcepts({ concepts }: Pick<Content, 'concepts'>): Problem[] {
  const groupOf = new Map<string, string>();
  for (const { value } of concepts.values())
    for (const { group, concept } of each(value)) if (!groupOf.has(concept)) groupOf.set(concept, group);
  return PLANNED_LANGS.flatMap((lang) => {
    const file = concepts.get(lang);
    return file ? [...missing(file, groupOf), ...twice(file, lang)] : [];
  });
}

function each(value: ConceptsFile): { group: keyof ConceptsFile; concept: string; words: readonly string[] }[] {
  return CONCEPT_GROUPS.flatMap((group) =>
    Object.entries(value[group]).map(([concept, words]) => ({ group, concept, words })),
  );
}

function missing({ name, value, lineOf }: YamlFile<ConceptsFile>, groupOf: ReadonlyMap<string, string>): Problem[] {
  return [...groupOf]
    .filter(([concept, group]) => !(concept in value[group as keyof ConceptsFile]))
    .map(([concept, group]) => ({
      code: 'missing-concept',
      file: name,
      line: lineOf([group]),
      message: `"${concept}" is missing under "${group}:"`,
      mend: 'Write the words that stand for it, or take it out of the other languages.',
    }));
}

function twice({ name, value, lineOf }: YamlFile<ConceptsFile>, lang: PlannedLang): Problem[] {
  const found = new Map<string, string>();
  return each(value).flatMap(({ group, concept, words }) =>
    words.flatMap((entry, place) => {
      const key = normalise(entry, lang).replace(/[^\p{L}\p{N}_]/gu, '');
      const before = found.get(key);
      found.set(key, concept);
      if (before === undefined) return [];
      return [
        {
          code: 'concept-entry-twice',
          file: name,
          line: lineOf([group, concept, place]),
          message: `"${entry}" stands under "${before}" too`,
          mend: 'Leave it to the concept that it tells most about.',
        },
      ];
    }),
  );
}
