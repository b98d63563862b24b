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
    // A dialog that borrows a question's words may offer fewer of its options.
    const isOwn = question.words === undefined || question.words === flow.id;
    for (const option of Object.keys(words.options).filter((option) => isOwn && !options.includes(option))) {
      report(['questions', id, 'options', option], `"${id}" has no option "${option}"`, 'Remove or rename it.');
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

/** Reports questions in words that no dialog asks. */
export function checkUnasked(flows: ReadonlyMap<string, Flow>, content: Content): Problem[] {
  const asked = new Set(
    [...flows.values()].flatMap((flow) =>
      Object.entries(flow.questions).map(([id, question]) => `${question.words ?? flow.id} ${id}`),
    ),
  );
  return LANGS.flatMap((lang) =>
    [...content.words[lang]].flatMap(([topic, file]) =>
      Object.keys(file.value.questions)
        .filter((id) => !asked.has(`${topic} ${id}`))
        .map((id) => ({
          code: 'flow-words',
          file: file.name,
          line: file.lineOf(['questions', id]),
          message: `no dialog asks "${id}"`,
          mend: 'Remove or rename it.',
        })),
    ),
  );
}
