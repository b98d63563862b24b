import { type Flow, UNKNOWN } from '../core/flow.js';
import { LANGS } from '../core/lang.js';
import type { Content } from './load.js';
import type { Problem } from './yaml-file.js';

/** A dialog and its words name the same questions and options, in every language that has words. */
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
  for (const lang of LANGS) {
    const file = content.words[lang].get(flow.id);
    if (!file) continue;
    const report = (path: string[], message: string, mend: string): void => {
      problems.push({ code: 'flow-words', file: file.name, line: file.lineOf(path), message, mend });
    };
    const written = file.value.questions;
    for (const [id, question] of Object.entries(flow.questions)) {
      const words = written[id];
      if (!words) {
        report(['questions'], `question "${id}" has no words`, `Add "${id}:" under "questions:".`);
        continue;
      }
      const options = question.kind === 'choice' ? question.options : [UNKNOWN];
      for (const option of options.filter((option) => !words.options[option])) {
        report(['questions', id], `option "${option}" of "${id}" has no label`, `Add "${option}:" under "options:".`);
      }
      for (const option of Object.keys(words.options).filter((option) => !options.includes(option))) {
        report(['questions', id, 'options', option], `"${id}" has no option "${option}"`, 'Remove or rename it.');
      }
      if (question.kind === 'date' && (!words.too_early || !words.too_late)) {
        report(['questions', id], `"${id}" asks for a day`, 'Add "too_early:" and "too_late:".');
      }
    }
    for (const id of Object.keys(written).filter((id) => !(id in flow.questions))) {
      report(['questions', id], `the dialog has no question "${id}"`, 'Remove or rename it.');
    }
  }
  return problems;
}
