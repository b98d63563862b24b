import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { collectDefaultMetrics, Counter, Gauge, type GaugeConfiguration, Histogram, Registry } from 'prom-client';

import type { LogEvent } from '../config/log-events.js';
import type { CountedTurn } from '../guide/turns.js';
import { createDailyCounts } from './daily-counts.js';

/** Counts what the program does, for Prometheus. Holds no message text, address or conversation. */
export interface Metrics {
  turn(turn: CountedTurn, seconds: number): void;
  answered(status: number): void;
  refused(what: string): void;
  /** Counts a logged warning or error. */
  trouble(event: LogEvent): void;
  /** The figures in Prometheus' text format. */
  text(): Promise<string>;
}

/**
 * Metrics of this process. `openStreams` gives the number of open WebSockets each time the figures are read. `whole` is
 * false if only the topics about danger could be loaded.
 */
export function createMetrics(deps: { now: () => number; openStreams: () => number; whole: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: 'guide_turns_total',
    help: 'Turns, by what they did',
    labelNames: ['kind'],
    registers,
  });
  const seconds = new Histogram({
    name: 'guide_turn_seconds',
    help: 'Duration of a turn: state read, answered, state written',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const answers = new Counter({
    name: 'guide_http_answers_total',
    help: 'HTTP answers, by class of status',
    labelNames: ['status'],
    registers,
  });
  const refusals = new Counter({
    name: 'guide_refused_total',
    help: 'Requests refused because a limit was reached',
    labelNames: ['limit'],
    registers,
  });
  const troubles = new Counter({
    name: 'guide_trouble_total',
    help: 'Warnings and errors logged, by event (.deploy/RUNBOOK.md)',
    labelNames: ['event'],
    registers,
  });
  const daily = createDailyCounts(deps.now);
  const gauge = (options: GaugeConfiguration<string>): void => registry.registerMetric(new Gauge(options));
  gauge({
    name: 'guide_streams_open',
    help: 'WebSockets open',
    registers: [],
    collect() {
      this.set(deps.openStreams());
    },
  });
  gauge({
    name: 'guide_content_whole',
    help: '1 where all of the content is served, 0 where only the topics about danger are',
    registers: [],
    collect() {
      this.set(deps.whole ? 1 : 0);
    },
  });
  gauge({
    name: 'guide_topic_answers',
    help: 'Answers of a topic in a language on a day; small counts are not shown',
    labelNames: ['day', 'topic', 'lang'],
    registers: [],
    collect() {
      this.reset();
      for (const { day, topic, lang, count } of daily.shown()) this.set({ day, topic, lang }, count);
    },
  });
  return {
    turn({ kind, topic, lang }, took) {
      turns.inc({ kind });
      seconds.observe(took);
      if (topic !== null) daily.add(topic, lang);
    },
    answered: (status) => answers.inc({ status: `${Math.floor(status / 100)}xx` }),
    refused: (what) => refusals.inc({ limit: what }),
    trouble: (event) => troubles.inc({ event }),
    text: () => registry.metrics(),
  };
}

/** Serves metrics at `/metrics`, on a separate address that people cannot reach. Rejects if the address is in use. */
export async function serveMetrics(metrics: Metrics, at: { host: string; port: number }): Promise<Server> {
  const server = createServer((req, res) => {
    // Not chained: restify makes `writeHead` return nothing on every server of the process.
    const answer = (status: number, text: string): void => {
      res.writeHead(status, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
      res.end(text);
    };
    if (req.url !== '/metrics' || req.method !== 'GET') return answer(404, '');
    metrics
      .text()
      .then((text) => answer(200, text))
      .catch(() => answer(500, ''));
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  return server;
}
