import { type Flow, UNKNOWN } from '../../model/flow.js';
import { type Lang, LANGS } from '../../model/lang.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** Checks that a dialog and its words have the same questions and options, in every language that has words. */
export function checkFlow(flow: Flow, content: Content): Problem[] {
  const problems: Problem[] = [];
  if (!content.topics.has(flow.id)) {
    problems.push({
      code: 'no-topic',
      file: `dialogs/${flow.id}/flow.ts`,
      line: null,
      message: 'this dialog belongs to no topic',
      mend: `Write content/topics/${flow.id}.yaml.`,
    });
  }
  return [...problems, ...LANGS.flatMap((lang) => checkWords(flow, lang, content))];
}

/** Checks the questions' words, in the topic that each question names. */
function checkWords(flow: Flow, lang: Lang, content: Content): Problem[] {
  const problems: Problem[] = [];
  for (const [id, question] of Object.entries(flow.questions)) {
    const file = content.words[lang].get(question.words ?? flow.id);
    if (!file) continue;
    const report = (path: string[], message: string, mend: string): void => {
      problems.push({ code: 'flow-words', file: file.name, line: file.lineOf(path), message, mend });
    };
    const words = file.value.questions[id];
    if (!words) {
      report(['questions'], `question "${id}" has no words`, `Add "${id}:" under "questions:".`);
      continue;
    }
    const options = question.kind === 'choice' ? question.options : [UNKNOWN];
    for (const option of options.filter((option) => !words.options[option])) {
      report(['questions', id], `option "${option}" of "${id}" has no label`, `Add "${option}:" under "options:".`);
    }
    if (question.forHelper && !words.helper) {
      report(['questions', id], `"${id}" has no words for a person who helps`, 'Add "helper:".');
    }
    if (question.kind === 'date' && (!words.too_early || !words.too_late)) {
      report(['questions', id], `"${id}" asks for a day`, 'Add "too_early:" and "too_late:".');
    }
  }
  return problems;
}

/** Reports questions in words that no dialog asks, and options that none of those that ask them offers. */
export function checkUnasked(flows: ReadonlyMap<string, Flow>, content: Content): Problem[] {
  const asked = new Map<string, Set<string>>();
  for (const flow of flows.values())
    for (const [id, question] of Object.entries(flow.questions)) {
      const key = `${question.words ?? flow.id} ${id}`;
      const options = question.kind === 'choice' ? question.options : [UNKNOWN];
      asked.set(key, new Set([...(asked.get(key) ?? []), ...options]));
    }
  return LANGS.flatMap((lang) =>
    [...content.words[lang]].flatMap(([topic, file]) =>
      Object.entries(file.value.questions).flatMap(([id, { options }]): Problem[] => {
        const problem = (path: string[], message: string): Problem => ({
          code: 'flow-words',
          file: file.name,
          line: file.lineOf(path),
          message,
          mend: 'Remove or rename it.',
        });
        const offered = asked.get(`${topic} ${id}`);
        if (!offered) return [problem(['questions', id], `no dialog asks "${id}"`)];
        return Object.keys(options)
          .filter((option) => !offered.has(option))
          .map((option) => problem(['questions', id, 'options', option], `"${id}" has no option "${option}"`));
      }),
    ),
  );
}
