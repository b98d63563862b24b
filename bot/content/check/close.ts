import { type Lang, LANGS } from '../../model/lang.js';
import { normalise } from '../../text/normalise.js';
import type { Content, WordsFile } from '../load.js';
import { localeText, type Locales } from '../locale.js';
import type { Problem } from '../yaml-file.js';
import { budgetOf, wordCount } from './word-count.js';

/** Most words of what a topic is told as: it is the label of one button among several. */
const TOLD_WORDS = 6;
/** Most words of a question that tells topics apart. */
const QUESTION_WORDS = 9;

/**
 * Checks what tells topics apart that are close: every topic that may be offered is told in a few words that are its own,
 * and every group names topics that exist and has a question in every language. Returns every problem.
 */
export function checkClose(content: Content, locales: Locales): Problem[] {
  return [...LANGS.flatMap((lang) => checkTold(content, lang)), ...checkGroups(content, locales)];
}

/** Help in danger is never offered as a guess, and the guide's own topics are commands by their titles. */
function isToldShort(content: Content, topic: string): boolean {
  const kind = content.topics.get(topic)?.kind;
  return kind === 'flow' || kind === 'answer';
}

function checkTold(content: Content, lang: Lang): Problem[] {
  const own = [...content.words[lang]].filter(([topic]) => isToldShort(content, topic));
  /** What buttons that open a topic say, by the topic. */
  const said = new Map<string, string>();
  for (const [topic, { value }] of content.words[lang]) said.set(normalise(value.title, lang), topic);
  return own.flatMap(([topic, file]) => {
    const told = file.value.told_as;
    if (told === undefined)
      return [
        toldProblem(
          file,
          'missing-told',
          'does not say what it is told as',
          'Add "told_as:", the need in a few words.',
        ),
      ];
    const problems: Problem[] = [];
    const words = wordCount(told);
    const most = budgetOf(TOLD_WORDS, lang);
    if (words > most)
      problems.push(
        toldProblem(file, 'long-told', `"${told}" has ${words} words, more than ${most}`, 'Say it in fewer.'),
      );
    const plain = normalise(told, lang);
    const other = said.get(plain);
    if (other !== undefined && other !== topic)
      problems.push(toldProblem(file, 'same-told', `"${told}" stands for ${other} too`, 'Say what sets it apart.'));
    said.set(plain, topic);
    return problems;
  });
}

function toldProblem(file: WordsFile, code: string, message: string, mend: string): Problem {
  return { code, file: file.name, line: file.lineOf(['told_as']), message, mend };
}

function checkGroups({ close, topics }: Content, locales: Locales): Problem[] {
  if (!close) return [];
  const problems: Problem[] = [];
  const report = (place: number, code: string, message: string, mend: string): void => {
    problems.push({ code, file: close.name, line: close.lineOf([place]), message, mend });
  };
  close.value.forEach(({ id, topics: members }, place) => {
    if (close.value.findIndex((group) => group.id === id) !== place)
      report(place, 'group-twice', `group "${id}" stands here twice`, 'Give one of them another id.');
    for (const topic of members) {
      const kind = topics.get(topic)?.kind;
      if (kind === undefined)
        report(place, 'unknown-topic', `topic "${topic}" does not exist`, 'Use the name of a file in content/topics.');
      if (kind === 'crisis')
        report(place, 'danger-offered', `"${topic}" is help in danger, which is never a guess`, 'Take it out.');
    }
    for (const lang of LANGS) {
      const question = localeText(locales[lang], `which.groups.${id}`);
      if (question === undefined)
        report(place, 'no-question', `group "${id}" has no question in ${lang}`, `Add it to locales/${lang}.json.`);
      else if (wordCount(question) > budgetOf(QUESTION_WORDS, lang))
        report(place, 'long-question', `the question of "${id}" in ${lang} is too long`, 'Ask it in fewer words.');
    }
  });
  return problems;
}
