import { EMERGENCY, IN_DANGER } from '../../model/calls.js';
import { type Lang, SOURCE_LANG } from '../../model/lang.js';
import { PARTS_IN_ORDER, WORDS_IN_VIEW, WORDS_OF_FOLD, WORDS_OF_ROLE, WORDS_OF_STEP } from '../../model/form.js';
import type { Shape } from '../../model/roles.js';
import { blocksFor, type Topic, type TopicBlock, voicesOf } from '../../model/topic.js';
import type { Voice } from '../../model/voice.js';
import type { Content, WordsFile } from '../load.js';
import type { Locales, LocaleTree } from '../locale.js';
import type { TopicWords, Words } from '../schema/topic.js';
import type { Problem } from '../yaml-file.js';
import { budgetOf, wordCount } from './word-count.js';

/** Most sentences in view that ask the reader something, outside the steps. */
const QUESTIONS = 3;

/**
 * What must hold of every topic: which parts are in view, how many words they have, whom to call, that a risk
 * stands before the steps, and that doubt has its fold.
 */
export function checkForm(content: Content, locales: Locales): Problem[] {
  // A topic without blocks has its words elsewhere, such as the menu.
  return [...content.topics.values()]
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap((topic) => [
      ...checkParts(topic, content),
      ...Object.entries(content.words).flatMap(([lang, files]) => {
        const file = files.get(topic.id);
        return file ? checkWords(topic, lang as Lang, file, content, locales) : [];
      }),
    ]);
}

/** The shape of a topic's answer; a dialog's outcomes have their own. */
function shapeOf({ kind }: Topic): Shape {
  return kind === 'crisis' ? 'crisis' : kind === 'flow' ? 'outcome' : 'answer';
}

function checkParts(topic: Topic, content: Content): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: string, mend: string): void => {
    problems.push({ code, file: `topics/${topic.id}.yaml`, line: null, message, mend });
  };
  const shape = shapeOf(topic);
  for (const { id, role, fold } of topic.blocks) {
    if (fold === undefined && role === undefined)
      report('form-part', `block "${id}" is in view and has no role`, 'Give it a role, or name its fold.');
    else if (fold === undefined && !PARTS_IN_ORDER[shape].includes(role!))
      report('form-part', `block "${id}" (${role}) cannot be in view here`, 'Give it another role, or name its fold.');
    if (fold !== undefined && !Object.hasOwn(topic.folds, fold))
      report('unknown-fold', `block "${id}" names fold "${fold}", which does not exist`, 'Declare it under "folds:".');
  }
  for (const [id, role] of Object.entries(topic.folds)) {
    if (role !== 'help' && !topic.blocks.some(({ fold }) => fold === id))
      report('empty-fold', `fold "${id}" has no block`, 'Give a block this fold, or remove it.');
    if (riskAfterSteps(topic.blocks.filter(({ fold }) => fold === id)))
      report('risk-late', `fold "${id}" tells its risk after the steps`, 'Put the risk first.');
  }
  for (const [voice, fold] of Object.entries(topic.voices))
    if (!Object.hasOwn(topic.folds, fold))
      report(
        'unknown-fold',
        `voice "${voice}" names fold "${fold}", which does not exist`,
        'Declare it under "folds:".',
      );
  const risks = topic.blocks.filter(({ role }) => role === 'risk');
  if (shape === 'answer' && risks.length > 0 && risks.every(({ fold }) => fold !== undefined))
    report('risk-folded', 'a risk stands in a fold only', 'Say it in view too, before the steps.');
  const doubtful = topic.blocks.flatMap(({ facts }) => facts).find((id) => isDoubtful(id, content));
  if (shape !== 'crisis' && doubtful !== undefined && !Object.values(topic.folds).includes('why'))
    report('doubt-fold', `"${doubtful}" is not sure, and no fold says so`, 'Declare a fold of role "why".');
  checkCalls(topic, content, report);
  return problems;
}

function riskAfterSteps(blocks: readonly TopicBlock[]): boolean {
  const steps = blocks.findIndex(({ role }) => role === 'steps');
  return steps >= 0 && blocks.slice(steps).some(({ role }) => role === 'risk');
}

function isDoubtful(id: string, { facts }: Content): boolean {
  const fact = facts.get(id);
  return (
    fact !== undefined && (fact.status !== 'in_force' || fact.values.some(({ confidence }) => confidence === 'medium'))
  );
}

function checkCalls(
  topic: Topic,
  { services }: Content,
  report: (code: string, message: string, mend: string) => void,
): void {
  for (const id of topic.call) {
    const service = services.get(id);
    if (!service) report('unknown-service', `service "${id}" does not exist`, 'Use an id of content/services.yaml.');
    else if (!service.channels.some(({ kind }) => kind === 'phone'))
      report('no-number', `"${id}" has no phone number to call`, 'Name it under "services:" only.');
  }
  if (topic.kind !== 'crisis') return;
  if (topic.call[0] !== EMERGENCY)
    report('emergency-first', 'the emergency number is not the first to call', `Begin "call:" with ${EMERGENCY}.`);
  const atNight = topic.call.filter((id) => {
    const service = services.get(id);
    return service?.hours === 'always' && !service.authority;
  });
  if (atNight.length < IN_DANGER)
    report('closed-at-night', `fewer than ${IN_DANGER} lines are there day and night`, 'Add line_106 and line_107.');
}

