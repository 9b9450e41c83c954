import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliveryEffect, withdrawalDeliveryCents } from './deliveryRefund.ts';
import {
  DEFAULT_BEARER,
  decideRefund,
  leftOf,
  type RefundableShare,
  type RefundDecision,
  type RefundWishPart,
  wholeOf,
} from './refund.ts';
import { addReductions, NO_REDUCTION } from './share.ts';

const rule = { id: 'r', rateBps: 800, vatRateBps: 1900 };
const NONE = { refundedQuantity: 0, refundedDepositQuantity: 0 };

/** Six bottles at 1.79 with 0.15 deposit each; the cooperative delivers for 5.90. */
const juice: RefundableShare = {
  producerOrderId: 'order-b',
  producerId: 'B',
  terms: { goodsCents: 1074, depositCents: 90, deliveryCents: 0, rule },
  reduction: NO_REDUCTION,
  refunded: NO_REDUCTION,
  cooperativeDeliveryCents: 590,
  refundedCooperativeDeliveryCents: 0,
  lines: [{ lineId: 'bottle', quantity: 6, goodsCents: 1074, containerDepositCents: 15, ...NONE }],
};

const bottles = (
  quantity: number,
  kind: 'goods_and_deposit' | 'goods' | 'deposit' = 'goods_and_deposit',
  deductionCents = 0,
) => ({ lineId: 'bottle', quantity, kind, deductionCents });

const wish = (more: Partial<RefundWishPart>): RefundWishPart => ({
  producerOrderId: 'order-b',
  lines: [],
  deliveryCents: 0,
  amountCents: 0,
  ...more,
});

const decide = (more: Partial<RefundWishPart>, share = juice, bearer = 'producer' as const) =>
  decideRefund([share], [wish(more)], bearer, 1754);

const total = (decision: RefundDecision) => (decision.ok ? decision.totalCents : decision.because);

describe('amounts', () => {
  it('are price and deposit of some pieces', () => {
    const decision = decide({ lines: [bottles(2)] });
    expect(decision).toEqual({
      ok: true,
      totalCents: 388,
      parts: [
        {
          producerOrderId: 'order-b',
          producerId: 'B',
          goodsCents: 358,
          depositCents: 30,
          deliveryCents: 0,
          cooperativeDeliveryCents: 0,
          totalCents: 388,
          lines: [
            {
              lineId: 'bottle',
              quantity: 2,
              depositQuantity: 2,
              goodsCents: 358,
              depositCents: 30,
            },
          ],
        },
      ],
    });
  });

  it.each([
    { what: 'the deposit alone', more: { lines: [bottles(6, 'deposit')] }, cents: 90 },
    { what: 'the price alone', more: { lines: [bottles(1, 'goods')] }, cents: 179 },
    { what: 'the delivery', more: { deliveryCents: 590 }, cents: 590 },
    { what: 'one cent of price cut', more: { amountCents: 1 }, cents: 1 },
    { what: 'everything', more: { lines: [bottles(6)], deliveryCents: 590 }, cents: 1754 },
    { what: 'less a loss in value', more: { lines: [bottles(2, 'goods', 58)] }, cents: 300 },
  ])('are $what', ({ more, cents }) => {
    expect(total(decide(more))).toBe(cents);
  });

  it('of a price that was cut before go only as far as was paid', () => {
    const cut = { ...NO_REDUCTION, goodsCents: 74 };
    const share = { ...juice, reduction: cut, refunded: cut };
    expect(total(decide({ lines: [bottles(6)] }, share))).toBe(1000 + 90);
  });

  it('take the producer’s own delivery from the share', () => {
    const own = {
      ...juice,
      terms: { ...juice.terms, deliveryCents: 400 },
      cooperativeDeliveryCents: 0,
    };
    const decision = decide({ deliveryCents: 400 }, own);
    expect(decision.ok && decision.parts[0]).toMatchObject({
      deliveryCents: 400,
      cooperativeDeliveryCents: 0,
    });
  });
});

