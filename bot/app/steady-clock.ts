/** Milliseconds by which the clock may be set without being doubted: more than it drifts in a day. */
const SET_BY = 300_000;
/** Milliseconds for which a new time has to hold until it is believed. */
const HELD_FOR = 3_600_000;

/**
 * A clock (epoch ms) that does not jump, for deciding what has expired: a machine that wakes up with a wrong time, or is
 * set to one, must not delete every talk. It follows the machine's clock `wall`; where that leaps against `elapsed` (ms
 * that only ever run on) it goes on evenly until the new time has held for an hour. `jumped` is told by how many ms.
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
