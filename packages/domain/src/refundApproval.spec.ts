import { describe, expect, it } from '@jest/globals';
import type { RefundableShare, RefundPart } from './refund.ts';
import { decideRefundApproval, stillRemains } from './refundApproval.ts';
import { NO_REDUCTION } from './share.ts';

describe('four eyes', () => {
  const big = { amountCents: 10_001, limitCents: 10_000 };
  it('are needed above the limit', () => {
    const own = { ...big, requestedBy: 'anna', approver: 'anna' };
    expect(decideRefundApproval(own)).toBe('second_person_needed');
    expect(decideRefundApproval({ ...own, approver: 'ben' })).toBe('approve');
    expect(decideRefundApproval({ ...own, amountCents: 10_000 })).toBe('approve');
    expect(decideRefundApproval({ ...own, requestedBy: null })).toBe('approve');
  });
});

describe('a request', () => {
  const line = { lineId: 'l', quantity: 2, goodsCents: 1000, containerDepositCents: 25 };
  const share: RefundableShare = {
    producerOrderId: 'p',
    producerId: 'A',
    terms: {
      goodsCents: 1000,
      depositCents: 50,
      deliveryCents: 0,
      rule: { id: 'r', rateBps: 800, vatRateBps: 1900 },
    },
    reduction: NO_REDUCTION,
    refunded: NO_REDUCTION,
    cooperativeDeliveryCents: 590,
    refundedCooperativeDeliveryCents: 0,
    lines: [{ ...line, refundedQuantity: 0, refundedDepositQuantity: 0 }],
  };
  const wanted: RefundPart = {
    producerOrderId: 'p',
    producerId: 'A',
    goodsCents: 1000,
    depositCents: 50,
    deliveryCents: 0,
    cooperativeDeliveryCents: 590,
    totalCents: 1640,
    lines: [{ lineId: 'l', quantity: 2, depositQuantity: 2, goodsCents: 1000, depositCents: 50 }],
  };

  it('stands while everything is still there', () => {
    expect(stillRemains([share], [wanted], 'producer', 1640)).toBe(true);
    expect(stillRemains([share], [wanted], 'producer', 1639)).toBe(false);
    expect(stillRemains([], [wanted], 'producer', 1640)).toBe(false);
  });

  it.each([
    {
      what: 'pieces',
      change: { lines: [{ ...line, refundedQuantity: 1, refundedDepositQuantity: 0 }] },
    },
    {
      what: 'deposits',
      change: { lines: [{ ...line, refundedQuantity: 0, refundedDepositQuantity: 1 }] },
    },
    { what: 'goods', change: { reduction: { ...NO_REDUCTION, goodsCents: 1 } } },
    { what: 'delivery', change: { refundedCooperativeDeliveryCents: 1 } },
  ])('falls when $what went back meanwhile', ({ change }) => {
    expect(stillRemains([{ ...share, ...change }], [wanted], 'producer', 1640)).toBe(false);
  });
});
