import { allocate } from './allocate.ts';
import type { IsoDate } from './dates.ts';
import { assertCents, type Cents } from './money.ts';

/** Who bears what Stripe keeps of a charge. */
export type FeeBearer = 'cooperative' | 'producers';

/** A resolution of the cooperative; the newest row that is valid counts. */
export type FeeBearingRule = {
  readonly validFrom: IsoDate;
  readonly mode: FeeBearer;
  /** The resolution that it rests on, such as `GV 2026-03`. */
  readonly resolution: string;
};

/** Who bears the fee of an order that is placed on `on`: the cooperative until it resolves otherwise. */
export function feeBearerOn(rules: readonly FeeBearingRule[], on: IsoDate): FeeBearer {
  let rule: FeeBearingRule | null = null;
  for (const candidate of rules) {
    if (candidate.validFrom > on) continue;
    if (rule === null || candidate.validFrom >= rule.validFrom) rule = candidate;
  }
  return rule?.mode ?? 'cooperative';
}

/**
 * The fee of one charge over the producers of its order, by gross and with the method of the
 * largest remainder; ties go to the lowest id. No share bears more than it pays out: what is over
 * stays with the cooperative, so a fee never turns a sale into a debt.
 */
export function feeShares<
  Part extends {
    readonly producerId: string;
    readonly grossCents: Cents;
    readonly payoutCents: Cents;
  },
>(feeCents: Cents, parts: readonly Part[]): (Part & { readonly feeShareCents: Cents })[] {
  assertCents(feeCents, 'feeCents');
  const sorted = [...parts].sort((a, b) => (a.producerId < b.producerId ? -1 : 1));
  const shares = allocate(
    feeCents,
    sorted.map(({ grossCents }) => grossCents),
  );
  return sorted.map((part, index) => ({
    ...part,
    feeShareCents: Math.min(shares[index] ?? 0, part.payoutCents),
  }));
}
