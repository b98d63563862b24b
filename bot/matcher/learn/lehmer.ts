/**
 * Park and Miller's random generator: whole numbers from 1 to 2^31 - 2. A seed gives the same numbers on every machine.
 */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647);
}
