import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { balanceObject } from './balance.ts';
import { availableOf, CURRENCY, EXTERNAL, pendingOf } from './ledger.ts';

export interface Movement {
  /** Whose balance moves; empty for the platform. */
  owner: string;
  type: Stripe.BalanceTransaction.Type;
  reportingCategory: string;
  /** Signed gross in cents; what the owner's balance gains is gross minus fee. */
  amountCents: number;
  feeCents: number;
  feeDescription?: string;
  /** Unix second from which the money can be used. */
  availableOn: number;
  /** Object that caused the movement. */
  source: string;
  description: string | null;
  /** Ledger account on the other side. */
  counterpart: string;
}

/**
 * Records a balance transaction and books it. Money that is not available yet waits under
 * `pending` and a job makes it available on its day.
 */
export function recordMovement(sandbox: Sandbox, movement: Movement): Stripe.BalanceTransaction {
  const created = sandbox.clock.now();
  const isPending = movement.availableOn > created;
  const netCents = movement.amountCents - movement.feeCents;
  const body = balanceTransaction(sandbox.ids.next('txn'), created, isPending, movement);
  sandbox.store.insert('balance_transaction', created, body, { account: movement.owner });
  sandbox.ledger.book(movement.type, movement.source, created, [
    {
      account: isPending ? pendingOf(movement.owner) : availableOf(movement.owner),
      amountCents: netCents,
    },
    { account: EXTERNAL.fees, amountCents: movement.feeCents },
    { account: movement.counterpart, amountCents: -movement.amountCents },
  ]);
  if (isPending) {
    sandbox.jobs.add('settle_balance', movement.owner, movement.availableOn);
  }
  return body;
}

function balanceTransaction(
  id: string,
  created: number,
  isPending: boolean,
  movement: Movement,
): Stripe.BalanceTransaction {
  const { amountCents, feeCents } = movement;
  return {
    id,
    object: 'balance_transaction',
    amount: amountCents,
    available_on: movement.availableOn,
    balance_type: 'payments',
    created,
    currency: CURRENCY,
    description: movement.description,
    exchange_rate: null,
    fee: feeCents,
    fee_details:
      feeCents === 0
        ? []
        : [
            {
              amount: feeCents,
              application: null,
              currency: CURRENCY,
              description: movement.feeDescription ?? 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amountCents - feeCents,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: isPending ? 'pending' : 'available',
    type: movement.type,
  };
}

/** Makes every movement of an owner available whose day has come, and announces it once. */
export function settleBalance(sandbox: Sandbox, owner: string): void {
  const now = sandbox.clock.now();
  const due = sandbox.store.list('balance_transaction', {
    account: owner,
    order: 'oldest',
    where: [
      { field: 'status', op: '=', value: 'pending' },
      { field: 'available_on', op: '<=', value: now },
    ],
  });
  if (due.length === 0) return;
  for (const record of due) makeAvailable(sandbox, owner, record, now);
  emit(sandbox, 'balance.available', balanceObject(sandbox, owner), { account: owner });
}

function makeAvailable(
  sandbox: Sandbox,
  owner: string,
  record: StoredRecord<'balance_transaction'>,
  now: number,
): void {
  sandbox.store.patch(record, { status: 'available' });
  sandbox.ledger.book('available', record.id, now, [
    { account: pendingOf(owner), amountCents: -record.body.net },
    { account: availableOf(owner), amountCents: record.body.net },
  ]);
}
