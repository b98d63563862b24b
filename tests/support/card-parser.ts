import { createRequire } from 'node:module';

/** What is used of `adaptivecards`, Microsoft's reference implementation, whose bundle has no types that resolve. */
interface Library {
  AdaptiveCard: new () => {
    parse(card: unknown, context: Context): void;
    toJSON(): unknown;
  };
  SerializationContext: new (version: unknown) => Context;
  Versions: Record<string, unknown>;
}

interface Context {
  eventCount: number;
  getEventAt(place: number): { message: string };
}

const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js') as Library;

/**
 * What Microsoft's own parser says against a card as one of version 1.5: an unknown element, a wrong value, something
 * newer than 1.5. It passes over what it does not know, so that what it gives back must be the whole card.
 */
export function faultsOf(given: object): string[] {
  // The parser takes a language only every other time (a regular expression that keeps its place).
  const card = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'lang'));
  const context = new library.SerializationContext(library.Versions['v1_5']);
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...faults, ...missing(card, parsed.toJSON(), 'card')];
}

/** Defaults that the parser leaves out when it writes a card again. */
const DEFAULTS: Record<string, unknown> = { rtl: false, spacing: 'default', isVisible: true };

function missing(given: unknown, kept: unknown, path: string): string[] {
  if (typeof given !== 'object' || given === null) {
    return same(given, kept) ? [] : [`${path}: ${JSON.stringify(given)} was read as ${JSON.stringify(kept)}`];
  }
  return Object.entries(given).flatMap(([name, value]) => {
    const read = (kept as Record<string, unknown> | undefined)?.[name];
    if (read === undefined && DEFAULTS[name] === value) return [];
    if (read === undefined) return [`${path}.${name} is not known`];
    return missing(value, read, `${path}.${name}`);
  });
}

/** Names such as `small` may be written in any case. */
function same(given: unknown, kept: unknown): boolean {
  return given === kept || (typeof given === 'string' && given.toLowerCase() === String(kept).toLowerCase());
}
