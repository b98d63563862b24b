import type { ISODate } from './calendar.js';
import type { Region, Source } from './facts.js';
import type { BlockStyle } from './reply.js';
import type { FoldRole, Role } from './roles.js';
import { OTHER_VOICES, type OtherVoice, type Voice } from './voice.js';

/** One block of a topic: its style and the facts it depends on. Its words stand in the topic's words. */
export interface TopicBlock {
  id: string;
  style: BlockStyle;
  /** Set in the new form: what the block says in the reply. */
  role?: Role | undefined;
  /** The id of the fold that it stands in; absent: in view. */
  fold?: string | undefined;
  /** The facts that the block depends on. If one has no value today, "check here" is shown instead. */
  facts: string[];
  /** The region for facts that differ by region. */
  region?: Region | undefined;
  /** The block begins a new message. */
  new_message: boolean;
  /** The reader whom it is written for, in place of the block `instead`; absent: everybody else. */
  voice?: OtherVoice | undefined;
  instead?: string | undefined;
}

/**
 * What the guide can talk about: a dialog, an answer, help in danger, or the guide itself. Its words stand elsewhere.
 */
export interface Topic {
  id: string;
  kind: 'flow' | 'answer' | 'crisis' | 'meta';
  area: 'reunification' | 'arrival' | 'housing' | 'support' | 'safety' | 'no-residence' | 'papers' | 'meta';
  /** Links to a sensitive topic must not carry a person's answers. */
  sensitive: boolean;
  /** The answer's blocks in order. For a flow: all blocks that its outcomes use. */
  blocks: TopicBlock[];
  /** The folds of the new form, by id, and what each is for; of one role in the order given. */
  folds: Readonly<Record<string, FoldRole>>;
  /** The fold that a reader of this voice reads first, open. */
  voices: Readonly<Partial<Record<OtherVoice, string>>>;
  /** Ids of the lines to call, the one for this matter first (in danger the emergency number before it). */
  call: string[];
  /** Ids of organisations that help, best first. */
  services: string[];
  /** Ids of topics that people ask about next. */
  related: string[];
  /** A desk card, and the facts it depends on. */
  card?: { facts: string[] } | undefined;
  /** Topics whose links and QR codes stand together on this topic's page to hand out. */
  hand_out: string[];
  /** Sources for statements that have no fact of their own. */
  sources: (Source & { checked_on: ISODate })[];
}

/** The blocks as a reader of this voice reads them: its own instead of the plain ones, where it has some. */
export function blocksFor({ blocks }: Pick<Topic, 'blocks'>, voice: Voice | null): TopicBlock[] {
  const own = blocks.filter((block) => block.voice !== undefined && block.voice === voice);
  return blocks.flatMap((block) => {
    if (block.voice !== undefined) return [];
    return [own.find(({ instead }) => instead === block.id) ?? block];
  });
}

/** The voices that a topic has words of their own for, in the order of `OTHER_VOICES`. */
export function voicesOf({ blocks }: Pick<Topic, 'blocks'>): OtherVoice[] {
  const spoken = new Set<string>(blocks.flatMap(({ voice }) => voice ?? []));
  return OTHER_VOICES.filter((voice) => spoken.has(voice));
}

/** Whether a topic is written in the new form: parts with a role, of which few are in view. */
export function inNewForm({ blocks }: Pick<Topic, 'blocks'>): boolean {
  return blocks.some(({ role }) => role !== undefined);
}

/** The topics of the menu, in order: all except those about the guide itself (`meta`). */
export function menuTopics(topics: ReadonlyMap<string, Topic>): Topic[] {
  return [...topics.values()].filter(({ area }) => area !== 'meta');
}

/** Most choices that stand on one screen of a menu. */
const MOST_CHOICES = 7;

/**
 * One screen of an area's topics: `page` counts from 1. Where more topics follow, one place is left for the choice that
 * leads to them. Empty if there is no such screen.
 */
export function areaScreen<T>(topics: readonly T[], page: number): { shown: readonly T[]; more: boolean } {
  const perScreen = MOST_CHOICES - 1;
  // The screen before holds all that is left.
  if (page > 1 && topics.slice((page - 2) * perScreen).length <= MOST_CHOICES) return { shown: [], more: false };
  const rest = topics.slice((page - 1) * perScreen);
  return rest.length > MOST_CHOICES
    ? { shown: rest.slice(0, MOST_CHOICES - 1), more: true }
    : { shown: rest, more: false };
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
