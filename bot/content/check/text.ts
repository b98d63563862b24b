import { LABELS, SHOWN_SETTINGS } from '../labels.js';
import type { Content } from '../load.js';
import type { Topic } from '../../model/topic.js';
import { type Reference, referencesIn, type TextAt, withoutReferences } from '../texts.js';
import type { Problem, YamlFile } from '../yaml-file.js';

const REGIONS = ['flanders', 'brussels', 'wallonia'];

/**
 * Checks that numbers stand only in facts and services, that references name something that exists, and that facts are
 * used only where "check here" can replace the text. The words of a service belong to no topic.
 */
export function checkText(
  { path, text }: TextAt,
  file: Pick<YamlFile<unknown>, 'name' | 'lineOf'>,
  topic: Topic | null,
  content: Content,
): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: string, mend: string): void => {
    problems.push({ code, file: file.name, line: file.lineOf(path), message: `"${path.join('.')}": ${message}`, mend });
  };
  const digit = /\p{N}+/u.exec(withoutReferences(text));
  if (digit) {
    report(
      'digits',
      `the number "${digit[0]}" stands in the words`,
      'Put it in facts.yaml (or services.yaml) and refer to it as {fact:ID} (or {service:ID.phone}).',
    );
  }
  if (/[{}]/.test(withoutReferences(text)))
    report('braces', 'a brace has no partner', 'Write references as {fact:ID}.');
  for (const { source, reference } of referencesIn(text)) {
    const wrong = reference === null ? 'is no reference' : wrongReference(reference, topic, content, path);
    if (wrong) report('reference', `${source} ${wrong}`, 'See content/README.md for the references words may hold.');
    else if (reference?.kind === 'fact' && (topic === null || isLabel(path)))
      report('fact-outside-block', `${source} may have no value one day`, 'Say it in a block of the topic.');
  }
  return problems;
}

/** Whether a text stands where "check here" cannot replace it: in menus, on buttons, in lists. */
function isLabel([field, , part]: readonly string[]): boolean {
  if (field === 'questions') return part === 'short' || part === 'options';
  return field === 'title' || field === 'told_as' || field === 'summary' || field === 'labels' || field === 'folds';
}

function wrongReference(
  reference: Reference,
  topic: Topic | null,
  content: Content,
  where: readonly string[],
): string | null {
  switch (reference.kind) {
    case 'fact': {
      const fact = content.facts.get(reference.id);
      if (!fact) return 'names a fact that does not exist';
      if (fact.unit === 'rule') return 'names a rule, which has no value to show: list it under "facts:" in the topic';
      if (reference.region !== null && !REGIONS.includes(reference.region)) return 'names an unknown region';
      const regions = new Set(fact.values.map(({ region }) => region));
      return regions.size > 1 && reference.region === null ? 'needs a region, such as @flanders' : null;
    }
    case 'service': {
      const service = content.services.get(reference.id);
      if (!service) return 'names a service that does not exist';
      const hasPhone = service.channels.some(({ kind }) => kind === 'phone');
      return reference.field === 'phone' && !hasPhone ? 'names a phone number that the service does not have' : null;
    }
    case 'topic':
      return content.topics.has(reference.id) ? null : 'names a topic that does not exist';
    case 'ui':
    case 'setting':
      return unknownName(reference);
    case 'param':
      if (reference.name === 'language' && where[0] === 'card') return null;
      return topic?.kind === 'flow' ? null : 'names a value that only a dialog can give';
  }
}

/** What is wrong with the name of a button or a setting; null if the name is known, and for other references. */
export function unknownName(reference: Reference | null): string | null {
  if (reference?.kind === 'ui' && !Object.hasOwn(LABELS, reference.name))
    return `names no button: there are ${Object.keys(LABELS).join(', ')}`;
  if (reference?.kind === 'setting' && !SHOWN_SETTINGS.some((name) => name === reference.name))
    return `names no setting that may be shown: there is ${SHOWN_SETTINGS.join(', ')}`;
  return null;
}
