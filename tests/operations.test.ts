import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { createMetrics } from '../bot/app/metrics.js';
import { LOG_EVENTS } from '../bot/config/log-events.js';
import { ROOT } from '../bot/config/paths.js';
import { readSources } from './support/imports.js';

/** Everything that the program logs and counts must be explained to the operators, and nothing else. */

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const rules = (
  parse(read('.deploy/alerts.yml')) as {
    groups: {
      rules: { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } }[];
    }[];
  }
).groups.flatMap((group) => group.rules);

/** The names in bold at the start of a paragraph. */
const explained = [...read('.deploy/RUNBOOK.md').matchAll(/^- ((?:\*\*\w+\*\*(?:, )?)+) – /gm)].flatMap(([, names]) =>
  [...names!.matchAll(/\w+/g)].map(([name]) => name),
);

test('every event that is logged is in the catalogue, and no other', () => {
  const sources = [...readSources(ROOT, ['bot']).values()].filter(({ path }) => !path.endsWith('.test.ts'));
  const logged = sources.flatMap(({ text }) =>
    [...text.matchAll(/\blog\??\.(?:debug|info|warn|error)\(\s*'(\w+)'/g)].map(([, event]) => event!),
  );
  expect([...new Set(logged)].sort()).toEqual(Object.keys(LOG_EVENTS).sort());
});

test('every event and every alert is explained in the runbook, and nothing else is', () => {
  expect([...explained].sort()).toEqual([...Object.keys(LOG_EVENTS), ...rules.map(({ alert }) => alert)].sort());
});

test('every alert asks for figures that there are, and says how bad it is', async () => {
  const metrics = createMetrics({ now: () => Date.UTC(2026, 10, 22), openStreams: () => 0, whole: true });
  const shown = await metrics.text();
  const figures = new Set(
    [...shown.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name, type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
  for (const { alert, expr, labels, annotations } of rules) {
    const asked = expr.match(/\b(?:guide|nodejs|process)_\w+/g) ?? [];
    expect([alert, asked.filter((name) => !figures.has(name))]).toEqual([alert, []]);
    expect([alert, asked.length > 0 || expr.includes('up{job="guide"}')]).toEqual([alert, true]);
    const events = [...expr.matchAll(/event=~?"([^"]+)"/g)].flatMap(([, names]) => names!.split('|'));
    expect([alert, events.filter((event) => !(event in LOG_EVENTS))]).toEqual([alert, []]);
    expect(['page', 'work']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/\.$|\?$/);
  }
});