function checkWords(topic: Topic, lang: Lang, file: WordsFile, content: Content, locales: Locales): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, path: readonly PropertyKey[], message: string, mend: string): void => {
    problems.push({ code, file: file.name, line: file.lineOf(path), message, mend });
  };
  const tooLong = (path: readonly string[], words: number, most: number, what: string): void => {
    const budget = budgetOf(most, lang);
    if (words > budget) report('too-long', path, `${what} has ${words} words, more than ${budget}`, 'Say less.');
  };
  for (const id of Object.keys(topic.folds)) {
    const title = file.value.folds[id];
    if (title === undefined)
      report('missing-fold', ['folds'], `fold "${id}" has no title`, `Add "${id}:" under "folds:".`);
    else tooLong(['folds', id], count(title), WORDS_OF_FOLD.title, `the title of fold "${id}"`);
    const all = longestFor(topic, (blocks) => {
      const inside = blocks.filter(({ fold }) => fold === id);
      return inside.reduce((sum, block) => sum + countBlock(file.value.blocks[block.id]), 0);
    });
    // What of a dialog's blocks stands in a fold depends on the answers.
    if (topic.kind !== 'flow') tooLong(['folds', id], all, WORDS_OF_FOLD.all, `fold "${id}"`);
  }
  for (const id of Object.keys(file.value.folds).filter((id) => !Object.hasOwn(topic.folds, id)))
    report('extra-fold', ['folds', id], `fold "${id}" is not in topics/${topic.id}.yaml`, 'Declare it, or remove it.');
  for (const { id, role, fold } of topic.blocks) {
    const block = file.value.blocks[id];
    if (block === undefined) continue;
    if (typeof block === 'object' && 'items' in block && role === 'steps') {
      const most = fold === undefined ? WORDS_OF_STEP.inView : WORDS_OF_STEP.inFold;
      block.items.forEach((item, i) => tooLong(['blocks', id, 'items', String(i)], count(item), most, 'this step'));
    }
    const most = role === undefined || fold !== undefined ? undefined : WORDS_OF_ROLE[role];
    if (most !== undefined) tooLong(['blocks', id], countBlock(block), most, `block "${id}" (${role})`);
    if (topic.kind === 'crisis' && fold === undefined && /\{service:\w+\.phone\}/.test(JSON.stringify(block)))
      report('number-in-view', ['blocks', id], `block "${id}" names a number`, 'Name the line under "call:".');
  }
  // What a dialog shows depends on the answers: its outcomes are counted in a test.
  if (topic.kind === 'flow') return problems;
  const shape = shapeOf(topic);
  tooLong(['blocks'], wordsInView(topic, lang, content, locales), WORDS_IN_VIEW[shape], 'what is in view');
  const asked = questionsInView(topic, file.value);
  if (asked > QUESTIONS)
    report('conditional', ['blocks'], `${asked} questions are in view, more than ${QUESTIONS}`, 'Make folds of them.');
  return problems;
}

/** The largest of what is counted in the blocks as each reader reads them. */
function longestFor(topic: Topic, countIn: (blocks: readonly TopicBlock[]) => number): number {
  const readers: (Voice | null)[] = [null, ...voicesOf(topic)];
  return Math.max(...readers.map((voice) => countIn(blocksFor(topic, voice))));
}

/** The words in view of a topic's answer at its longest, as budgets count them; 0 where it has none in this language. */
export function wordsInView(topic: Topic, lang: Lang, content: Content, locales: Locales): number {
  const words = content.words[lang].get(topic.id)?.value;
  if (!words) return 0;
  const inView = longestFor(topic, (blocks) =>
    blocks.filter(({ fold }) => fold === undefined).reduce((sum, { id }) => sum + countBlock(words.blocks[id]), 0),
  );
  return inView + callWords(topic, lang, content, locales);
}

/** Words of the calls: a number and a state count two each, whatever they become. */
export function callWords(topic: Topic, lang: Lang, content: Content, locales: Locales): number {
  const say = (...path: string[]): string =>
    path.reduce<LocaleTree | string>((tree, key) => (tree as LocaleTree)[key]!, locales[lang]) as string;
  const [first = 0, ...others] = topic.call.map((id) => {
    const service = content.services.get(id);
    const words = content.serviceWords[lang]?.value[id] ?? content.serviceWords[SOURCE_LANG]?.value[id];
    const strange = service && service.languages.length === 1 && !service.languages.includes(lang);
    const note = strange ? say('calls', service.interpreter ? 'interpreter' : 'language') : '';
    return 4 + wordCount(words?.call ?? service?.name.nl ?? '') + wordCount(note.replace('{language}', 'x'));
  });
  const longest = others.sort((a, b) => b - a);
  if (topic.kind !== 'crisis') return Math.max(first, longest[0] ?? 0);
  return (
    wordCount(say('danger', 'now')) + first + longest.slice(0, IN_DANGER - 1).reduce((sum, words) => sum + words, 0)
  );
}

function questionsInView(topic: Topic, words: TopicWords): number {
  return longestFor(topic, (blocks) => {
    const texts = blocks
      .filter(({ fold, role }) => fold === undefined && role !== 'steps')
      .map(({ id }) => JSON.stringify(words.blocks[id] ?? ''));
    return texts.join(' ').match(/[?؟]/g)?.length ?? 0;
  });
}

export function countBlock(block: TopicWords['blocks'][string] | undefined): number {
  if (block === undefined) return 0;
  if (typeof block === 'string' || !('items' in block)) return count(block);
  return (block.title === undefined ? 0 : count(block.title)) + block.items.reduce((sum, item) => sum + count(item), 0);
}

/** The words of a text; of its longest plural form where it has several. */
function count(text: Words): number {
  if (typeof text === 'string') return wordCount(text);
  return Math.max(...Object.values(text).map((form) => wordCount(form ?? '')));
}
