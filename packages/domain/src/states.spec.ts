import { describe, expect, it } from '@jest/globals';
import {
  eventsIn,
  next,
  operationTable,
  orderPaymentTable,
  producerOrderTable,
  productVersionTable,
  runItemTable,
  settlementRunTable,
  statesOf,
  type TransitionTable,
} from './states.ts';

/** Walks a table from its first state; null as soon as an event is not allowed. */
function walk<State extends string, Event extends string>(
  table: TransitionTable<State, Event>,
  start: State,
  events: readonly Event[],
): State | null {
  let state: State | null = start;
  for (const event of events) {
    if (state === null) return null;
    state = next(table, state, event);
  }
  return state;
}

describe('order payment', () => {
  const paidByCard = ['stock_reserved', 'session_opened', 'payment_succeeded'] as const;
  const delayed = ['stock_reserved', 'session_opened', 'payment_processing'] as const;
  const expired = ['stock_reserved', 'session_opened', 'session_expired'] as const;

  it.each([
    { name: 'a card payment', events: paidByCard, expected: 'paid' },
    { name: 'a delayed method', events: [...delayed, 'payment_succeeded'], expected: 'paid' },
    {
      name: 'a delayed method that fails',
      events: [...delayed, 'payment_failed'],
      expected: 'failed',
    },
    {
      name: 'a late success after a failure',
      events: [...delayed, 'payment_failed', 'payment_succeeded'],
      expected: 'paid',
    },
    {
      name: 'a new attempt after a failure',
      events: [...delayed, 'payment_failed', 'session_opened', 'payment_succeeded'],
      expected: 'paid',
    },
    {
      name: 'a success that raced the expiry',
      events: [...expired, 'payment_succeeded'],
      expected: 'paid',
    },
    { name: 'an expired order', events: [...expired, 'canceled'], expected: 'canceled' },
    {
      name: 'an order canceled before payment',
      events: ['stock_reserved', 'canceled'],
      expected: 'canceled',
    },
    {
      name: 'a second attempt while awaiting',
      events: ['stock_reserved', 'session_opened', 'session_opened'],
      expected: 'awaiting_payment',
    },
    {
      name: 'a success told twice',
      events: [...paidByCard, 'payment_succeeded'],
      expected: 'paid',
    },
    {
      name: 'refunds in steps',
      events: [...paidByCard, 'partially_refunded', 'partially_refunded', 'refunded'],
      expected: 'refunded',
    },
  ] as const)('$name ends $expected', ({ events, expected }) => {
    expect(walk(orderPaymentTable, 'created', events)).toBe(expected);
  });

  it.each([
    { name: 'a paid order never expires', state: 'paid', event: 'session_expired' },
    { name: 'a paid order never fails', state: 'paid', event: 'payment_failed' },
    { name: 'a paid order is refunded, not canceled', state: 'paid', event: 'canceled' },
    {
      name: 'money for a canceled order is an incident',
      state: 'canceled',
      event: 'payment_succeeded',
    },
    { name: 'a refunded order is not paid again', state: 'refunded', event: 'payment_succeeded' },
    {
      name: 'an expired order opens no session: its stock is released',
      state: 'expired',
      event: 'session_opened',
    },
    {
      name: 'an open session must expire before a cancellation',
      state: 'awaiting_payment',
      event: 'canceled',
    },
    { name: 'no refund without payment', state: 'processing', event: 'refunded' },
  ] as const)('$name', ({ state, event }) => {
    expect(next(orderPaymentTable, state, event)).toBeNull();
  });
});

describe('producer order', () => {
  it('goes from new to completed in four steps', () => {
    const events = ['confirm', 'mark_ready', 'hand_over', 'complete'] as const;
    expect(walk(producerOrderTable, 'new', events)).toBe('completed');
  });

  it('skips no step and goes never back', () => {
    expect(next(producerOrderTable, 'new', 'mark_ready')).toBeNull();
    expect(next(producerOrderTable, 'confirmed', 'hand_over')).toBeNull();
    expect(next(producerOrderTable, 'ready', 'confirm')).toBeNull();
  });

  it('can be canceled until the hand-over', () => {
    expect(next(producerOrderTable, 'ready', 'cancel')).toBe('canceled');
    expect(next(producerOrderTable, 'handed_over', 'cancel')).toBeNull();
  });

  it('knows which buttons exist', () => {
    expect(eventsIn(producerOrderTable, 'new')).toEqual(['confirm', 'cancel']);
    expect(eventsIn(producerOrderTable, 'completed')).toEqual([]);
  });
});

