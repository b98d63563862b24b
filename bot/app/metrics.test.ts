import { afterEach, expect, test } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createLog } from '../config/log.js';
import { createDailyCounts } from './daily-counts.js';
import { createMetrics, serveMetrics } from './metrics.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const DAY = 86_400_000;

test('the figures are shown at /metrics and nowhere else', async () => {
  const metrics = createMetrics({ now: () => Date.UTC(2026, 10, 22), openStreams: () => 3, whole: true });
  for (let i = 0; i < 12; i += 1) metrics.turn({ kind: 'answered', topic: 'deposit.rules', lang: 'ar' }, 0.01);
  metrics.turn({ kind: 'not_understood', topic: null, lang: 'nl' }, 0.01);
  metrics.answered(503);
  metrics.refused('talks');
  createLog('silent', undefined, metrics.trouble).warn('record_damaged');
  const server = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 });
  servers.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('guide_turns_total{kind="answered"} 12');
  expect(text).toContain('guide_turns_total{kind="not_understood"} 1');
  expect(text).toContain('guide_turn_seconds_count 13');
  expect(text).toContain('guide_http_answers_total{status="5xx"} 1');
  expect(text).toContain('guide_refused_total{limit="talks"} 1');
  expect(text).toContain('guide_trouble_total{event="record_damaged"} 1');
  expect(text).toContain('guide_streams_open 3');
  expect(text).toContain('guide_topic_answers{day="2026-11-22",topic="deposit.rules",lang="ar"} 12');
  for (const [method, path] of [
    ['GET', '/'],
    ['POST', '/metrics'],
  ] as const) {
    expect((await fetch(url + path, { method })).status).toBe(404);
  }
});

test('a small count is not shown: it could point at one family; and days before yesterday are let go of', () => {
  let now = Date.UTC(2026, 10, 20, 12);
  const counts = createDailyCounts(() => now);
  const count = (times: number, topic: string): void => {
    for (let i = 0; i < times; i += 1) counts.add(topic, 'nl');
  };
  count(9, 'housing.search');
  expect(counts.shown()).toEqual([]);
  count(1, 'housing.search');
  expect(counts.shown()).toEqual([{ day: '2026-11-20', topic: 'housing.search', lang: 'nl', count: 10 }]);
  now += DAY;
  count(10, 'deposit.rules');
  expect(counts.shown().map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21']);
  now += DAY;
  count(10, 'deposit.rules');
  expect(counts.shown().map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22']);
});