describe('a refund is refused', () => {
  it.each([
    { what: 'for nothing', more: {}, because: 'nothing_to_refund' },
    { what: 'for more pieces than were sold', more: { lines: [bottles(7)] } },
    { what: 'for more deposits than were paid', more: { lines: [bottles(7, 'deposit')] } },
    { what: 'for the same line twice', more: { lines: [bottles(1), bottles(1)] } },
    { what: 'for more delivery than was paid', more: { deliveryCents: 591 } },
    { what: 'for a higher price cut than the goods', more: { amountCents: 1075 } },
    { what: 'for 999,999.99', more: { amountCents: 99_999_999 } },
    { what: 'for pieces and a cut above them', more: { lines: [bottles(6)], amountCents: 1 } },
    { what: 'for a loss above the price', more: { lines: [bottles(1, 'goods', 180)] } },
  ])('$what', ({ more, because = 'more_than_remains' }) => {
    expect(total(decide(more))).toBe(because);
  });

  it('for a line or a part of another order', () => {
    const other = { ...bottles(1), lineId: 'theirs' };
    expect(decide({ lines: [other] })).toEqual({
      ok: false,
      because: 'line_not_found',
      where: 'theirs',
    });
    expect(total(decide({ producerOrderId: 'theirs', amountCents: 1 }))).toBe('part_not_found');
  });

  it('beyond what the charge still holds', () => {
    const decision = decideRefund([juice], [wish({ amountCents: 200 })], 'goodwill_fund', 199);
    expect(total(decision)).toBe('more_than_charged');
  });

  it('for pieces that went back before, whoever bore them', () => {
    const [line] = juice.lines;
    if (line === undefined) throw new Error('there is a line');
    const refunded = { goodsCents: 716, depositCents: 60, deliveryCents: 0 };
    const share = {
      ...juice,
      refunded,
      lines: [{ ...line, refundedQuantity: 4, refundedDepositQuantity: 4 }],
    };
    expect(total(decide({ lines: [bottles(3)] }, share))).toBe('more_than_remains');
    expect(total(decide({ lines: [bottles(2)] }, share))).toBe(388);
  });
});

describe('a producer', () => {
  it('gives up no more than the share still has', () => {
    const share = { ...juice, reduction: { ...NO_REDUCTION, goodsCents: 1000 } };
    expect(leftOf(share, 'producer').goodsCents).toBe(74);
    expect(leftOf(share, 'cooperative').goodsCents).toBe(1074);
  });

  it('bears a withdrawal, the goodwill fund bears goodwill', () => {
    expect(DEFAULT_BEARER.withdrawal).toBe('producer');
    expect(DEFAULT_BEARER.damaged_in_transit).toBe('carrier');
    expect(DEFAULT_BEARER.goodwill).toBe('goodwill_fund');
  });
});

describe('the vectors of the law', () => {
  it('V39: express was chosen, standard goes back', () => {
    const delivery = { standardCents: 495, chosenCents: 995, isWholePart: true };
    expect(3500 + withdrawalDeliveryCents(delivery)).toBe(3995);
  });

  it('V40: of a part withdrawal the delivery stays', () => {
    const delivery = { standardCents: 495, chosenCents: 495, isWholePart: false };
    expect(1500 + withdrawalDeliveryCents(delivery)).toBe(1500);
  });

  it('V41: delivery that was free is not charged later', () => {
    const delivery = { standardCents: 0, chosenCents: 0, isWholePart: false };
    expect(2000 + withdrawalDeliveryCents(delivery)).toBe(2000);
  });

  const sold = (goodsCents: number, deposit: number, deliveryCents: number) => ({
    ...juice,
    terms: { goodsCents, depositCents: deposit, deliveryCents: 0, rule },
    cooperativeDeliveryCents: deliveryCents,
    lines: [{ lineId: 'bottle', quantity: 1, goodsCents, containerDepositCents: deposit, ...NONE }],
  });

  it.each([
    { name: 'V42: a proven loss in value of 20 %', deductionCents: 1200, cents: 5295 },
    { name: 'V43: no instruction, no loss in value', deductionCents: 0, cents: 6495 },
  ])('$name', ({ deductionCents, cents }) => {
    const lines = [bottles(1, 'goods_and_deposit', deductionCents)];
    const decision = decideRefund(
      [sold(6000, 0, 495)],
      [wish({ lines, deliveryCents: 495 })],
      'producer',
      6495,
    );
    expect(total(decision)).toBe(cents);
  });

  it('V45: unopened beer with deposit and delivery', () => {
    const share = sold(894, 48, 495);
    expect(total(decideRefund([share], wholeOf([share]), 'producer', 1437))).toBe(1437);
  });
});

