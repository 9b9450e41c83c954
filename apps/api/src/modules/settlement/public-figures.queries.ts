import {
  MIN_PRODUCERS_IN_FIGURES,
  type readCooperativeFigures,
} from '@markthalle/contracts/cooperative';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';

type Figures = OutputOf<typeof readCooperativeFigures>;

/**
 * Sums of the shares of the last run that was wholly paid out. Reserves and corrections of earlier runs are left out:
 * they were counted there. `$1` is today, `$2` the fewest producers that hide each other.
 */
const FIGURES = `
select
  (select count(*) from producers.producer where status = 'active') as "producerCount",
  (select jsonb_build_object('rateBps', r.rate_bps, 'vatRateBps', r.vat_rate_bps,
            'validFrom', r.valid_from, 'resolution', r.resolution)
     from producers.commission_rule r
    where r.producer_id is null and r.valid_from <= $1
    order by r.valid_from desc limit 1) as commission,
  (select jsonb_build_object('settledOn', (last.completed_at at time zone 'Europe/Berlin')::date,
            'producerCount', count(distinct i.producer_id),
            'paidCents', sum(i.goods_cents + i.deposit_cents + i.delivery_cents - i.refunded_cents),
            'producersCents', sum(i.payout_cents),
            'commissionNetCents', sum(i.commission_net_cents),
            'commissionVatCents', sum(i.commission_vat_cents),
            'paymentFeeCents', sum(i.fee_cents))
     from (select id, completed_at from settlement.run
            where state = 'completed' and completed_at is not null
            order by completed_at desc limit 1) last
     join settlement.run_item i on i.run_id = last.id and i.kind = 'share'
      and i.state not in ('skipped', 'rejected')
    group by last.completed_at
   having count(distinct i.producer_id) >= $2) as settlement`;

/** What anybody may know of the books; one statement. */
@Injectable()
export class PublicFiguresQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<Figures> {
    const today = berlinDateOf(this.clock.now().toISOString());
    const row = await this.db.row<Figures>(FIGURES, [today, MIN_PRODUCERS_IN_FIGURES]);
    if (row === null) throw new Error('sums are always one row');
    return row;
  }
}
