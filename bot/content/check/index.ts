import type { Flow } from '../../model/flow.js';
import { LANGS, SOURCE_LANG } from '../../model/lang.js';
import { checkClose } from './close.js';
import { checkConcepts } from './concepts.js';
import { checkFacts } from './facts.js';
import { checkFlow, checkUnasked } from './flow.js';
import { checkForm } from './form.js';
import { checkLabels } from './labels.js';
import { checkMenu } from './menu.js';
import { checkPhrases } from './phrases.js';
import { checkServices } from './services.js';
import { checkText } from './text.js';
import type { Content, WordsFile } from '../load.js';
import { type Locales, readLocales } from '../locale.js';
import { isInStage, stageOf } from '../stages.js';
import { checkStages } from './stages.js';
import type { Topic } from '../../model/topic.js';
import { referencesIn, shownTexts, type TextAt } from '../texts.js';
import type { Problem } from '../yaml-file.js';

/** Fewest keywords and examples with which the matcher can tell a topic from similar ones. */
export const MIN_KEYWORDS = 8;
export const MIN_EXAMPLES = 15;

/** Checks what must hold between content files: references, translations, dialogs. Returns every problem. */
export function checkContent(
  content: Content,
  flows: ReadonlyMap<string, Flow>,
  locales: Locales = readLocales(),
): Problem[] {
  return [
    ...checkFacts(content),
    ...checkServices(content),
    ...checkPhrases(content),
    ...checkConcepts(content),
    ...checkRedirects(content),
    ...checkMenu(content),
    ...checkStages(content),
    ...checkClose(content, locales),
    ...checkLabels(content, locales),
    ...checkForm(content, locales),
    ...checkUnasked(flows, content),
    ...[...content.topics.values()].flatMap((topic) => checkTopic(topic, content, flows)),
    ...LANGS.flatMap((lang) =>
      [...content.words[lang]].flatMap(([id, file]) => checkWords(id, file, content, lang === SOURCE_LANG)),
    ),
  ];
}

/** Old links must always work: an old id must lead directly to a topic that exists. */
function checkRedirects({ topics, redirects }: Content): Problem[] {
  const problem = (code: string, message: string, mend: string): Problem => ({
    code,
    file: 'redirects.yaml',
    line: null,
    message,
    mend,
  });
  return [...redirects].flatMap(([from, to]) => [
    ...(topics.has(from)
      ? [problem('redirect-taken', `"${from}" is a topic again`, 'Take the line out, or give the topic another name.')]
      : []),
    ...(topics.has(to)
      ? []
      : [problem('redirect-lost', `"${to}" does not exist`, 'Name a topic that exists, not another old id.')]),
  ]);
}

function checkTopic(topic: Topic, content: Content, flows: ReadonlyMap<string, Flow>): Problem[] {
  const file = `topics/${topic.id}.yaml`;
  const problems: Problem[] = [];
  const report = (code: string, message: string, mend: string, where = file): void => {
    problems.push({ code, file: where, line: null, message, mend });
  };
  for (const id of topic.services.filter((id) => !content.services.has(id))) {
    report('unknown-service', `service "${id}" does not exist`, 'Use an id of content/services.yaml.');
  }
  for (const id of topic.related.filter((id) => !content.topics.has(id))) {
    report('unknown-topic', `related topic "${id}" does not exist`, 'Use the name of a file in content/topics.');
  }
  for (const id of topic.hand_out.filter((id) => !content.topics.has(id))) {
    report('unknown-topic', `topic "${id}" to hand out does not exist`, 'Use the name of a file in content/topics.');
  }
  const standing = topic.blocks.map(({ id, facts }) => ({ part: `block "${id}"`, facts }));
  if (topic.card) standing.push({ part: 'the card', facts: topic.card.facts });
  for (const { part, facts } of standing) {
    for (const fact of facts.filter((fact) => !content.facts.get(fact))) {
      report('unknown-fact', `${part} names fact "${fact}", which does not exist`, 'Use an id of facts.yaml.');
    }
  }
  // In a language that is whole, words may be taken from Dutch and marked as such, but not for help in danger or for the
  // guide's own topics.
  const everywhere = topic.kind === 'crisis' || topic.kind === 'meta';
  for (const lang of LANGS) {
    const isPart =
      stageOf(content, lang) === 'whole' ? everywhere || lang === SOURCE_LANG : isInStage(content, lang, topic.id);
    if (isPart && !content.words[lang].has(topic.id)) {
      report('missing-words', `there are no ${lang} words for this topic`, `Write content/${lang}/${topic.id}.yaml.`);
    }
  }
  // The desk reads Dutch or French. The person must know what the card says.
  for (const lang of topic.card ? LANGS : []) {
    if (stageOf(content, lang) !== 'whole' && !content.words[lang].has(topic.id)) continue;
    if (content.words[lang].get(topic.id)?.value.card === undefined) {
      report('missing-card', `the card has no ${lang} words`, `Add "card:" to content/${lang}/${topic.id}.yaml.`);
    }
  }
  const flow = flows.get(topic.id);
  if (topic.kind === 'flow' && !flow) {
    report('missing-flow', 'kind is flow, but there is no dialog', `Write dialogs/${topic.id}/flow.ts.`);
  }
  if (flow) problems.push(...checkFlow(flow, content));
  return problems;
}