describe('delivery of the cooperative', () => {
  it('gives back income and VAT: 4.96 and 0.94 of 5.90', () => {
    const all = { soldCents: 590, refundedCents: 0, moreCents: 590, vatRateBps: 1900 };
    expect(deliveryEffect(all)).toEqual({ netCents: 496, vatCents: 94 });
  });

  it('gives back exactly what was booked in any number of steps', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), steps, (soldCents, cuts) => {
        let [refundedCents, netCents, vatCents] = [0, 0, 0];
        for (const cut of [...cuts, soldCents]) {
          const moreCents = Math.min(cut, soldCents - refundedCents);
          const step = deliveryEffect({ soldCents, refundedCents, moreCents, vatRateBps: 1900 });
          expect(Math.min(step.netCents, step.vatCents)).toBeGreaterThanOrEqual(0);
          netCents += step.netCents;
          vatCents += step.vatCents;
          refundedCents += moreCents;
        }
        const whole = deliveryEffect({
          soldCents,
          refundedCents: 0,
          moreCents: soldCents,
          vatRateBps: 1900,
        });
        expect({ netCents, vatCents }).toEqual(whole);
      }),
    );
  });
});

it('a buyer never gets back more than was paid, in whatever steps', () => {
  const step = fc.record({
    quantity: fc.integer({ min: 0, max: 7 }),
    kind: fc.constantFrom('goods_and_deposit' as const, 'goods' as const, 'deposit' as const),
    amountCents: fc.integer({ min: 0, max: 400 }),
    deliveryCents: fc.integer({ min: 0, max: 400 }),
    bearer: fc.constantFrom('producer' as const, 'cooperative' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let share = juice;
      let paidBack = 0;
      for (const { quantity, kind, amountCents, deliveryCents, bearer } of steps) {
        const lines = quantity > 0 ? [bottles(quantity, kind)] : [];
        const wanted = wish({ lines, amountCents, deliveryCents });
        const decision = decideRefund([share], [wanted], bearer, 1754 - paidBack);
        if (!decision.ok) continue;
        paidBack += decision.totalCents;
        share = after(share, decision, bearer);
      }
      expect(paidBack).toBeLessThanOrEqual(1754);
      expect(share.refunded.goodsCents).toBeLessThanOrEqual(1074);
      expect(share.refunded.depositCents).toBeLessThanOrEqual(90);
      expect(share.lines[0]?.refundedDepositQuantity).toBeLessThanOrEqual(6);
    }),
  );
});

function after(
  share: RefundableShare,
  decision: Extract<RefundDecision, { ok: true }>,
  bearer: 'producer' | 'cooperative',
): RefundableShare {
  const [part] = decision.parts;
  if (part === undefined) return share;
  return {
    ...share,
    refunded: addReductions(share.refunded, part),
    reduction: bearer === 'producer' ? addReductions(share.reduction, part) : share.reduction,
    refundedCooperativeDeliveryCents:
      share.refundedCooperativeDeliveryCents + part.cooperativeDeliveryCents,
    lines: share.lines.map((line) => ({
      ...line,
      refundedQuantity: line.refundedQuantity + (part.lines[0]?.quantity ?? 0),
      refundedDepositQuantity: line.refundedDepositQuantity + (part.lines[0]?.depositQuantity ?? 0),
    })),
  };
}
