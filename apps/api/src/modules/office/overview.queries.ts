import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOverview } from '@markthalle/contracts/office-catalog';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type Overview = OutputOf<typeof readOverview>;

const OVERVIEW = `
with today as (
  select date_trunc('day', $1::timestamptz at time zone 'Europe/Berlin') at time zone 'Europe/Berlin'
    as began),
ready as (
  select p.producer_id, p.payout_cents from orders.producer_order p
    join payments.charge c on c.order_id = p.order_id and c.purpose = 'order'
    join producers.stripe_account a on a.producer_id = p.producer_id and a.replaced_at is null
                                   and a.state = 'payable'
   where p.state in ('handed_over', 'completed') and p.hold_until <= $1
     and not exists (select from settlement.run_item i where i.producer_order_id = p.id
                        and i.state not in ('skipped', 'rejected')))
select
  (select count(*) from catalog.product_version where state = 'submitted') as approvals,
  (select count(*) from platform.incident where resolved_at is null) as "openIncidents",
  (select count(*) from platform.parked_job where retried_at is null) as "parkedJobs",
  (select count(*) from orders."order" where paid_at >= (select began from today)) as "ordersToday",
  (select coalesce(sum(total_cents), 0) from orders."order" where paid_at >= (select began from today))
    as "turnoverTodayCents",
  (select jsonb_build_object(
     'readyCents', coalesce(sum(payout_cents), 0),
     'readyProducers', count(distinct producer_id),
     'openRuns', (select count(*) from settlement.run
                   where state in ('draft', 'review', 'approved', 'executing'))) from ready)
    as settlement,
  (select count(*) from producers.producer p where p.status = 'active' and not exists (
     select from producers.stripe_account a
      where a.producer_id = p.id and a.replaced_at is null and a.state = 'payable'))
    as "accountsNotPayable"`;

/** The ordered queue of work in one statement. */
@Injectable()
export class OverviewQueries {
  constructor(private readonly db: Db) {}

  /** "Today" begins at midnight in Germany. */
  async read(now: Date): Promise<Overview> {
    const row = await this.db.row<Overview>(OVERVIEW, [now]);
    if (row === null) throw new Error('The overview is always one row');
    return row;
  }
}
