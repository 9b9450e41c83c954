import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOverview } from '@markthalle/contracts/office-catalog';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { SettlementFacade } from '../settlement/settlement.facade.ts';

type Overview = OutputOf<typeof readOverview>;

const OVERVIEW = `
with today as (
  select date_trunc('day', $1::timestamptz at time zone 'Europe/Berlin')
    at time zone 'Europe/Berlin'
    as began)
select
  (select count(*) from catalog.product_version where state = 'submitted') as approvals,
  (select count(*) from platform.incident where resolved_at is null) as "openIncidents",
  (select count(*) from platform.parked_job where retried_at is null) as "parkedJobs",
  (select count(*) from notices.notice where decided_at is null) as "openNotices",
  (select count(*) from notices.message where settled_at is null)
    + (select count(*) from messages.thread
        where producer_order_id is null and settled_at is null) as "openMessages",
  (select count(*) from orders."order" where paid_at >= (select began from today)) as "ordersToday",
  (select coalesce(sum(total_cents), 0) from orders."order" where paid_at >= (
    select began from today))
    as "turnoverTodayCents",
  (select count(*) from producers.producer p where p.status = 'active' and not exists (
     select from producers.stripe_account a
      where a.producer_id = p.id and a.replaced_at is null and a.state = 'payable'))
    as "accountsNotPayable"`;

/** The ordered queue of work. */
@Injectable()
export class OverviewQueries {
  constructor(
    private readonly db: Db,
    private readonly settlement: SettlementFacade,
  ) {}

  /** "Today" begins at midnight in Germany. */
  async read(now: Date): Promise<Overview> {
    const [row, settlement] = await Promise.all([
      this.db.row<Omit<Overview, 'settlement'>>(OVERVIEW, [now]),
      this.settlement.outlook(),
    ]);
    if (row === null) throw new Error('The overview is always one row');
    return { ...row, settlement };
  }
}
