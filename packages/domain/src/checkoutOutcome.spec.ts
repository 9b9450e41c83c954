import { describe, expect, it } from '@jest/globals';
import { type CheckoutFacts, checkoutOutcome, type PayableOrder } from './checkoutOutcome.ts';

const PAID: CheckoutFacts = {
  sessionStatus: 'complete',
  isPaid: true,
  intentStatus: 'succeeded',
  amountTotalCents: 6784,
  currency: 'eur',
  charge: { chargeId: 'ch_1', amountCents: 6784, isFeeKnown: true },
};

const OPEN: CheckoutFacts = {
  ...PAID,
  sessionStatus: 'open',
  isPaid: false,
  intentStatus: null,
  charge: null,
};

const ORDER: PayableOrder = {
  totalCents: 6784,
  paymentState: 'awaiting_payment',
  paidByChargeId: null,
};

const CHARGE = { chargeId: 'ch_1', amountCents: 6784, isFeeKnown: true };

describe('what a checkout means for its order', () => {
  it.each<[string, Partial<CheckoutFacts>, string]>([
    ['nothing, while the page is open', {}, 'open'],
    ['nothing, after a declined card', { intentStatus: 'requires_payment_method' }, 'open'],
    ['expired, when Stripe says so', { sessionStatus: 'expired' }, 'expired'],
    ['processing', { sessionStatus: 'complete', intentStatus: 'processing' }, 'processing'],
    [
      'failed, when the bank refused afterwards',
      { sessionStatus: 'complete', intentStatus: 'requires_payment_method' },
      'failed',
    ],
    ['failed, when canceled', { sessionStatus: 'complete', intentStatus: 'canceled' }, 'failed'],
  ])('without money: %s', (_, facts, outcome) => {
    expect(checkoutOutcome({ ...OPEN, ...facts }, ORDER)).toBe(outcome);
  });

  it.each<[string, Partial<CheckoutFacts>, Partial<PayableOrder>, string]>([
    ['paid', {}, {}, 'paid'],
    ['paid late, after a failure', {}, { paymentState: 'failed' }, 'paid'],
    ['paid in the last second, after the expiry', {}, { paymentState: 'expired' }, 'paid'],
    ['paid, when read again', {}, { paymentState: 'paid', paidByChargeId: 'ch_1' }, 'paid'],
    ['unknown fee', { charge: { ...CHARGE, isFeeKnown: false } }, {}, 'fee_unknown'],
    ['no charge yet', { charge: null }, {}, 'fee_unknown'],
    ['a cent too little', { amountTotalCents: 6783 }, {}, 'mismatch'],
    ['a charge of another amount', { charge: { ...CHARGE, amountCents: 6785 } }, {}, 'mismatch'],
    ['another currency', { currency: 'chf' }, {}, 'mismatch'],
    ['a second time', {}, { paymentState: 'paid', paidByChargeId: 'ch_0' }, 'duplicate'],
    ['a second time, refunded', {}, { paymentState: 'refunded' }, 'duplicate'],
    ['for an order given up', {}, { paymentState: 'canceled' }, 'orphan'],
  ])('with money: %s', (_, facts, order, outcome) => {
    expect(checkoutOutcome({ ...PAID, ...facts }, { ...ORDER, ...order })).toBe(outcome);
  });
});
