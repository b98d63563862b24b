import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import type { Content } from '../../content/load.js';
import { LANGS, SOURCE_LANG } from '../../model/lang.js';
import { insertInBlock } from './insert-lines.js';
import { type Planned, TEMPLATES } from './new-files.js';

export interface QuestionRequest {
  /** The dialog that will ask it. */
  flow: string;
  id: string;
}

/**
 * The words of a dialog's new question, in every language that has the dialog's words, and what to write in the dialog.
 */
export function planQuestion({ flow, id }: QuestionRequest, content: Content, root: string = ROOT): Planned {
  if (!/^[a-z][a-z0-9_]*$/.test(id))
    return { ok: false, reason: `"${id}" is no id: write small letters, digits and _, such as lease_signed.` };
  const flows = [...content.topics.values()].filter(({ kind }) => kind === 'flow').map((topic) => topic.id);
  if (!flows.includes(flow))
    return { ok: false, reason: `There is no dialog "${flow}". There are: ${flows.join(', ')}.` };
  if (content.words[SOURCE_LANG].get(flow)?.value.questions[id])
    return { ok: false, reason: `"${flow}" has a question "${id}" already: content/${SOURCE_LANG}/${flow}.yaml.` };
  const source = readFileSync(join(root, 'dialogs', flow, 'flow.ts'), 'utf8');
  if (new RegExp(`^\\s+${id}\\b`, 'm').test(source))
    return {
      ok: false,
      reason: `"${flow}" asks "${id}" already, in words of another dialog: dialogs/${flow}/flow.ts.`,
    };
  const words = readFileSync(join(TEMPLATES, 'question-words.yaml'), 'utf8')
    .replaceAll('__ID__', id)
    .replace(/^(?=.)/gm, '  ');
  const changes = LANGS.flatMap((lang) => {
    const path = `content/${lang}/${flow}.yaml`;
    if (!existsSync(join(root, path))) return [];
    const text = readFileSync(join(root, path), 'utf8');
    return [{ path, text: insertInBlock(text, 'questions', words) ?? `${text}questions:\n${words}` }];
  });
  return {
    ok: true,
    files: [],
    changes,
    missing: [
      ...changes.map(({ path }) => `${path}: the texts of "${id}", which are empty; other options than yes and no`),
      `dialogs/${flow}/flow.ts: under questions:, for example`,
      `  ${id}: choice(['yes', 'no', UNKNOWN], () => 'the question that comes next, or OUTCOME'),`,
      `dialogs/${flow}/flow.ts: the question after which it comes, whose next must lead to '${id}'`,
      `dialogs/${flow}/policy.ts or outcome.ts: what becomes different because of the answer`,
    ],
    next: [
      'npm run content:check    until it says that the content is sound',
      'npm run test:one -- dialogs/questions-decide    says whether the answer changes anything for anybody',
      `npm run -s graph -- ${flow}    to see where each answer leads`,
      'npm run talks    names the golden talks that now go another way; npm run talks -- --accept FILE takes the new way',
      `npm run content:stamp -- <lang> ${flow}    for each language, after translating`,
      'npm run check    before you hand it in (dialogs/README.md, "Add a question")',
    ],
  };
}
