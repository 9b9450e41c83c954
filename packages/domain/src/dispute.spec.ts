import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DISPUTE_STATUSES,
  type DisputedOrder,
  defaultDecision,
  isDisputeStatus,
  isUndecided,
  type LiabilityDecision,
  liabilityRuleOf,
  mayFollow,
  phaseOf,
  planLoss,
  producersDueAt,
  reductionByLoss,
  takesEvidence,
} from './dispute.ts';
import { InvariantError } from './invariant.ts';

/** What remains of the worked example when the dispute comes: 53.97 of 67.84. */
const order: DisputedOrder = {
  amountCents: 5397,
  parts: [
    { producerId: 'A', remainingCents: 1698 },
    { producerId: 'B', remainingCents: 776 },
    { producerId: 'C', remainingCents: 2333 },
  ],
  deliveryRemainingCents: 590,
};

describe('who answers for a dispute', () => {
  it.each([
    ['fraudulent', 'card', 'cooperative'],
    ['unrecognized', 'card', 'cooperative'],
    ['product_not_received', 'card', 'parcel'],
    ['product_unacceptable', 'card', 'parcel'],
    ['duplicate', 'card', 'cause'],
    ['credit_not_processed', 'card', 'cause'],
    ['insufficient_funds', 'card', 'unpaid'],
    ['fraudulent', 'sepa_debit', 'unpaid'],
    ['general', 'card', 'unknown'],
    ['constructor', 'card', 'unknown'],
  ])('%s by %s is %s', (reason, method, rule) => {
    expect(liabilityRuleOf(reason, method)).toBe(rule);
  });

  it('is the producer of the parcel when only one parcel is left, and everybody otherwise', () => {
    const [a, b] = order.parts;
    if (a === undefined || b === undefined) throw new Error('the order has parts');
    expect(defaultDecision('parcel', [a, { ...b, remainingCents: 0 }])).toEqual({
      kind: 'at_fault',
      producerIds: ['A'],
    });
    expect(defaultDecision('parcel', [a, b])).toEqual({ kind: 'pro_rata' });
    expect(defaultDecision('unpaid', [a])).toEqual({ kind: 'pro_rata' });
    expect(defaultDecision('cause', [a])).toEqual({ kind: 'at_fault', producerIds: [] });
  });
});

