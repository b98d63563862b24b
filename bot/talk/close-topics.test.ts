import { describe, expect, test } from '@jest/globals';

import type { PlannedLang } from '../model/lang.js';
import { closeTopics } from './close-topics.js';
import { newTalk } from './talk-state.js';
import { beginTurn, type Match, type TurnContext } from './turn-context.js';

const kinds = { 'home.rent': 'answer', 'home.start': 'flow', 'work.find': 'answer', 'safety.danger': 'crisis' };
const context = {
  topics: new Map(Object.entries(kinds).map(([id, kind]) => [id, { id, kind }])),
  flows: new Map(),
} as unknown as TurnContext;
const turn = beginTurn(context, newTalk('nl'), { today: '2026-11-30', lang: 'nl' });

const near = (scores: Record<string, number>, band: Match['band'] = 'ask') => ({
  topic: { band, topic: null, candidates: Object.entries(scores).map(([topic, score]) => ({ topic, score })) },
  words: 5,
  written: 'nl' as PlannedLang | null,
});

describe('the topics that a message may be about', () => {
  test('are those that come close to the best', () => {
    const match = near({ 'home.rent': 0.5, 'work.find': 0.3, 'home.start': 0.2 });
    expect(closeTopics(turn, match)).toEqual(['home.rent', 'work.find']);
  });

  test('are never help in danger, and are measured without it', () => {
    const match = near({ 'safety.danger': 0.6, 'home.rent': 0.3, 'work.find': 0.2 });
    expect(closeTopics(turn, match)).toEqual(['home.rent', 'work.find']);
    expect(closeTopics(turn, near({ 'safety.danger': 0.6 }))).toEqual([]);
  });

  test('are none where nothing is near, unless a story was told', () => {
    const match = near({ 'home.rent': 0.2 }, 'none');
    expect(closeTopics(turn, { ...match, words: 11 })).toEqual([]);
    expect(closeTopics(turn, { ...match, words: 12 })).toEqual(['home.rent']);
    // Words of another language come near to anything.
    expect(closeTopics(turn, { ...match, words: 12, written: 'ru' })).toEqual([]);
    expect(closeTopics(turn, { ...match, words: 12, written: null })).toEqual([]);
  });
});
