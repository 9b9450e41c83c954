import { describe, expect, it } from '@jest/globals';
import {
  type AccountRequirement,
  type PaymentAccountFacts,
  paymentAccountState,
} from './paymentAccount.ts';

const FRESH: PaymentAccountFacts = {
  closed: false,
  transfers: 'restricted',
  payouts: 'restricted',
  requirements: [],
  linkOpened: false,
};

const requirement = (change: Partial<AccountRequirement> = {}): AccountRequirement => ({
  awaitingFrom: 'user',
  deadline: 'currently_due',
  isRoutineOnboarding: true,
  ...change,
});

const LATE = requirement({ deadline: 'past_due', isRoutineOnboarding: false });
const SOON = requirement({ deadline: 'eventually_due', isRoutineOnboarding: false });
const REVIEW = requirement({ awaitingFrom: 'stripe', isRoutineOnboarding: false });

describe('the state of a payment account', () => {
  it.each<[string, Partial<PaymentAccountFacts>, string]>([
    ['has not been opened by the producer', { requirements: [requirement()] }, 'invited'],
    [
      'is being opened while the first questions are unanswered',
      { requirements: [requirement(), REVIEW], linkOpened: true },
      'onboarding',
    ],
    ['is pending at Stripe', { transfers: 'pending', payouts: 'pending' }, 'in_review'],
    [
      'waits for Stripe alone',
      { transfers: null, payouts: null, requirements: [REVIEW], linkOpened: true },
      'in_review',
    ],
    ['can receive and pay out', { transfers: 'active', payouts: 'active' }, 'payable'],
    [
      'can receive, with a hint that has time',
      { transfers: 'active', payouts: 'active', requirements: [SOON] },
      'payable',
    ],
    [
      'can receive although its payouts are paused',
      { transfers: 'active', payouts: 'restricted', requirements: [LATE] },
      'payable',
    ],
    [
      'owes an answer past its deadline',
      { transfers: 'active', payouts: 'active', requirements: [LATE] },
      'restricted',
    ],
    [
      'lost its transfers to a missing document',
      { requirements: [requirement({ deadline: 'past_due' })], linkOpened: true },
      'restricted',
    ],
    ['was restricted without a question', { linkOpened: true }, 'restricted'],
    ['was rejected', { transfers: 'rejected', requirements: [LATE] }, 'rejected'],
    ['is in a trade that Stripe does not serve', { transfers: 'unsupported' }, 'rejected'],
    ['was closed, whatever it could do before', { closed: true, transfers: 'active' }, 'closed'],
    ['has no capability yet', { transfers: null, payouts: null }, 'invited'],
  ])('%s', (_, facts, state) => {
    expect(paymentAccountState({ ...FRESH, ...facts })).toBe(state);
  });
});
