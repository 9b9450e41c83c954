import type { PlatformPayout, TopUp, TreasuryView } from '@markthalle/contracts/office-treasury';
import { allocate } from '@markthalle/domain/allocate';
import { sumCents } from '@markthalle/domain/money';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { OwnMoneyService } from './own-money.service.ts';
import { ResolutionsService } from './resolutions.service.ts';

const MAX_ROWS = 100;

type PayoutRow = Omit<PlatformPayout, 'requestedAt' | 'arrivalAt'> & {
  readonly requestedAt: Date;
  readonly arrivalAt: Date | null;
};
type TopUpRow = Omit<TopUp, 'requestedAt'> & { readonly requestedAt: Date };

interface FeeRow {
  readonly producerId: string | null;
  readonly producerName: string | null;
  readonly payouts: number;
  readonly feeCents: number;
}

const NO_BALANCE = { availableCents: 0 };

/** The page about the balance at Stripe; it reads what the sweep has stored and asks nobody. */
@Injectable()
export class TreasuryQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly own: OwnMoneyService,
    private readonly resolutions: ResolutionsService,
  ) {}

  async view(accountId: string): Promise<TreasuryView> {
    const reading = await this.own.lastReading();
    const [own, payouts, topUps, fees, feeBearing, floatRules] = await Promise.all([
      this.own.of(reading ?? NO_BALANCE),
      this.db.rows<PayoutRow>(PAYOUTS, [accountId]),
      this.db.rows<TopUpRow>(TOP_UPS),
      this.fees(),
      this.resolutions.feeBearing(),
      this.own.floatRules(),
    ]);
    return {
      ...own,
      balance: reading === null ? null : { ...reading, readAt: reading.readAt.toISOString() },
      payouts: payouts.map((row) => ({
        ...row,
        requestedAt: row.requestedAt.toISOString(),
        arrivalAt: row.arrivalAt?.toISOString() ?? null,
      })),
      topUps: topUps.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() })),
      fees,
      feeBearing,
      floatRules,
    };
  }

  /**
   * N19: fees without an order since the year began. Stripe sums most of them over all accounts;
   * that part is shared out by the number of payouts, which is what causes it.
   */
  private async fees(): Promise<TreasuryView['fees']> {
    const year = this.clock.now().getUTCFullYear();
    const rows = await this.db.rows<FeeRow>(FEES, [`${year}-01-01T00:00:00+01:00`]);
    const unnamedCents = rows.find(({ producerId }) => producerId === null)?.feeCents ?? 0;
    const named = rows.flatMap(({ producerId, producerName, feeCents, payouts }) =>
      producerId === null || producerName === null
        ? []
        : [{ producerId, producerName, namedCents: feeCents, payouts }],
    );
    const shares =
      named.length === 0
        ? []
        : allocate(
            unnamedCents,
            named.map(({ payouts }) => payouts),
          );
    return {
      totalCents: sumCents(rows.map(({ feeCents }) => feeCents)),
      producers: named.map(({ payouts: _, ...one }, index) => ({
        ...one,
        shareCents: shares[index] ?? 0,
      })),
    };
  }
}

const PAYOUTS = `
  select p.id, p.payout_id as "stripePayoutId", p.origin, p.amount_cents as "amountCents", p.state,
         p.requested_at as "requestedAt", r.display_name as "requestedByName",
         coalesce(p.requested_by = $1, false) as "requestedByMe",
         a.display_name as "approvedByName", p.arrival_at as "arrivalAt",
         p.failure_code as "failureCode"
    from treasury.payout p
    left join identity.account r on r.id = p.requested_by
    left join identity.account a on a.id = p.approved_by
   order by p.requested_at desc, p.id desc limit ${MAX_ROWS}`;

const TOP_UPS = `
  select t.id, t.top_up_id as "stripeTopUpId", t.origin, t.amount_cents as "amountCents", t.state,
         t.requested_at as "requestedAt", r.display_name as "requestedByName",
         t.failure_code as "failureCode"
    from treasury.top_up t left join identity.account r on r.id = t.requested_by
   order by t.requested_at desc, t.id desc limit ${MAX_ROWS}`;

const FEES = `
  with fees as (
    select p.producer_id,
           sum(case p.side when 'debit' then p.amount_cents else -p.amount_cents end) as cents
      from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
     where e.step = 'untied_fee' and p.account_code = 'E.stripe_fee' and e.booked_at >= $1
     group by p.producer_id
  ), paid as (
    select producer_id, count(*) as payouts from treasury.producer_payout
     where created_at >= $1 group by producer_id
  ), named as (select * from fees where producer_id is not null)
  select coalesce(f.producer_id, p.producer_id) as "producerId", m.name as "producerName",
         coalesce(p.payouts, 0) as payouts, coalesce(f.cents, 0)::bigint as "feeCents"
    from named f full join paid p on p.producer_id = f.producer_id
    join producers.producer m on m.id = coalesce(f.producer_id, p.producer_id)
  union all
  select null, null, 0, cents::bigint from fees where producer_id is null
   order by 2, 1`;
