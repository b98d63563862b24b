import { expect, test } from '@jest/globals';

import { flowProblem } from '../bot/content/check/ways.js';
import { isPublicHoliday } from '../bot/content/holidays.js';
import { loadContent } from '../bot/content/load.js';
import { problemLine } from '../bot/content/yaml-file.js';
import { loadFlows } from '../bot/guide/load-flows.js';
import { type Flow, type FlowEnv, FlowError } from '../bot/model/flow.js';
import { idleQuestions } from '../bot/model/flow-paths.js';

/** A day under today's rules, and a day when older rules still held for some people. */
const DAYS = ['2026-11-22', '2025-12-01'];
const { facts } = loadContent();
const flows = [...(await loadFlows()).values()];

/** The guide asks nothing that changes nothing for the person: dialogs/README.md, "Add a question". */
test.each(flows.map((flow) => [flow.id, flow] as const))('every question of %s decides something', (id, flow) => {
  const envs = DAYS.map((today) => ({ today, facts, isHoliday: isPublicHoliday }));
  const problems = idleOf(flow, envs).map(
    (question) =>
      `dialogs/${id}/flow.ts: no two people who differ only in their answer to "${question}" read different outcomes. ` +
      'Take the question out, or let a rule depend on it.',
  );
  expect(problems).toEqual([]);
});

/** As `idleQuestions`. @throws Error with the sentence of content:check if the dialog leads nowhere. */
function idleOf(flow: Flow, envs: readonly FlowEnv[]): string[] {
  try {
    return idleQuestions(flow, envs);
  } catch (error) {
    throw error instanceof FlowError ? new Error(problemLine(flowProblem(error)), { cause: error }) : error;
  }
}
