/** Gives numbers from 0 (included) to 1 (excluded) in steps of 1/10000. */
export type Random = () => number;

/** FNV-1a of the seed starts a xorshift generator: the same seed gives the same numbers. */
export function seededRandom(seed: string): Random {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) % 10000) / 10000;
  };
}
