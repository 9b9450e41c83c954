import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideRefund, type RefundableShare } from './refund.ts';
import { NO_REDUCTION } from './share.ts';
import { next } from './states.ts';
import {
  answerLine,
  firstStateOf,
  standardDeliveryCents,
  type WithdrawalRefundQuestion,
  withdrawalRefund,
  withdrawalTable,
} from './withdrawalAnswer.ts';
import { classAsShown, withdrawalClassOf } from './withdrawalClass.ts';
import { withdrawalPeriod } from './withdrawalPeriod.ts';

const PLAIN = {
  personalisation: null,
  shelfLifeDays: null,
  isSealedHygiene: false,
  startsAt: null,
  isUndatedService: false,
};

describe('LAW-WITHDR-8 the class of one line', () => {
  it.each([
    ['a jar of jam', { shelfLifeDays: 365 }, 'right_exists'],
    ['fresh fish', { shelfLifeDays: 3 }, 'perishable'],
    ['goods that keep 14 days', { shelfLifeDays: 14 }, 'perishable'],
    ['goods that keep 15 days', { shelfLifeDays: 15 }, 'right_exists'],
    ['an engraved board', { personalisation: 'Oma Inge' }, 'custom_made'],
    ['the same board blank', { personalisation: ' ' }, 'right_exists'],
    ['sealed cosmetics', { isSealedHygiene: true }, 'sealed_hygiene'],
    ['LAW-WITHDR-10 a tour with its day', { startsAt: '2026-12-01T09:00:00Z' }, 'dated_leisure'],
    ['LAW-WITHDR-10 a voucher without a day', {}, 'right_exists'],
    ['LAW-WITHDR-11 work on request', { isUndatedService: true }, 'service'],
    [
      'LAW-WITHDR-11 the same with its day',
      { isUndatedService: true, startsAt: '2026-12-01T09:00:00Z' },
      'dated_leisure',
    ],
  ])('%s', (_, facts, expected) => {
    expect(withdrawalClassOf({ ...PLAIN, ...facts })).toBe(expected);
  });

  it('is what was shown at sale, also where the reason is unknown', () => {
    const shown = (withdrawable: boolean, withdrawalReason: string | null, startsAt?: null) =>
      classAsShown({ withdrawable, withdrawalReason, ...(startsAt === null ? { startsAt } : {}) });
    expect(shown(false, 'perishable')).toBe('perishable');
    expect(shown(false, 'leisure_on_date')).toBe('dated_leisure');
    expect(shown(false, 'leisure_on_date', null)).toBe('right_exists');
    expect(shown(true, 'hygiene_seal')).toBe('sealed_hygiene');
    expect(shown(true, 'service', null)).toBe('service');
    expect(shown(false, null)).toBe('right_exists');
  });
});

describe('the answer to a line', () => {
  const period = withdrawalPeriod({
    receipt: { kind: 'received', receivedOn: ['2026-11-02'] },
    informedOn: '2026-11-01',
  });
  const line = { lineId: 'l', leftQuantity: 2, quantity: 1, class: 'right_exists' } as const;

  it('is in time, late, excluded, or says that nothing is left', () => {
    expect(answerLine(line, period, '2026-11-16T12:00:00Z')).toBe('accepted');
    expect(answerLine(line, period, '2026-11-17T12:00:00Z')).toBe('late');
    expect(answerLine({ ...line, leftQuantity: 0 }, period, '2026-11-16T12:00:00Z')).toBe(
      'nothing_left',
    );
    expect(answerLine({ ...line, class: 'perishable' }, period, '2026-11-03T12:00:00Z')).toBe(
      'excluded_perishable',
    );
  });
});

describe('LAW-WITHDR-13 the way of the money', () => {
  it('waits for the goods, and proof of dispatch is enough', () => {
    expect(firstStateOf({ accepted: 1, hasToComeBack: true, awaitsShare: false })).toBe('hold');
    expect(next(withdrawalTable, 'hold', 'prove_dispatch')).toBe('due');
    expect(next(withdrawalTable, 'hold', 'waive')).toBe('due');
    expect(next(withdrawalTable, 'hold', 'refund')).toBeNull();
    expect(next(withdrawalTable, 'due', 'refund')).toBe('refunded');
    expect(next(withdrawalTable, 'refunded', 'refund')).toBeNull();
  });

  it('does not wait where nothing left, and ends at once where nothing was accepted', () => {
    expect(firstStateOf({ accepted: 1, hasToComeBack: false, awaitsShare: false })).toBe('due');
    expect(firstStateOf({ accepted: 0, hasToComeBack: true, awaitsShare: false })).toBe('refused');
  });
});