describe('dividing a loss', () => {
  it('lets C answer for its parcel and the cooperative for the rest (worked example)', () => {
    expect(planLoss(order, { kind: 'at_fault', producerIds: ['C'] })).toEqual({
      producers: [{ producerId: 'C', lossCents: 2333 }],
      deliveryCents: 590,
      chargebackCents: 2474,
    });
  });

  it('leaves all of a fraud to the cooperative, its own delivery first named', () => {
    expect(planLoss(order, { kind: 'at_fault', producerIds: [] })).toEqual({
      producers: [],
      deliveryCents: 590,
      chargebackCents: 4807,
    });
  });

  it('takes a partial dispute from the parcel at fault alone', () => {
    const partial = { ...order, amountCents: 1000 };
    expect(planLoss(partial, { kind: 'at_fault', producerIds: ['C'] })).toEqual({
      producers: [{ producerId: 'C', lossCents: 1000 }],
      deliveryCents: 0,
      chargebackCents: 0,
    });
  });

  it('spreads by what remains: 10.00 of 53.97 by largest remainder', () => {
    // 1000 × 1698/5397 = 314.62, × 776 = 143.78, × 2333 = 432.28, × 590 = 109.32.
    expect(planLoss({ ...order, amountCents: 1000 }, { kind: 'pro_rata' })).toEqual({
      producers: [
        { producerId: 'A', lossCents: 315 },
        { producerId: 'B', lossCents: 144 },
        { producerId: 'C', lossCents: 432 },
      ],
      deliveryCents: 109,
      chargebackCents: 0,
    });
  });

  it('leaves money that was refunded before to the cooperative', () => {
    const refunded: DisputedOrder = {
      amountCents: 1000,
      parts: [{ producerId: 'A', remainingCents: 0 }],
      deliveryRemainingCents: 0,
    };
    expect(planLoss(refunded, { kind: 'pro_rata' })).toEqual({
      producers: [],
      deliveryCents: 0,
      chargebackCents: 1000,
    });
  });

  it('refuses a stranger, a negative amount and two parts of one producer', () => {
    expect(() => planLoss(order, { kind: 'at_fault', producerIds: ['X'] })).toThrow(InvariantError);
    expect(() => planLoss({ ...order, amountCents: -1 }, { kind: 'pro_rata' })).toThrow(
      InvariantError,
    );
    const twice = { ...order, parts: [...order.parts, ...order.parts] };
    expect(() => planLoss(twice, { kind: 'pro_rata' })).toThrow(InvariantError);
  });

  it('never takes more than remains and never loses a cent', () => {
    const cents = fc.integer({ min: 0, max: 99_999_999 });
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.tuple(cents, fc.boolean()), { maxLength: 8 }),
        cents,
        fc.boolean(),
        (amountCents, drawn, deliveryRemainingCents, isProRata) => {
          const parts = drawn.map(([remainingCents], index) => ({
            producerId: `P${index}`,
            remainingCents,
          }));
          const producerIds = parts.flatMap(({ producerId }, i) =>
            drawn[i]?.[1] ? [producerId] : [],
          );
          const decision: LiabilityDecision = isProRata
            ? { kind: 'pro_rata' }
            : { kind: 'at_fault', producerIds };
          const plan = planLoss({ amountCents, parts, deliveryRemainingCents }, decision);
          let sumCents = plan.deliveryCents + plan.chargebackCents;
          for (const { producerId, lossCents } of plan.producers) {
            const part = parts.find((one) => one.producerId === producerId);
            expect(lossCents).toBeLessThanOrEqual(part?.remainingCents ?? 0);
            if (!isProRata) expect(producerIds).toContain(producerId);
            sumCents += lossCents;
          }
          expect(sumCents).toBe(amountCents);
          expect(plan.deliveryCents).toBeLessThanOrEqual(deliveryRemainingCents);
          expect(plan.chargebackCents).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('takes a whole share off to exactly zero', () => {
    const remaining = { goodsCents: 716, depositCents: 60, deliveryCents: 0 };
    expect(reductionByLoss(remaining, 776)).toEqual(remaining);
    expect(reductionByLoss(remaining, 100)).toEqual({
      goodsCents: 92,
      depositCents: 8,
      deliveryCents: 0,
    });
    expect(() => reductionByLoss(remaining, 777)).toThrow(InvariantError);
  });
});

it('asks producers three days before the bank wants its answer, or at half the time', () => {
  const asked = new Date('2026-06-01T08:00:00Z');
  expect(producersDueAt(asked, new Date('2026-06-10T08:00:00Z'))).toEqual(
    new Date('2026-06-07T08:00:00Z'),
  );
  expect(producersDueAt(asked, new Date('2026-06-03T08:00:00Z'))).toEqual(
    new Date('2026-06-02T08:00:00Z'),
  );
});

describe('states of a dispute', () => {
  it('knows what each of them means', () => {
    expect(DISPUTE_STATUSES.filter(isUndecided).map((status) => phaseOf(status))).toEqual([
      'inquiry',
      'inquiry',
      'open',
      'in_review',
      'open',
      'in_review',
    ]);
    expect(DISPUTE_STATUSES.filter(takesEvidence)).toEqual([
      'warning_needs_response',
      'needs_response',
      'appeal_needs_response',
    ]);
    expect(isDisputeStatus('lost')).toBe(true);
    expect(isDisputeStatus('charge_refunded')).toBe(false);
  });

  it.each([
    ['warning_needs_response', 'needs_response', true],
    ['warning_closed', 'needs_response', true],
    ['needs_response', 'warning_needs_response', false],
    ['under_review', 'needs_response', false],
    ['lost', 'under_review', false],
    ['lost', 'won', true],
    ['lost', 'appeal_needs_response', true],
    ['appeal_under_review', 'won', true],
    ['appeal_under_review', 'lost', true],
    ['appeal_under_review', 'appeal_needs_response', false],
    ['appeal_needs_response', 'under_review', false],
    ['won', 'won', true],
  ] as const)('%s → %s: %s', (stored, read, isLegal) => {
    expect(mayFollow(stored, read)).toBe(isLegal);
  });
});
