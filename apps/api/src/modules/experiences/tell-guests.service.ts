import { addDays, berlinDateOf, berlinHourOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { CHOICE_DAYS } from '@markthalle/domain/occasion';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { GuestsQueries } from './guests.queries.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** The date of a paid line was called off; its buyer has until then to choose. */
    'notifications.date-canceled': {
      readonly orderId: string;
      readonly lineId: string;
      readonly variantId: string;
      readonly reason: string;
      readonly decideUntil: string;
    };
    /** Tomorrow is the day. */
    'notifications.date-reminder': {
      readonly orderId: string;
      readonly lineId: string;
      readonly variantId: string;
    };
  }
}

const GUEST_BATCH = 200;
/** Money on its way arrives within this time; who pays later than a date was canceled is told, too. */
const LATE_PAYERS_DAYS = 60;
/** Nobody is reminded at night. */
const REMIND_FROM_HOUR = 9;

/** Writes to guests: that a date was canceled, that it is tomorrow. */
@Injectable()
export class TellGuestsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly guests: GuestsQueries,
  ) {}

  /** Asks every guest of a canceled date once what they want instead; answers how many were asked. */
  tellCanceled(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const since = later(now, -LATE_PAYERS_DAYS * DAY_MS);
      const untold = await this.guests.untold(since, GUEST_BATCH, tx);
      const decideUntil = later(now, CHOICE_DAYS * DAY_MS);
      let told = 0;
      for (const { lineId, orderId, variantId, seats } of untold) {
        const row = await tx.row<{ reason: string }>(
          `with asked as (
             insert into experiences.guest_choice
               (order_line_id, order_id, variant_id, state, quantity, told_at, decide_until)
             values ($1, $2, $3, 'open', $4, $5, $6) on conflict do nothing returning variant_id)
           select cancel_reason as reason from experiences.slot
            where variant_id = (select variant_id from asked)`,
          [lineId, orderId, variantId, seats, now, decideUntil],
        );
        if (row === null) continue;
        told += 1;
        await this.jobs.add(tx, 'notifications.date-canceled', {
          orderId,
          lineId,
          variantId,
          reason: row.reason,
          decideUntil: decideUntil.toISOString(),
        });
      }
      return told;
    });
  }

  /** The day before, from nine o'clock on; a day on which nothing ran is made up for until the start. */
  remind(): Promise<number> {
    const now = this.clock.now();
    const iso = now.toISOString();
    if (berlinHourOf(iso) < REMIND_FROM_HOUR) return Promise.resolve(0);
    const before = new Date(berlinMidnightOf(addDays(berlinDateOf(iso), 2)));
    return this.db.transaction(async (tx) => {
      const due = await this.guests.toRemind({ after: now, before }, GUEST_BATCH, tx);
      const variantIds = [...new Set(due.map(({ variantId }) => variantId))];
      await tx.execute(
        'update experiences.slot set reminded_at = $2 where variant_id = any ($1::uuid[])',
        [variantIds, now],
      );
      for (const { orderId, lineId, variantId } of due) {
        if (orderId === null || lineId === null) continue;
        await this.jobs.add(tx, 'notifications.date-reminder', { orderId, lineId, variantId });
      }
      return variantIds.length;
    });
  }
}
