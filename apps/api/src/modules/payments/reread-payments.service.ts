import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Log } from '../../platform/log/log.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { AccountsService } from './accounts.service.ts';
import { ReduceSessionService } from './reduce-session.service.ts';
import { SessionsStore } from './sessions.store.ts';
import { StripeEventsStore } from './stripe-events.store.ts';
import { WebhookIntakeService } from './webhook-intake.service.ts';

const SESSION_AGE_MS = 5 * MINUTE_MS;
const EVENT_AGE_MS = 5 * MINUTE_MS;
const ACCOUNT_AGE_MS = 10 * MINUTE_MS;
const SESSIONS_PER_RUN = 200;
const EVENTS_PER_RUN = 200;
const ACCOUNTS_PER_RUN = 50;

/** Asks Stripe about everything that is still open, as if every webhook had been lost. */
@Injectable()
export class RereadPaymentsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsStore,
    private readonly reducer: ReduceSessionService,
    private readonly events: StripeEventsStore,
    private readonly intake: WebhookIntakeService,
    private readonly producers: ProducersFacade,
    private readonly accounts: AccountsService,
    private readonly log: Log,
  ) {}

  /** Answers how many objects were read again. One object's trouble does not hold up the others. */
  async reread(): Promise<number> {
    const now = this.clock.now();
    const failures: unknown[] = [];
    const tryEach = async (id: string, work: () => Promise<unknown>) => {
      try {
        await work();
      } catch (error) {
        this.log.fault('not read again', error, { id });
        failures.push(error);
      }
    };
    const sessions = await this.sessions.unsettledNotReadSince(
      later(now, -SESSION_AGE_MS),
      SESSIONS_PER_RUN,
    );
    for (const { sessionId } of sessions) {
      await tryEach(sessionId, () => this.reducer.reduce(sessionId));
    }
    const waiting = await this.producers.accountsLastReadBefore(
      later(now, -ACCOUNT_AGE_MS),
      ['invited', 'onboarding', 'in_review', 'restricted'],
      ACCOUNTS_PER_RUN,
    );
    for (const { stripeAccountId } of waiting) {
      await tryEach(stripeAccountId, () => this.accounts.reread(stripeAccountId));
    }
    const queued = await this.queueForgotten(later(now, -EVENT_AGE_MS));
    if (failures.length > 0) throw failures[0];
    return sessions.length + waiting.length + queued;
  }

  /** Events whose job was lost or parked get a new one. */
  private async queueForgotten(before: Date): Promise<number> {
    const objects = await this.events.openObjects(before, EVENTS_PER_RUN);
    await this.db.transaction(async (tx) => {
      for (const { objectId, account } of objects) await this.intake.queue(tx, objectId, account);
    });
    return objects.length;
  }
}
