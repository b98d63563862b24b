import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Content, CONTENT_DIR } from '../../content/load.js';
import { MIN_EXAMPLES, MIN_KEYWORDS } from '../../content/check/index.js';
import { topicId } from '../../content/schema/parts.js';
import { topicSchema } from '../../content/schema/topic.js';
import type { ISODate } from '../../model/calendar.js';
import { LANGS, SOURCE_LANG } from '../../model/lang.js';
import { beginsMenu } from '../../content/check/menu.js';
import { inMenu } from './insert-lines.js';
import { type Planned, TEMPLATES } from './new-files.js';

const AREAS = topicSchema.shape.area.options;
type Area = (typeof AREAS)[number];

export interface TopicRequest {
  kind: 'topic' | 'flow';
  id: string;
  /** Needed if no topic has the same first part yet. */
  area?: string | undefined;
  today: ISODate;
}

/** The files of a new answer or dialog. Texts are empty, so that nothing unfinished can be shown. */
export function planTopic({ kind, id, area, today }: TopicRequest, content: Content): Planned {
  if (!topicId.safeParse(id).success) {
    return no(`"${id}" is no id: write two parts with a dot, in small letters, such as deposit.other-region.`);
  }
  if (content.topics.has(id)) return no(`"${id}" exists already: content/topics/${id}.yaml.`);
  const found = areaOf(id, area, content);
  if (!found.ok) return no(found.reason);
  const from = (template: string): string =>
    readFileSync(join(TEMPLATES, template), 'utf8')
      .replaceAll('__ID__', id)
      .replaceAll('__AREA__', found.area)
      .replaceAll('__TODAY__', today);
  const files = [
    { path: `content/topics/${id}.yaml`, text: from(`${kind}.yaml`) },
    { path: `content/${SOURCE_LANG}/${id}.yaml`, text: from(`${kind}-words.yaml`) },
    ...(kind === 'flow' ? [{ path: `dialogs/${id}/flow.ts`, text: from('flow.ts.txt') }] : []),
  ];
  const menu = readFileSync(join(CONTENT_DIR, 'menu.yaml'), 'utf8');
  const topicKind = kind === 'flow' ? 'flow' : 'answer';
  const others = LANGS.filter((lang) => lang !== SOURCE_LANG);
  return {
    ok: true,
    files,
    changes:
      found.area === 'meta'
        ? []
        : [{ path: 'content/menu.yaml', text: inMenu(menu, id, found.area, beginsMenu({ kind: topicKind, id })) }],
    missing: [
      `content/${SOURCE_LANG}/${id}.yaml: every text that is empty ('')`,
      `at least ${MIN_KEYWORDS} keywords and ${MIN_EXAMPLES} examples, as people type them, slips included`,
      `content/topics/${id}.yaml: the facts each block stands on, the services, the related topics`,
      ...(found.area === 'meta' ? [] : ['content/menu.yaml: its place; it stands last of its area']),
      ...(kind === 'flow'
        ? [`dialogs/${id}/flow.ts: the questions, where each leads, and what the outcomes are made of`]
        : []),
      `the translations (${others.join(', ')}): until they exist, readers see Dutch, and are told so`,
    ],
    next: [
      'fill the files in; an editor with YAML schemas shows at once what may stand where',
      'npm run content:check    until it says that the content is sound',
      `npm run chat -- ${id}    to have the talk yourself`,
      ...(kind === 'flow'
        ? [
            `npm run -s graph -- ${id}    to see where each answer leads`,
            'write at least three talks in tests/talks/ that end in an outcome, and a test for each rule (dialogs/README.md)',
          ]
        : []),
      `for each translation: copy content/${SOURCE_LANG}/${id}.yaml to content/<lang>/, translate, set review to machine`,
      `or draft, then npm run content:stamp -- <lang> ${id}`,
      'npm run check    before you hand it in',
    ],
  };
}

function no(reason: string): Planned {
  return { ok: false, reason };
}

/** The given area, else the area of topics with the same first part of the id. */
function areaOf(
  id: string,
  given: string | undefined,
  content: Content,
): { ok: true; area: Area } | { ok: false; reason: string } {
  if (given !== undefined) {
    const area = AREAS.find((name) => name === given);
    return area
      ? { ok: true, area }
      : { ok: false, reason: `There is no area "${given}". There are: ${AREAS.join(', ')}.` };
  }
  const first = id.slice(0, id.indexOf('.') + 1);
  const sibling = [...content.topics.values()].find((topic) => topic.id.startsWith(first));
  if (sibling) return { ok: true, area: sibling.area };
  const example = `Say to which area it belongs: --area ${AREAS.join('|')}.`;
  return { ok: false, reason: `No topic begins with "${first}" yet. ${example}` };
}
