import { invariant } from './invariant.ts';

/** Integer euro cents. An alias of number: `assertCents` guards it where values enter. */
export type Cents = number;

/** Integer basis points: 1900 is 19 %, 780 is 7.8 %. */
export type Bps = number;

/** The whole (100 %) in basis points. */
export const WHOLE_BPS: Bps = 10_000;

/** Throws `InvariantError` unless `value` is a safe integer number of cents (may be negative). */
export function assertCents(value: Cents, name: string): void {
  invariant(Number.isSafeInteger(value), `${name} must be integer cents, got ${value}`);
}

/** Throws `InvariantError` unless `value` is an integer rate of at least 0 basis points. */
export function assertBps(value: Bps, name: string): void {
  invariant(Number.isSafeInteger(value) && value >= 0, `${name} must be a rate, got ${value}`);
}

/**
 * `value * multiplier / divisor`, rounded half up to an integer without any float.
 *
 * The rounding is symmetric: a negative product is rounded half away from zero, so that a
 * correction of an amount is exactly the negative of that amount.
 * All three are integers, `multiplier >= 0`, `divisor > 0`; anything else is a bug.
 */
export function mulDivHalfUp(value: number, multiplier: number, divisor: number): number {
  assertCents(value, 'value');
  invariant(Number.isSafeInteger(multiplier) && multiplier >= 0, `bad multiplier ${multiplier}`);
  invariant(Number.isSafeInteger(divisor) && divisor > 0, `bad divisor ${divisor}`);
  const product = BigInt(value) * BigInt(multiplier);
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + BigInt(divisor)) / (2n * BigInt(divisor));
  const result = Number(product < 0n ? -rounded : rounded);
  assertCents(result, 'mulDivHalfUp');
  return result;
}

/** The sum of cents; every value and the sum are asserted to be safe integers. */
export function sumCents(values: readonly Cents[]): Cents {
  let sum: Cents = 0;
  for (const value of values) {
    assertCents(value, 'summand');
    sum += value;
  }
  assertCents(sum, 'sum');
  return sum;
}