function checkWords(id: string, file: WordsFile, content: Content, isSource: boolean): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, path: readonly PropertyKey[], message: string, mend: string): void => {
    problems.push({ code, file: file.name, line: file.lineOf(path), message, mend });
  };
  const topic = content.topics.get(id);
  if (!topic) {
    report('no-topic', [], 'these words belong to no topic', `Write content/topics/${id}.yaml, or rename this file.`);
    return problems;
  }
  const declared = new Set(topic.blocks.map((block) => block.id));
  for (const block of topic.blocks) {
    const words = file.value.blocks[block.id];
    const isList = typeof words === 'object' && 'items' in words;
    if (words === undefined) {
      report('missing-block', ['blocks'], `block "${block.id}" has no words`, `Add "${block.id}:" under "blocks:".`);
    } else if (isList !== (block.style === 'steps' || block.style === 'list')) {
      const form = isList ? 'one text' : '"title:" and "items:"';
      report('block-form', ['blocks', block.id], `block "${block.id}" is of style ${block.style}`, `Give ${form}.`);
    }
  }
  for (const block of Object.keys(file.value.blocks).filter((block) => !declared.has(block))) {
    report(
      'extra-block',
      ['blocks', block],
      `block "${block}" is not in topics/${id}.yaml`,
      'Declare it there, or remove it.',
    );
  }
  for (const text of shownTexts(file.value)) problems.push(...checkText(text, file, topic, content));
  if (!isSource) problems.push(...checkShape(id, file, content));
  for (const [field, fewest] of [
    ['keywords', MIN_KEYWORDS],
    ['examples', MIN_EXAMPLES],
  ] as const) {
    const count = file.value[field].length;
    if (count < fewest)
      report(`few-${field}`, [field], `${count} ${field}, fewer than ${fewest}`, 'Add what people type.');
  }
  return problems;
}

/** Checks that a translation has the same parts as its source, down to list items. */
function checkShape(id: string, file: WordsFile, content: Content): Problem[] {
  const source = content.words[SOURCE_LANG].get(id);
  if (!source) return [];
  const plain = (path: readonly string[]): string => path.join('.').replace(/\.(zero|one|two|few|many|other)$/, '');
  const wanted = new Map(shownTexts(source.value).map((at) => [plain(at.path), at]));
  const texts = shownTexts(file.value);
  const found = new Map(texts.map(({ path }) => [plain(path), path]));
  return [
    ...[...wanted.keys()]
      .filter((path) => !found.has(path))
      .map((path) => ({
        code: 'untranslated',
        file: file.name,
        line: null,
        message: `"${path}" of ${source.name} is missing`,
        mend: 'Translate it.',
      })),
    ...[...found]
      .filter(([path]) => !wanted.has(path))
      .map(([path, at]) => ({
        code: 'not-in-source',
        file: file.name,
        line: file.lineOf(at),
        message: `"${path}" does not exist in ${source.name}`,
        mend: 'Remove it, or write the source text first.',
      })),
    ...texts.flatMap((at) =>
      lostNames(wanted.get(plain(at.path)), at).map((reference) => ({
        code: 'lost-reference',
        file: file.name,
        line: file.lineOf(at.path),
        message: `"${at.path.join('.')}": ${source.name} names ${reference} here`,
        mend: 'Name it in the translation too.',
      })),
    ),
  ];
}

/**
 * Buttons and settings that the source text names but its translation does not. Such a translation can become wrong.
 */
function lostNames(source: TextAt | undefined, translation: TextAt): string[] {
  const named = ({ text }: TextAt): string[] =>
    referencesIn(text).flatMap(({ source: braces, reference }) =>
      reference?.kind === 'ui' || reference?.kind === 'setting' ? [braces] : [],
    );
  const kept = new Set(named(translation));
  return source ? named(source).filter((reference) => !kept.has(reference)) : [];
}
