import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import type { Sandbox } from '../sandbox.ts';
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
  source: string | null;
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
  sandbox.ledger.book(movement.type, movement.source ?? body.id, created, [
    {
      account: isPending ? pendingOf(movement.owner) : availableOf(movement.owner),
      amountCents: netCents,
    },
    { account: EXTERNAL.fees, amountCents: movement.feeCents },
    { account: movement.counterpart, amountCents: -movement.amountCents },
  ]);
  if (isPending) {
    sandbox.jobs.add('settle_balance', movement.owner, movement.availableOn);
  } else if (netCents > 0) wakeWaitingRefunds(sandbox, movement.owner);
  return body;
}

/** Money came in: refunds that waited for it are tried again. */
function wakeWaitingRefunds(sandbox: Sandbox, owner: string): void {
  if (owner !== '') return;
  const waiting = sandbox.db
    .prepare(
      'SELECT 1 FROM object INDEXED BY object_waiting_refund' +
        " WHERE kind = 'refund' AND hidden ->> '$.waitsFor' = 'funds' LIMIT 1",
    )
    .get();
  if (waiting !== undefined) sandbox.jobs.add('send_refunds', 'platform', sandbox.clock.now());
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
  const due =
    "WHERE kind = 'balance_transaction' AND body ->> '$.status' = 'pending'" +
    " AND account = ? AND body ->> '$.available_on' <= ?";
  const { n: netCents, moved } = sandbox.db
    .prepare(`SELECT count(*) AS moved, sum(body ->> '$.net') AS n FROM object ${due}`)
    .get(owner, now) as { n: number | null; moved: number };
  if (moved === 0) return;
  sandbox.db
    .prepare(`UPDATE object SET body = json_set(body, '$.status', 'available') ${due}`)
    .run(owner, now);
  sandbox.ledger.book('available', owner || 'platform', now, [
    { account: pendingOf(owner), amountCents: -Number(netCents) },
    { account: availableOf(owner), amountCents: Number(netCents) },
  ]);
  emit(sandbox, 'balance.available', balanceObject(sandbox, owner), { account: owner });
  wakeWaitingRefunds(sandbox, owner);
}
