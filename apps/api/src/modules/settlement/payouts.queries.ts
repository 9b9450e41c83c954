import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listPayouts } from '@markthalle/contracts/portal-payouts';
import { decideShare } from '@markthalle/domain/settlement';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { factsOf, SHARES, type ShareRow } from './share-facts.ts';

type Payouts = OutputOf<typeof listPayouts>;
type WaitingShare = Payouts['waiting'][number];
type RunRow = Omit<Payouts['runs'][number], 'approvedAt'> & { readonly approvedAt: Date | null };

const MAX_WAITING = 200;
const MAX_RUNS = 100;

/** What a producer has earned, what waits and why, and every settlement so far. */
@Injectable()
export class PayoutsQueries {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  async of(producerId: string): Promise<Payouts> {
    const [accountState, owed, transferred, shares, runs] = await Promise.all([
      this.payments.accountStateOf(producerId),
      this.ledger.liabilitiesTo(producerId),
      this.db.row<{ cents: number }>(TRANSFERRED, [`L.inflight.${producerId}`]),
      this.db.rows<ShareRow>(
        `${SHARES} and p.producer_id = $1 and p.state <> 'canceled' and p.payout_cents > 0
            and not exists (select from settlement.run_item i where i.producer_order_id = p.id
                              and i.state = 'transferred')
          order by p.hold_until nulls last, p.id limit ${MAX_WAITING}`,
        [producerId],
      ),
      this.db.rows<RunRow>(RUNS, [producerId]),
    ]);
    const now = this.clock.now();
    return {
      accountState,
      ...owed,
      transferredCents: transferred?.cents ?? 0,
      waiting: shares.map((share) => toWaiting(share, now)),
      runs: runs.map((run) => ({ ...run, approvedAt: run.approvedAt?.toISOString() ?? null })),
    };
  }
}

function toWaiting(share: ShareRow, now: Date): WaitingShare {
  const decision = decideShare(factsOf(share, now));
  return {
    producerOrderId: share.producerOrderId,
    orderNumber: share.orderNumber,
    grossCents: share.goodsCents + share.depositCents + share.deliveryCents,
    commissionNetCents: share.commissionNetCents,
    commissionVatCents: share.commissionVatCents,
    payoutCents: share.payoutCents,
    reason: decision.ready ? 'ready_for_next_run' : decision.because,
    holdUntil: share.holdUntil?.toISOString() ?? null,
  };
}

const TRANSFERRED = `
  select coalesce(sum(p.amount_cents), 0)::bigint as cents
    from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
   where p.account_code = $1 and e.step = 'transfer_created'`;

const RUNS = `
  select r.id as "runId", r.number as "runNumber", r.state, r.approved_at as "approvedAt",
         count(*) as orders, sum(i.payout_cents)::bigint as "payoutCents",
         coalesce(sum(i.payout_cents) filter (where i.state = 'transferred'), 0)::bigint
           as "transferredCents"
    from settlement.run r join settlement.run_item i on i.run_id = r.id
   where i.producer_id = $1 and r.approved_at is not null
   group by r.id order by r.approved_at desc limit ${MAX_RUNS}`;
