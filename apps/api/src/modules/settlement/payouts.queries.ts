import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listPayouts } from '@markthalle/contracts/portal-payouts';
import { sumCents } from '@markthalle/domain/money';
import { nextSettlementDay } from '@markthalle/domain/settlementWeek';
import { decideShare, type ShareDecision } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { MonthStatementsQueries } from './month-statements.queries.ts';
import { RulesSetting } from './rules-setting.ts';
import { factsOf, reducedCentsOf, SHARES, type ShareRow, shareNowOf } from './share-facts.ts';
import { StandingsQueries } from './standings.queries.ts';
import type { WeighedProducer } from './weigh-one.ts';
import { WeighProducers } from './weigh-producers.ts';

type Payouts = OutputOf<typeof listPayouts>;
type WaitingShare = Payouts['waiting'][number];
type RunRow = Omit<Payouts['runs'][number], 'approvedAt'> & { readonly approvedAt: Date | null };
type ReserveRow = Omit<Payouts['reserves'][number], 'until'> & { readonly until: Date };

const MAX_WAITING = 200;
const MAX_RUNS = 100;

/** What a producer has earned, what waits and why, and every settlement so far. */
@Injectable()
export class PayoutsQueries {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly standings: StandingsQueries,
    private readonly weighing: WeighProducers,
    private readonly months: MonthStatementsQueries,
    private readonly rules: RulesSetting,
    private readonly clock: Clock,
  ) {}

  async of(producerId: string): Promise<Payouts> {
    const now = this.clock.now();
    const [accountState, owed, standing, transferred, runs, reserves, months, outlook] =
      await Promise.all([
        this.payments.accountStateOf(producerId),
        this.ledger.liabilitiesTo(producerId),
        this.standings.of(this.db, producerId),
        this.db.row<{ cents: number }>(TRANSFERRED, [`L.inflight.${producerId}`]),
        this.db.rows<RunRow>(RUNS, [producerId]),
        this.db.rows<ReserveRow>(RESERVES, [producerId]),
        this.months.of(producerId),
        this.outlook(producerId, now),
      ]);
    return {
      accountState,
      ...owed,
      reserveCents: standing.reserveCents,
      receivableCents: standing.receivableCents,
      transferredCents: transferred?.cents ?? 0,
      ...outlook,
      reserves: reserves.map((row) => ({ ...row, until: row.until.toISOString() })),
      runs: runs.map((run) => ({ ...run, approvedAt: run.approvedAt?.toISOString() ?? null })),
      months,
    };
  }

  /** What waits and why, and what the next run would transfer. */
  private async outlook(producerId: string, now: Date) {
    const [weighed] = await this.weighing.weigh(this.db, now, { producerId });
    const rules = await this.rules.at(this.db, now);
    const shares = await this.db.rows<ShareRow>(
      `${SHARES} and p.producer_id = $1 and p.state <> 'canceled' and p.payout_cents > 0
          and not exists (select from settlement.run_item i where i.producer_order_id = p.id
                            and i.kind = 'share' and i.state = 'transferred')
        order by p.hold_until nulls last, p.id limit ${MAX_WAITING}`,
      [producerId],
    );
    const decided = new Map(
      weighed?.shares.map(({ share, decision }) => [share.producerOrderId, decision]),
    );
    const waiting = shares.flatMap((share): WaitingShare[] => {
      const alone = decideShare(factsOf(share, rules), now);
      return toWaiting(share, decided.get(share.producerOrderId) ?? alone);
    });
    const rhythm = await this.rhythmOf(producerId);
    return {
      waiting,
      rhythm,
      minimumCents: rules.minimumCents,
      nextRunOn: nextSettlementDay(now.toISOString(), rules.weekly),
      nextRunCents: transferOfPlan(weighed),
    };
  }

  private async rhythmOf(producerId: string): Promise<Payouts['rhythm']> {
    const row = await this.db.row<{ value: Payouts['rhythm'] }>(
      `select value from settlement.producer_term where producer_id = $1 and kind = 'rhythm'
        order by set_at desc, id desc limit 1`,
      [producerId],
    );
    return row?.value ?? 'weekly';
  }
}

function transferOfPlan(weighed: WeighedProducer | undefined): number {
  if (weighed?.plan.kind !== 'items') return 0;
  return sumCents(weighed.plan.items.map((item) => item.transferCents));
}

/** What is refunded in full waits for nothing. */
function toWaiting(share: ShareRow, decision: ShareDecision): WaitingShare[] {
  const standing = shareNowOf(share);
  if (standing.payoutCents === 0) return [];
  return [
    {
      producerOrderId: share.producerOrderId,
      orderNumber: share.orderNumber,
      grossCents: share.goodsCents + share.depositCents + share.deliveryCents,
      refundedCents: reducedCentsOf(share),
      commissionNetCents: standing.commission.netCents,
      commissionVatCents: standing.commission.vatCents,
      payoutCents: standing.payoutCents,
      reason: decision.ready ? 'ready_for_next_run' : decision.because,
      until: decision.ready ? null : (decision.until?.toISOString() ?? null),
    },
  ];
}

const TRANSFERRED = `
  select coalesce(sum(p.amount_cents), 0)::bigint as cents
    from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
   where p.account_code = $1 and e.step = 'transfer_created'`;

const RUNS = `
  select r.id as "runId", r.number as "runNumber", r.state, r.approved_at as "approvedAt",
         count(distinct i.producer_order_id) as orders,
         sum(i.transfer_cents)::bigint as "transferCents",
         coalesce(sum(i.transfer_cents) filter (where i.state = 'transferred'), 0)::bigint
           as "transferredCents"
    from settlement.run r join settlement.run_item i on i.run_id = r.id
   where i.producer_id = $1 and r.approved_at is not null
   group by r.id order by r.approved_at desc limit ${MAX_RUNS}`;

/** Reserves of transferred items that have not gone out; what recovery used is not told by item. */
const RESERVES = `
  select i.order_number as "orderNumber", i.reserve_cents as "reserveCents",
         i.reserve_until as until
    from settlement.run_item i
   where i.producer_id = $1 and i.reserve_cents > 0
     and i.state in ('approved', 'inflight', 'transferred')
     and not exists (select from settlement.run_item r where r.released_item_id = i.id
                       and r.state not in ('skipped', 'rejected'))
   order by i.reserve_until, i.id limit ${MAX_WAITING}`;