describe('operation', () => {
  it.each([
    { name: 'an answer at once', events: ['send', 'succeed'], expected: 'succeeded' },
    {
      name: 'a crash before the answer: same key again',
      events: ['send', 'send', 'succeed'],
      expected: 'succeeded',
    },
    {
      name: 'a lost answer that is found',
      events: ['send', 'lose_answer', 'succeed'],
      expected: 'succeeded',
    },
    {
      name: 'a lost answer that is proven absent',
      events: ['send', 'lose_answer', 'prove_absent'],
      expected: 'absent',
    },
    { name: 'a refusal', events: ['send', 'reject'], expected: 'rejected' },
  ] as const)('$name', ({ events, expected }) => {
    expect(walk(operationTable, 'planned', events)).toBe(expected);
  });

  it('is never sent again once its end is known', () => {
    for (const state of ['succeeded', 'rejected', 'absent'] as const) {
      expect(next(operationTable, state, 'send')).toBeNull();
    }
  });

  it('is not called absent while an answer may still come', () => {
    expect(next(operationTable, 'sent', 'prove_absent')).toBeNull();
  });
});

describe('settlement run and its items', () => {
  it('is executed only after review and approval', () => {
    const events = ['submit', 'approve', 'execute', 'execute', 'complete'] as const;
    expect(walk(settlementRunTable, 'draft', events)).toBe('completed');
    expect(next(settlementRunTable, 'draft', 'approve')).toBeNull();
    expect(next(settlementRunTable, 'review', 'execute')).toBeNull();
  });

  it('can be discarded until it is approved', () => {
    expect(next(settlementRunTable, 'review', 'discard')).toBe('discarded');
    expect(next(settlementRunTable, 'approved', 'discard')).toBeNull();
  });

  it.each([
    { name: 'a transfer', events: ['approve', 'send', 'confirm'], expected: 'transferred' },
    {
      name: 'a crash between call and record',
      events: ['approve', 'send', 'send', 'confirm'],
      expected: 'transferred',
    },
    {
      name: 'an account restricted after approval',
      events: ['approve', 'skip'],
      expected: 'skipped',
    },
    { name: 'a refusal by Stripe', events: ['approve', 'send', 'reject'], expected: 'rejected' },
    { name: 'too low a balance', events: ['approve', 'send', 'postpone'], expected: 'approved' },
  ] as const)('item: $name', ({ events, expected }) => {
    expect(walk(runItemTable, 'in_run', events)).toBe(expected);
  });

  it('an item on its way is never simply skipped', () => {
    expect(next(runItemTable, 'inflight', 'skip')).toBeNull();
    expect(next(runItemTable, 'transferred', 'reject')).toBeNull();
  });
});

describe('product version', () => {
  it('is reviewed before it is approved', () => {
    expect(walk(productVersionTable, 'draft', ['submit', 'approve'])).toBe('approved');
    expect(next(productVersionTable, 'draft', 'approve')).toBeNull();
  });

  it('can be recalled until it is decided, and then stays as it is', () => {
    expect(next(productVersionTable, 'submitted', 'recall')).toBe('draft');
    expect(eventsIn(productVersionTable, 'approved')).toEqual([]);
    expect(eventsIn(productVersionTable, 'rejected')).toEqual([]);
  });
});

describe('every table', () => {
  it.each([
    ['order payment', orderPaymentTable],
    ['producer order', producerOrderTable],
    ['operation', operationTable],
    ['settlement run', settlementRunTable],
    ['run item', runItemTable],
    ['product version', productVersionTable],
  ] as [string, TransitionTable<string, string>][])(
    '%s: every state is reached from the first',
    (_name, table) => {
      const [first = ''] = statesOf(table);
      const reached = new Set([first]);
      for (const state of reached) {
        for (const target of Object.values(table[state] ?? {})) if (target) reached.add(target);
      }
      expect([...reached].sort()).toEqual(statesOf(table).sort());
    },
  );

  it('answers null to words that every object knows', () => {
    const table: TransitionTable<string, string> = producerOrderTable;
    expect(next(table, 'new', 'constructor')).toBeNull();
  });
});
