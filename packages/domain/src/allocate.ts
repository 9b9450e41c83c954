import { invariant } from './invariant.ts';
import { assertCents, type Cents } from './money.ts';

/** More parts than any order, run or statement has; a longer list is a bug upstream. */
export const MAX_ALLOCATION_PARTS = 100_000;

/**
 * Splits `totalCents` by `weights` with the method of the largest remainder; nothing is lost.
 *
 * Ties go to the lowest index: a caller that wants another tie rule sorts its parts first.
 * A negative total is the mirror image of the positive one. If all weights are 0, the parts
 * share equally. Weights are integers of at least 0; no parts at all can only share 0 cents.
 */
export function allocate(totalCents: Cents, weights: readonly number[]): Cents[] {
  assertCents(totalCents, 'totalCents');
  invariant(weights.length <= MAX_ALLOCATION_PARTS, 'too many parts to allocate to');
  invariant(weights.length > 0 || totalCents === 0, 'no part to allocate the total to');
  for (const weight of weights) {
    invariant(Number.isSafeInteger(weight) && weight >= 0, `bad weight ${weight}`);
  }
  const isAllZero = weights.every((weight) => weight === 0);
  const shares = allocateMagnitude(
    BigInt(Math.abs(totalCents)),
    weights.map((weight) => (isAllZero ? 1n : BigInt(weight))),
  );
  return shares.map((share) => Number(totalCents < 0 ? -share : share));
}

function allocateMagnitude(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight, index) => ({
    index,
    share: (total * weight) / whole,
    remainder: (total * weight) % whole,
  }));
  const given = parts.reduce((sum, part) => sum + part.share, 0n);
  const byRemainder = [...parts].sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.index - b.index;
  });
  for (const part of byRemainder.slice(0, Number(total - given))) part.share += 1n;
  return parts.map((part) => part.share);
}