const share = (
  lines: readonly [id: string, quantity: number, price: number, deposit: number][],
  deliveryCents: number,
): RefundableShare => ({
  producerOrderId: 'part',
  producerId: 'p',
  terms: {
    goodsCents: lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0),
    depositCents: lines.reduce((sum, [, quantity, , deposit]) => sum + quantity * deposit, 0),
    deliveryCents,
    rule: { id: 'r', rateBps: 1200, vatRateBps: 1900 },
  },
  reduction: NO_REDUCTION,
  refunded: NO_REDUCTION,
  cooperativeDeliveryCents: 0,
  refundedCooperativeDeliveryCents: 0,
  lines: lines.map(([lineId, quantity, unitPriceCents, containerDepositCents]) => ({
    lineId,
    quantity,
    unitPriceCents,
    goodsCents: quantity * unitPriceCents,
    containerDepositCents,
    refundedQuantity: 0,
    refundedDepositQuantity: 0,
  })),
});

const WHOLE = {
  producerOrderId: 'part',
  isWholePart: true,
  standardCents: 495,
  chosenCents: 495,
  deliveryLeftCents: 495,
  wasInformed: true,
};
const line = (lineId: string, quantity: number, priceCents: number, lossCents = 0) => ({
  lineId,
  quantity,
  priceCents,
  lossCents,
});

function total(of: RefundableShare, question: WithdrawalRefundQuestion): number | string {
  const decision = decideRefund([of], [withdrawalRefund(question)], 'producer', 1_000_000);
  return decision.ok ? decision.totalCents : decision.because;
}

describe('LAW-WITHDR-12, 15 what goes back', () => {
  it('V39 is the standard delivery, not the express that was chosen', () => {
    const question = { ...WHOLE, lines: [line('a', 1, 3500)], chosenCents: 995 };
    expect(total(share([['a', 1, 3500, 0]], 995), { ...question, deliveryLeftCents: 995 })).toBe(
      3995,
    );
  });

  it('the standard delivery is the cheapest that was offered; fetching is none', () => {
    const parcel = { key: 'parcel', priceCents: 495 };
    const fetched = { key: 'pickup', priceCents: 0 };
    expect(standardDeliveryCents(995, [parcel, fetched])).toBe(495);
    expect(standardDeliveryCents(0, [parcel])).toBe(0);
    expect(standardDeliveryCents(495, [fetched])).toBe(495);
  });

  it('V40 is no delivery where the parcel was sent anyway', () => {
    const of = share(
      [
        ['a', 1, 2000, 0],
        ['b', 1, 1500, 0],
      ],
      495,
    );
    expect(total(of, { ...WHOLE, isWholePart: false, lines: [line('b', 1, 1500)] })).toBe(1500);
  });

  it('V41 is the price alone where delivery was free', () => {
    const of = share(
      [
        ['a', 1, 2000, 0],
        ['b', 1, 3200, 0],
      ],
      0,
    );
    const free = { ...WHOLE, standardCents: 0, chosenCents: 0, deliveryLeftCents: 0 };
    expect(total(of, { ...free, isWholePart: false, lines: [line('a', 1, 2000)] })).toBe(2000);
  });

  it('V42 is less the loss in value', () => {
    const of = share([['a', 1, 6000, 0]], 495);
    expect(total(of, { ...WHOLE, lines: [line('a', 1, 6000, 1200)] })).toBe(5295);
  });

  it('V43 is the whole price where the buyer was not told of the loss', () => {
    const of = share([['a', 1, 6000, 0]], 495);
    const silent = { ...WHOLE, wasInformed: false, lines: [line('a', 1, 6000, 1200)] };
    expect(total(of, silent)).toBe(6495);
  });

  it('V44 is the price that a coupon had lowered', () => {
    const of = share(
      [
        ['a', 1, 3000, 0],
        ['b', 1, 2000, 0],
      ],
      0,
    );
    const lines = of.lines.map((sold) => ({ ...sold, goodsCents: sold.goodsCents * 0.9 }));
    const free = { ...WHOLE, standardCents: 0, chosenCents: 0, deliveryLeftCents: 0 };
    const question = { ...free, isWholePart: false, lines: [line('b', 1, 1800)] };
    const terms = { ...of.terms, goodsCents: 4500 };
    expect(total({ ...of, terms, lines }, question)).toBe(1800);
  });

  it('V45 is price, deposit and delivery', () => {
    const of = share([['beer', 6, 149, 8]], 495);
    expect(total(of, { ...WHOLE, lines: [line('beer', 6, 894)] })).toBe(1437);
  });

  it('is never below 0 nor above what was paid, whatever the producer proposes', () => {
    const cents = fc.integer({ min: 1, max: 50_000 });
    const delivery = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(cents, fc.nat(100_000), delivery, delivery, (price, loss, chosen, standard) => {
        const of = share([['a', 1, price, 25]], chosen);
        const question = {
          ...WHOLE,
          lines: [line('a', 1, price, loss)],
          standardCents: standard,
          chosenCents: chosen,
          deliveryLeftCents: chosen,
        };
        const back = total(of, question);
        const least = 25 + Math.min(standard, chosen);
        expect(back).toBe(Math.max(0, price - loss) + least);
      }),
    );
  });
});
