import { createRequire } from 'node:module';

/**
 * The part of `adaptivecards`, Microsoft's reference implementation, that we use. The types of its bundle do not
 * resolve.
 */
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
 * The errors that Microsoft's own parser finds in a card of version 1.5: unknown elements, wrong values, newer
 * features. The parser ignores what it does not know, so its output is compared with the whole card.
 */
export function faultsOf(given: object): string[] {
  // The parser accepts `lang` only every second time, because its regular expression keeps its position.
  const card = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'lang'));
  const context = new library.SerializationContext(library.Versions['v1_5']);
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...faults, ...missing(card, parsed.toJSON(), 'card')];
}

/** Default values that the parser leaves out when it writes a card. */
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

/** Compares names such as `small` in any case. */
function same(given: unknown, kept: unknown): boolean {
  return given === kept || (typeof given === 'string' && given.toLowerCase() === String(kept).toLowerCase());
}
