import { ALERT_BEFORE_HOURS } from '@markthalle/domain/notice';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';

/** The sweep runs every quarter of an hour, so it looks one such step further. */
export const WATCH_EVERY_MINUTES = 15;
const MAX_ALERTS_A_RUN = 100;

const BERLIN = new Intl.DateTimeFormat('de-DE', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Berlin',
});

/** Wakes people before the period of an order ends (Art. 22 GPSR). */
@Injectable()
export class WatchNotices {
  constructor(
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** Answers how many orders are about to run out or have. */
  async watch(): Promise<number> {
    const until = later(
      this.clock.now(),
      ALERT_BEFORE_HOURS * HOUR_MS + WATCH_EVERY_MINUTES * MINUTE_MS,
    );
    const due = await this.db.rows<{ id: string; number: string; dueAt: Date }>(
      `select id, number, due_at as "dueAt" from notices.notice
        where decided_at is null and due_at <= $1 order by due_at limit ${MAX_ALERTS_A_RUN}`,
      [until],
    );
    await this.db.transaction(async (tx) => {
      for (const { id, number, dueAt } of due) {
        await this.incidents.open(tx, {
          kind: 'takedown-due',
          subject: id,
          title: `Über ${number} ist bis ${BERLIN.format(dueAt)} Uhr zu entscheiden`,
          details: { number, dueAt: dueAt.toISOString() },
        });
      }
    });
    return due.length;
  }
}
