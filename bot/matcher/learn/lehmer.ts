/** Park and Miller's generator from a seed: whole numbers from 1 to 2^31 - 2, the same on every machine. */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647);
}
