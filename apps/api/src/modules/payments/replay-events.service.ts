import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock, DAY_MS, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { eventsOf } from './event-effects.ts';
import { StripeClient } from './stripe-client.ts';
import { StripeEventsStore } from './stripe-events.store.ts';
import { snapshotEvent, WebhookIntakeService } from './webhook-intake.service.ts';

const SCOPE = 'platform';
const OVERLAP_MS = 30 * MINUTE_MS;
/** Stripe keeps events for 30 days; a first run needs no more than what webhooks may have missed at the start. */
const FIRST_LOOK_MS = DAY_MS;
const WINDOW_MS = 6 * HOUR_MS;
const WINDOWS_PER_RUN = 12;
const MAX_EVENTS_PER_WINDOW = 5_000;
/** Stripe takes no more types in one question. */
const MAX_TYPES_PER_LIST = 20;

/** Finds events that never arrived (endpoint down, wrong clock) and lets them in through the same door. */
@Injectable()
export class ReplayEventsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly stripe: StripeClient,
    private readonly events: StripeEventsStore,
    private readonly intake: WebhookIntakeService,
  ) {}

  /** Answers how many events had been missed. */
  async replay(): Promise<number> {
    const now = this.clock.now();
    let readUntil = (await this.events.cursor(SCOPE)) ?? later(now, -FIRST_LOOK_MS);
    let missed = 0;
    for (let window = 0; window < WINDOWS_PER_RUN && readUntil < now; window += 1) {
      const end = new Date(Math.min(readUntil.getTime() + WINDOW_MS, now.getTime()));
      missed += await this.replayWindow(later(readUntil, -OVERLAP_MS), end);
      readUntil = end;
    }
    return missed;
  }

  private async replayWindow(from: Date, end: Date): Promise<number> {
    const listed = await this.list(from, end);
    const known = await this.events.known(listed.map((event) => event.id));
    const missed = listed.filter((event) => !known.has(event.id));
    await this.db.transaction(async (tx) => {
      for (const event of missed) {
        await this.intake.store(tx, {
          ...snapshotEvent(event),
          endpoint: 'replay',
          raw: JSON.stringify(event),
        });
      }
      await this.events.moveCursor(tx, SCOPE, end);
    });
    return missed.length;
  }

  private async list(from: Date, end: Date): Promise<Stripe.Event[]> {
    const created = { gte: seconds(from), lte: seconds(end) };
    const types = eventsOf('platform');
    const events: Stripe.Event[] = [];
    for (let first = 0; first < types.length; first += MAX_TYPES_PER_LIST) {
      events.push(
        ...(await this.listTypes(created, types.slice(first, first + MAX_TYPES_PER_LIST))),
      );
    }
    return events;
  }

  /** Throws rather than skip what does not fit: the cursor then stays and the sweep shows red. */
  private async listTypes(created: Stripe.RangeQueryParam, types: string[]) {
    const events = await this.stripe.call((sdk) =>
      sdk.events
        .list({ created, types, limit: 100 })
        .autoPagingToArray({ limit: MAX_EVENTS_PER_WINDOW }),
    );
    if (events.length === MAX_EVENTS_PER_WINDOW) throw new Error('More events than a run can take');
    return events;
  }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
