const CUT = 10;
const MRR_CUT = 20;
const FIRST = 3;
const GOOD = 2;

const gain = (grade: number, index: number): number => (2 ** grade - 1) / Math.log2(index + 2);
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** Gain 2^grade-1, discount 1/log2(rank+1), against the best possible order of the whole catalogue. */
export function ndcgAt10(found: readonly number[], all: readonly number[]): number {
  const ideal = [...all].sort((a, b) => b - a).slice(0, CUT);
  const best = sum(ideal.map(gain));
  return best === 0 ? 0 : sum(found.slice(0, CUT).map(gain)) / best;
}

/** One over the first rank within 20 with a good grade (any grade where the catalogue has no good one). */
export function reciprocalRank(found: readonly number[], all: readonly number[]): number {
  const wanted = all.some((grade) => grade >= GOOD) ? GOOD : 1;
  const index = found.slice(0, MRR_CUT).findIndex((grade) => grade >= wanted);
  return index < 0 ? 0 : 1 / (index + 1);
}

/** The share of good ones among the first three. */
export const precisionAt3 = (found: readonly number[]): number =>
  found.slice(0, FIRST).filter((grade) => grade >= GOOD).length / FIRST;

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : sum(values) / values.length;

const SAMPLES = 1_000;
const LOW = 0.025;
const HIGH = 0.975;

/** The 95 % interval of a mean, by drawing the queries again and again (always the same draws). */
export function bootstrapInterval(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 0];
  const random = sequence();
  const means = Array.from({ length: SAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [means[Math.floor(SAMPLES * LOW)] ?? 0, means[Math.floor(SAMPLES * HIGH)] ?? 0];
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function sequence(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
