import { beforeAll, describe, expect, test } from '@jest/globals';

import type { BotParts } from '../bot/create-bot.js';
import { createBotParts } from '../bot/create-bot.js';
import type { Answers, Flow } from '../bot/core/flow.js';
import { LANGS, type Lang } from '../bot/core/lang.js';
import type { Part, Reply } from '../bot/core/reply.js';
import { turn } from '../bot/core/turn.js';
import { loadFlows } from '../bot/load-flows.js';
import type { RenderedReply } from '../bot/render/rendered.js';
import { edgesOf, walk } from './support/walk.js';

const TODAY = '2026-11-22';
const NOW = { date: TODAY, minute: 600 };
const flows = [...(await loadFlows()).values()];

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

/** Parts come back on thousands of paths: each is rendered once per language. */
function partRenderer(): (part: Part, lang: Lang) => RenderedReply {
  const known = new Map<string, RenderedReply>();
  return (part, lang) => {
    const key = lang + JSON.stringify(part);
    const found = known.get(key);
    if (found) return found;
    const reply: Reply = { messages: [[part]], choices: [], input: 'text', topic: null };
    const rendered = parts.renderer.render(reply, lang, NOW);
    known.set(key, rendered);
    return rendered;
  };
}

function outcomeOf(flow: Flow, answers: Answers): Reply {
  const state = { v: 1, lang: 'nl', flow: { id: flow.id, answers }, offered: [], lastTopic: null } as const;
  const env = { today: TODAY, lang: 'nl' } as const;
  const kept = { ...state, offered: [], flow: { id: flow.id, answers: { ...answers } } };
  return turn(parts.brain, kept, { kind: 'choice', id: 'do:continue' }, env).reply;
}

describe.each(flows.map((flow) => [flow.id, flow] as const))('%s', (id, flow) => {
  test('every path ends in an outcome with sources, a next step and somebody to turn to, in every language', () => {
    const env = { today: TODAY, facts: parts.content.facts };
    const render = partRenderer();
    const usedBlocks = new Set<string>();

    const walked = walk(flow, env, (answers) => {
      const reply = outcomeOf(flow, answers);
      const all = reply.messages.flat();
      for (const part of all) noteBlocks(part, usedBlocks);
      expect(all.some((part) => part.kind === 'block' && part.style === 'steps')).toBe(true);
      expect(all.some((part) => part.kind === 'services' && part.ids.length > 0)).toBe(true);
      expect(all.at(-1)!.kind).toBe('sources');
      expect(reply.choices.some(({ rank }) => rank === 'main')).toBe(true);
      for (const lang of LANGS) for (const part of all) render(part, lang);
    });

    for (const part of overviewParts(flow)) noteBlocks(part, usedBlocks);
    const edges = edgesOf(flow, env);
    const questions = Object.keys(flow.questions);
    process.stdout.write(
      `${id}: ${walked.paths} paths in ${LANGS.length} languages; nodes ${walked.nodes.size}/${questions.length + 1}; ` +
        `edges ${walked.edges.size}/${edges.size} (${Math.floor((100 * walked.edges.size) / edges.size)} %)\n`,
    );
    expect(walked.edges).toEqual(edges);
    expect(walked.nodes).toEqual(new Set([...questions, 'outcome']));
    // A block that no path shows is a dead end of the words.
    const declared = parts.content.topics.get(id)!.blocks.map((block) => `blocks.${block.id}`);
    expect(declared.filter((block) => !usedBlocks.has(block))).toEqual([]);
  });

  test('every question can be asked in every language', () => {
    for (const lang of LANGS) {
      for (const [question, { kind }] of Object.entries(flow.questions)) {
        const rendered = parts.renderer.render(questionReply(flow, question), lang, NOW);
        expect(rendered.choices.length).toBeGreaterThan(kind === 'choice' ? 1 : 0);
      }
    }
  });
});

function overviewParts(flow: Flow): Part[] {
  const topic = parts.content.topics.get(flow.id)!;
  return flow
    .overview({ today: TODAY, facts: parts.content.facts })
    .messages.flatMap((group) =>
      group.flatMap((part): Part[] =>
        'block' in part ? [{ kind: 'block', style: 'text', text: { ns: topic.id, path: `blocks.${part.block}` } }] : [],
      ),
    );
}

function questionReply(flow: Flow, question: string): Reply {
  const at = (field: string) => ({ ns: flow.id, path: `questions.${question}.${field}` });
  const asked = flow.questions[question]!;
  const options = asked.kind === 'choice' ? asked.options : ['unknown'];
  const fields = asked.kind === 'choice' ? ['text', 'why', 'short'] : ['text', 'why', 'short', 'too_early', 'too_late'];
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
