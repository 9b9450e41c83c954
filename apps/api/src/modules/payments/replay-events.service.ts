import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { type EventScope, MissedEvents } from './missed-events.ts';
import { StripeEventsStore } from './stripe-events.store.ts';
import { WebhookIntakeService } from './webhook-intake.service.ts';

const OVERLAP_MS = 30 * MINUTE_MS;
/** Stripe keeps events for 30 days; a first run needs no more than what webhooks may have missed at the start. */
const FIRST_LOOK_MS = DAY_MS;
const WINDOWS_PER_RUN = 12;
/** The platform says the most; accounts are asked one by one, so their windows are wide. */
const WINDOW_MS: Readonly<Record<EventScope, number>> = {
  platform: 6 * HOUR_MS,
  connect: 3 * DAY_MS,
  core: DAY_MS,
};
const SCOPES = Object.keys(WINDOW_MS) as EventScope[];

/** Finds events that never arrived (endpoint down, wrong clock) and lets them in through the same door. */
@Injectable()
export class ReplayEventsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly missed: MissedEvents,
    private readonly events: StripeEventsStore,
    private readonly intake: WebhookIntakeService,
  ) {}

  /** Answers how many events had been missed, on all three destinations. */
  async replay(): Promise<number> {
    let missed = 0;
    for (const scope of SCOPES) missed += await this.replayScope(scope);
    return missed;
  }

  private async replayScope(scope: EventScope): Promise<number> {
    const now = this.clock.now();
    let readUntil = (await this.events.cursor(scope)) ?? later(now, -FIRST_LOOK_MS);
    let missed = 0;
    for (let window = 0; window < WINDOWS_PER_RUN && readUntil < now; window += 1) {
      const end = new Date(Math.min(readUntil.getTime() + WINDOW_MS[scope], now.getTime()));
      missed += await this.replayWindow(scope, later(readUntil, -OVERLAP_MS), end);
      readUntil = end;
    }
    return missed;
  }

  private async replayWindow(scope: EventScope, from: Date, end: Date): Promise<number> {
    const listed = await this.missed.list(scope, from, end);
    const known = await this.events.known(listed.map(({ eventId }) => eventId));
    const missed = listed.filter(({ eventId }) => !known.has(eventId));
    await this.db.transaction(async (tx) => {
      for (const event of missed) await this.intake.store(tx, event);
      await this.events.moveCursor(tx, scope, end);
    });
    return missed.length;
  }
}
