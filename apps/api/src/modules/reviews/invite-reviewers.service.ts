import { INVITE_AFTER_DAYS, INVITE_UNTIL_DAYS } from '@markthalle/domain/review';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { emailHashOf } from './email-hash.ts';

const MAX_INVITATIONS_A_RUN = 500;

/** Orders that have wholly arrived some days ago and whose buyer was not asked yet. */
const DUE = `
select o.id as "orderId", o.email
  from orders."order" o
 where o.payment_state in ('paid', 'partially_refunded')
   and not exists (select from reviews.invitation i where i.order_id = o.id)
   and exists (select from orders.producer_order p
                where p.order_id = o.id and p.handed_over_at > $1 and p.handed_over_at <= $2)
   and not exists (select from orders.producer_order p
                    where p.order_id = o.id and p.state <> 'canceled'
                      and (p.handed_over_at is null or p.handed_over_at > $2))
 order by o.placed_at limit ${MAX_INVITATIONS_A_RUN}`;

/** Asks buyers once per order what they think of it, unless they objected (§ 7(3) UWG). */
@Injectable()
export class InviteReviewers {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Answers how many were asked. */
  async invite(): Promise<number> {
    const now = this.clock.now();
    const due = await this.db.rows<{ orderId: string; email: string }>(DUE, [
      later(now, -INVITE_UNTIL_DAYS * DAY_MS),
      later(now, -INVITE_AFTER_DAYS * DAY_MS),
    ]);
    let asked = 0;
    for (const order of due) asked += await this.ask(order, now);
    return asked;
  }

  private ask({ orderId, email }: { orderId: string; email: string }, now: Date): Promise<number> {
    return this.db.transaction(async (tx) => {
      const fresh = await tx.execute(
        `insert into reviews.invitation (order_id, sent_at) values ($1, $2) on conflict do nothing`,
        [orderId, now],
      );
      if (fresh === 0) return 0;
      const objection = await tx.row('select 1 from reviews.objection where email_hash = $1', [
        emailHashOf(email),
      ]);
      if (objection !== null) return 0;
      await this.jobs.add(tx, 'notifications.review-invitation', { orderId });
      return 1;
    });
  }
}
