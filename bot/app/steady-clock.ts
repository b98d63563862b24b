/** A change of the clock up to this many milliseconds is believed at once. It is more than a clock drifts in a day. */
const SET_BY = 300_000;
/** Milliseconds after which a larger change is believed. */
const HELD_FOR = 3_600_000;

/**
 * A clock (epoch ms) that does not jump, for deciding what has expired. Without it, a machine with a wrong time would
 * delete every talk. It follows the machine's clock `wall` and compares it with `elapsed` (ms that only grow). If
 * `wall` jumps, this clock runs on evenly until the new time has held for an hour. `jumped` is called with the jump in
 * ms.
 */
export function createSteadyClock(
  wall: () => number,
  elapsed: () => number,
  jumped: (by: number) => void = () => undefined,
): () => number {
  let believed = wall() - elapsed();
  let doubted: { offset: number; since: number } | null = null;
  return () => {
    const ran = elapsed();
    const offset = wall() - ran;
    if (Math.abs(offset - believed) <= SET_BY) {
      believed = offset;
      doubted = null;
    } else if (doubted === null || Math.abs(offset - doubted.offset) > SET_BY) {
      doubted = { offset, since: ran };
      jumped(offset - believed);
    } else if (ran - doubted.since >= HELD_FOR) {
      believed = offset;
      doubted = null;
    }
    return believed + ran;
  };
}
