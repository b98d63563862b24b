import { beforeAll, describe, expect, test } from '@jest/globals';

import type { BotParts } from '../bot/guide/create-guide.js';
import { createBotParts } from '../bot/guide/create-guide.js';
import type { Answers, Flow, FlowEnv } from '../bot/model/flow.js';

import type { Part, Reply } from '../bot/model/reply.js';
import { voicesOf } from '../bot/model/topic.js';
import { ASKER, OTHER_VOICES, type OtherVoice } from '../bot/model/voice.js';
import { newTalk } from '../bot/talk/talk-state.js';
import { turn } from '../bot/talk/turn.js';
import { loadFlows } from '../bot/guide/load-flows.js';
import { edgesOf, everyPath, type Walked } from '../bot/model/flow-paths.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

const TODAY = '2026-11-22';
/**
 * A day before the suspension of the stricter rules for subsidiary protection, when the old twelve months still ran for
 * some people; and a day on which every fact is past its check: the bot must still lead somewhere.
 */
const OTHER_DAYS = ['2025-12-01', '2028-01-01'];
const flows = [...(await loadFlows()).values()];

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

const envOn = (today: string): FlowEnv => ({ today, facts: parts.content.facts, isHoliday: parts.context.isHoliday });

/** Renders parts in every language. Each is rendered only once, because the same parts occur on thousands of paths. */
function renderEach(today: string): (parts: readonly Part[]) => void {
  const known = new Set<string>();
  return (all) => {
    for (const part of all) {
      const key = JSON.stringify(part);
      if (known.has(key)) continue;
      known.add(key);
      const reply: Reply = { messages: [[part]], choices: [], input: 'text', topic: null };
      for (const lang of WHOLE_LANGS) parts.renderer.render(reply, lang, { date: today, minute: 600 });
    }
  };
}

/** All parts of a reply, in view and in its folds. */
function partsOf({ messages, folds = [] }: Reply): Part[] {
  return [...messages.flat(), ...folds.flatMap(({ parts: inside }) => inside)];
}

/** What an outcome lacks; empty if it lacks nothing. */
function lacks(reply: Reply): string[] {
  const all = partsOf(reply);
  const found: string[] = [];
  if (!all.some((part) => part.kind === 'block' && part.style === 'steps')) found.push('a next step');
  if (!all.some((part) => part.kind === 'services' && part.ids.length > 0)) found.push('somebody to turn to');
  const stands = all.some((part) => part.kind === 'block' && (part.facts ?? []).length > 0);
  if (all.at(-1)?.kind !== 'sources' || !stands) found.push('sources');
  if (!reply.choices.some(({ rank }) => rank === 'main')) found.push('a way on');
  return found;
}

/** Those who read an outcome in words of their own: by the dialog's question who asks, else by what was told before. */
function readersOf(flow: Flow, { who }: Answers): (OtherVoice | null)[] {
  const own = voicesOf(parts.content.topics.get(flow.id)!);
  if (flow.questions['who'] === undefined) return [null, ...own];
  return [OTHER_VOICES.find((voice) => voice === who && own.includes(voice)) ?? null];
}

function outcomeOf(flow: Flow, answers: Answers, today: string, reader: OtherVoice | null): Reply {
  const env = { today, lang: 'nl' } as const;
  const known = reader === null ? {} : { [ASKER]: reader };
  const kept = { ...newTalk('nl'), known, flow: { id: flow.id, answers: { ...answers } } };
  return turn(parts.context, kept, { kind: 'choice', id: 'do:continue' }, env).reply;
}

describe.each(flows.map((flow) => [flow.id, flow] as const))('%s', (id, flow) => {
  test('every path ends in an outcome with sources, a next step and somebody to turn to, in every language', () => {
    const usedBlocks = new Set<string>();
    const incomplete: unknown[] = [];
    const walkOn = (today: string): Walked => {
      const render = renderEach(today);
      const seen = new Set<string>();
      return everyPath(flow, envOn(today), (answers) => {
        // Many paths have the same outcome. Each different outcome goes through a whole turn and is rendered.
        const outcome = JSON.stringify(flow.outcome(answers, envOn(today)));
        for (const reader of readersOf(flow, answers)) {
          const key = `${reader} ${outcome}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const reply = outcomeOf(flow, answers, today, reader);
          for (const part of partsOf(reply)) noteBlocks(part, usedBlocks);
          const missing = lacks(reply);
          if (missing.length > 0) incomplete.push({ answers, missing });
          render(partsOf(reply));
        }
      });
    };

    const walked = walkOn(TODAY);
    for (const day of OTHER_DAYS) walkOn(day);

    for (const part of overviewParts(flow)) noteBlocks(part, usedBlocks);
    const edges = edgesOf(flow, envOn(TODAY));
    const questions = Object.keys(flow.questions);
    process.stdout.write(
      `${id}: ${walked.paths} paths in ${WHOLE_LANGS.length} languages; nodes ${walked.nodes.size}/${questions.length + 1}; ` +
        `edges ${walked.edges.size}/${edges.size} (${Math.floor((100 * walked.edges.size) / edges.size)} %)\n`,
    );
    expect(incomplete).toEqual([]);
    expect(walked.edges).toEqual(edges);
    expect(walked.nodes).toEqual(new Set([...questions, 'outcome']));
    // A block that no path shows is useless.
    const declared = parts.content.topics.get(id)!.blocks.map((block) => `blocks.${block.id}`);
    expect(declared.filter((block) => !usedBlocks.has(block))).toEqual([]);
  });

  test('every question can be asked in every language', () => {
    for (const lang of WHOLE_LANGS) {
      for (const [question, { kind }] of Object.entries(flow.questions)) {
        const rendered = parts.renderer.render(questionReply(flow, question), lang, { date: TODAY, minute: 600 });
        expect(rendered.choices.length).toBeGreaterThan(kind === 'choice' ? 1 : 0);
      }
    }
  });
});

function overviewParts(flow: Flow): Part[] {
  const topic = parts.content.topics.get(flow.id)!;
  return flow
    .overview(envOn(TODAY))
    .messages.flatMap((group) =>
      group.flatMap((part): Part[] =>
        'block' in part ? [{ kind: 'block', style: 'text', text: { ns: topic.id, path: `blocks.${part.block}` } }] : [],
      ),
    );
}

function questionReply(flow: Flow, question: string): Reply {
  const asked = flow.questions[question]!;
  const at = (field: string) => ({ ns: asked.words ?? flow.id, path: `questions.${question}.${field}` });
  const options = asked.kind === 'choice' ? asked.options : ['unknown'];
  const fields = asked.kind === 'date' ? ['text', 'why', 'short', 'too_early', 'too_late'] : ['text', 'why', 'short'];
  return {
    messages: [fields.map((field) => ({ kind: 'block', style: 'text', text: at(field) }))],
    choices: options.map((option) => ({ id: option, label: at(`options.${option}`), rank: 'main' })),
    input: 'choice',
    topic: flow.id,
  };
}

function noteBlocks(part: Part, used: Set<string>): void {
  if (part.kind === 'block') used.add(part.text.path);
  if (part.kind === 'routes') for (const line of part.items.flatMap(({ lines }) => lines)) used.add(line.text.path);
}
