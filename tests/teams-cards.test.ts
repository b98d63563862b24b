import { beforeAll, describe, expect, test } from '@jest/globals';

import type { AdaptiveCard } from '../bot/teams/cards/card.js';
import { dirOf, LANGS } from '../bot/model/lang.js';
import { loadFlows } from '../bot/guide/load-flows.js';
import { faultsOf } from './support/card-parser.js';
import { EveryCard, type Seen } from './support/every-card.js';
import { botParts, partsOf } from './support/teams.js';

const flows = [...(await loadFlows()).values()];

let every: EveryCard;
beforeAll(async () => {
  every = new EveryCard(await botParts());
});

/** What is wrong with a card in Teams; empty if nothing is. */
function wrong(card: AdaptiveCard): string[] {
  const found = faultsOf(card);
  if (!LANGS.includes(card.lang)) found.push(`language "${card.lang}"`);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > 28 * 1024) found.push(`${bytes} bytes are more than Teams takes`);
  if (card.rtl !== (dirOf(card.lang) === 'rtl')) found.push('wrong direction');
  if (card.fallbackText.trim() === '') found.push('no fallback text');
  const all = [...partsOf(card)];
  const ids = all.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(ids).size < ids.length) found.push(`ids that are not unique: ${ids.join(', ')}`);
  for (const { type, text, title, data, actions, targetElements } of all) {
    if (type === 'TextBlock' && text.trim() === '') found.push('an empty text');
    if (type === 'Action.Submit' && !/^[\x21-\x7e]+$/.test(data.choice ?? data.asks))
      found.push(`choice "${data.choice}"`);
    if (type?.startsWith('Action.') && !title) found.push('an action without words');
    if (actions && actions.length > 6) found.push('more than six buttons beside each other');
    for (const target of targetElements ?? []) if (!ids.includes(target)) found.push(`nothing to unfold: ${target}`);
  }
  return found;
}

/** The errors of all cards. Also prints how many there are and how large the largest is. */
function faultsIn(cards: Iterable<Seen>, what: string): string[] {
  const faults: string[] = [];
  let count = 0;
  let most = 0;
  for (const seen of cards) {
    if ('problem' in seen) {
      faults.push(seen.problem);
      continue;
    }
    count += 1;
    most = Math.max(most, Buffer.byteLength(JSON.stringify(seen.card)));
    faults.push(...wrong(seen.card).map((fault) => `${seen.where}: ${fault}`));
  }
  process.stdout.write(`${what}: ${count} different cards, largest ${most} bytes\n`);
  return count === 0 ? ['no cards'] : faults;
}

describe.each(flows.map((flow) => [flow.id, flow] as const))('%s', (id, flow) => {
  test('every card of every question and outcome is a valid one of version 1.5, in every language', () => {
    expect(faultsIn(every.ofFlow(flow), id).slice(0, 10)).toEqual([]);
  });
});

test('every card of every answer, menu and shared answer is valid, in every language', () => {
  expect(faultsIn(every.ofTopics(), 'answers').slice(0, 10)).toEqual([]);
});

test('the check finds what is wrong', () => {
  const good = { type: 'AdaptiveCard', version: '1.5', lang: 'nl', rtl: false, fallbackText: 'x' };
  const faults = (element: object) => wrong({ ...good, body: [element] } as AdaptiveCard);
  expect(faults({ type: 'TextBlock', text: 'x', wrap: true })).toEqual([]);
  expect(faults({ type: 'TextBlock', text: 'x', colour: 'red' })).not.toEqual([]);
  expect(faults({ type: 'TextBlock', text: 'x', size: 'huge' })).not.toEqual([]);
  expect(faults({ type: 'Carousel', pages: [] })).not.toEqual([]);
  expect(faults({ type: 'TextBlock', text: 'x'.repeat(30_000) })).not.toEqual([]);
});
