import type { Content } from '../content/load.js';
import { MIN_EXAMPLES, MIN_KEYWORDS } from '../content/check.js';
import { topicIdSchema, topicSchema } from '../content/schema.js';
import type { ISODate } from '../core/calendar.js';
import { LANGS, SOURCE_LANG } from '../core/lang.js';
import type { Planned } from './new-files.js';

const AREAS = topicSchema.shape.area.options;
type Area = (typeof AREAS)[number];

export interface TopicRequest {
  kind: 'topic' | 'flow';
  id: string;
  /** Needed where no topic with the same first part exists yet. */
  area?: string | undefined;
  today: ISODate;
}

/** The files of a new answer or dialog. Texts are left empty, so that nothing unfinished can be shown to readers. */
export function planTopic({ kind, id, area, today }: TopicRequest, content: Content): Planned {
  if (!topicIdSchema.safeParse(id).success) {
    return no(`"${id}" is no id: write two parts with a dot, in small letters, such as deposit.other-region.`);
  }
  if (content.topics.has(id)) return no(`"${id}" exists already: content/topics/${id}.yaml.`);
  const found = areaOf(id, area, content);
  if (!found.ok) return no(found.reason);
  const files = [
    { path: `content/topics/${id}.yaml`, text: kind === 'flow' ? flowTopic(id, found.area) : answerTopic(found.area) },
    { path: `content/${SOURCE_LANG}/${id}.yaml`, text: kind === 'flow' ? flowWords(today) : answerWords(today) },
    ...(kind === 'flow' ? [{ path: `dialogs/${id}/flow.ts`, text: flowCode(id) }] : []),
  ];
  const others = LANGS.filter((lang) => lang !== SOURCE_LANG);
  return {
    ok: true,
    files,
    missing: [
      `content/${SOURCE_LANG}/${id}.yaml: every text that is empty ('')`,
      `at least ${MIN_KEYWORDS} keywords and ${MIN_EXAMPLES} examples, as people type them, slips included`,
      `content/topics/${id}.yaml: the facts each block stands on, the services, the related topics`,
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

/** The area of the topics that share the first part of the id, unless one is given. */
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

function answerTopic(area: Area): string {
  return `# yaml-language-server: $schema=../schemas/topic.json
kind: answer
area: ${area}
# The blocks of the answer in order. \`facts\`: what each stands on, by id of content/facts.yaml; its source is shown, and
# where a fact is past its check, "check here" is shown in place of the block. Styles: text, lead, deadline, steps, list,
# warning, note. \`new_message: true\` begins a new bubble.
blocks:
  - { id: answer, style: lead, facts: [] }
  - { id: steps, style: steps, facts: [], new_message: true }
  - { id: refuse, style: warning, facts: [] }
# Who can help, by id of content/services.yaml, the first to call first.
services: []
related: []
`;
}

function answerWords(today: ISODate): string {
  return `# yaml-language-server: $schema=../schemas/words.json
version: 1
title: '' # as people would call it
review: { status: draft, on: '${today}' }
summary: '' # one line, for menus and search results
blocks:
  answer: '' # the answer first, in two or three short sentences; numbers as {fact:ID}, phones as {service:ID.phone}
  steps:
    title: ''
    items:
      - '' # one thing to do, beginning with the verb
  refuse: '' # what not to pay, sign or believe
keywords: [] # single words and short fixed expressions, as people type them
examples: [] # whole questions, as people type them
`;
}

function flowTopic(id: string, area: Area): string {
  return `# yaml-language-server: $schema=../schemas/topic.json
# The blocks that the outcomes of dialogs/${id} are made of; flow.ts there says which appear when.
kind: flow
area: ${area}
blocks:
  - { id: overview, style: lead, facts: [] } # the plain page, before any question
  - { id: fits, style: lead, facts: [] }
  - { id: fits_not, style: lead, facts: [] }
  - { id: not_sure, style: lead, facts: [] }
  - { id: steps, style: steps, facts: [] }
related: []
`;
}

function flowWords(today: ISODate): string {
  return `# yaml-language-server: $schema=../schemas/words.json
version: 1
title: ''
review: { status: draft, on: '${today}' }
summary: '' # what the questions are for; shown before the first
questions:
  fits: # the id of the question in flow.ts
    text: ''
    why: '' # why it is asked: people tell more when they know
    short: '' # two or three words, for "change an answer"
    options:
      'yes': { label: '', keywords: [] }
      'no': { label: '', keywords: [] }
      unknown: { label: '', keywords: [] }
blocks:
  overview: ''
  fits: ''
  fits_not: ''
  not_sure: ''
  steps:
    title: ''
    items:
      - ''
keywords: []
examples: []
`;
}

function flowCode(id: string): string {
  return `import { type Answers, type Flow, OUTCOME, type Outcome, UNKNOWN } from '../../bot/core/flow.js';
import { block, choice } from '../parts.js';

/** Who can help, by id of content/services.yaml. */
const SERVICES = ['ocmw', 'caw'];

/** What the person knows at the end, in one line. */
export const flow: Flow = {
  id: '${id}',
  start: 'fits',
  questions: {
    fits: choice(['yes', 'no', UNKNOWN], () => OUTCOME),
  },
  outcome,
  overview: () => ({ messages: [[block('overview')], [block('steps')], [{ services: SERVICES }]], related: [] }),
};

function outcome(answers: Answers): Outcome {
  const verdict: Readonly<Record<string, string>> = { yes: 'fits', no: 'fits_not', [UNKNOWN]: 'not_sure' };
  return {
    messages: [[block(verdict[answers['fits']!]!)], [block('steps')], [{ services: SERVICES }]],
    related: ['meta.person'],
  };
}
`;
}
