import type { ISODate } from './calendar.js';
import type { Region, Source } from './facts.js';
import type { BlockStyle } from './reply.js';

/** One block of a topic: what it looks like and what it stands on. Its words stand in the topic's words. */
export interface TopicBlock {
  id: string;
  style: BlockStyle;
  /** The facts the block stands on; where one has no value today, "check here" is shown instead. */
  facts: string[];
  /** Region for facts that differ by region. */
  region?: Region | undefined;
  /** Begins a new message. */
  new_message: boolean;
}

/** What the guide can speak of: a dialog, an answer, help in danger, or the guide itself. Words stand apart. */
export interface Topic {
  id: string;
  kind: 'flow' | 'answer' | 'crisis' | 'meta';
  area: 'reunification' | 'arrival' | 'housing' | 'support' | 'safety' | 'no-residence' | 'meta';
  /** Links to a sensitive topic carry no more than its start. */
  sensitive: boolean;
  /** The answer's blocks in order. A flow lists the blocks that its outcomes are made of. */
  blocks: TopicBlock[];
  /** Ids of organisations that help, best first. */
  services: string[];
  /** Ids of topics that people ask about next. */
  related: string[];
  /** A card to show at a desk, and the facts it stands on. */
  card?: { facts: string[] } | undefined;
  /** Ids of the topics whose links and QR codes stand together on this topic's page to hand out. */
  hand_out: string[];
  /** Sources of what is told without a fact of its own. */
  sources: (Source & { checked_on: ISODate })[];
}

/** The topics of the menu, in order: all but the guide's own (`meta`). */
export function menuTopics(topics: ReadonlyMap<string, Topic>): Topic[] {
  return [...topics.values()].filter(({ area }) => area !== 'meta');
}

/** The areas of the menu with their topics, both in order. */
export function areasOf(topics: ReadonlyMap<string, Topic>): ReadonlyMap<string, readonly Topic[]> {
  const areas = new Map<string, Topic[]>();
  for (const topic of menuTopics(topics)) {
    const known = areas.get(topic.area);
    if (known) known.push(topic);
    else areas.set(topic.area, [topic]);
  }
  return areas;
}
