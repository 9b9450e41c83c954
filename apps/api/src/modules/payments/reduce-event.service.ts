import { Injectable } from '@nestjs/common';
import { Clock, later, SECOND_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { AccountsService } from './accounts.service.ts';
import { ChargesStore } from './charges.store.ts';
import { type EventEffect, effectOf } from './event-effects.ts';
import { addOwnerJob } from './event-owners.ts';
import { isUuid } from './is-uuid.ts';
import { ReduceSessionService, UnknownStripeObject } from './reduce-session.service.ts';
import { SessionsStore } from './sessions.store.ts';
import { MAX_EVENT_TRIES, type OpenEvent, StripeEventsStore } from './stripe-events.store.ts';
import { StripeSessions } from './stripe-sessions.ts';

/** Stripe books the fee of a fresh charge a moment later. */
const FEE_PAUSE_MS = 10 * SECOND_MS;

type Result = 'done' | 'later';

/** Works on what webhooks announced. An event only says where to look; what counts is read again. */
@Injectable()
export class ReduceEventService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: StripeEventsStore,
    private readonly sessions: ReduceSessionService,
    private readonly sessionRows: SessionsStore,
    private readonly stripeSessions: StripeSessions,
    private readonly charges: ChargesStore,
    private readonly accounts: AccountsService,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
  ) {}

  /** All waiting events of one object in one go. Throws to be tried again by the queue. */
  async reduce(objectId: string, account: string): Promise<void> {
    const open = await this.events.openOf(objectId, account);
    if (open.length === 0) return;
    const ids = open.map((event) => event.eventId);
    try {
      let result: Result = 'done';
      for (const event of oncePerType(open)) {
        if ((await this.work(event, objectId, account)) === 'later') result = 'later';
      }
      await this.finish(result, ids, objectId, account);
    } catch (error) {
      if (!(error instanceof UnknownStripeObject)) throw error;
      await this.noteUnknown(open, objectId, account);
    }
  }

  private async work(event: OpenEvent, objectId: string, account: string): Promise<Result> {
    const effect = effectOf(event.type, account);
    switch (effect) {
      case 'session':
        return this.reduceSession(objectId);
      case 'payment':
      case 'charge':
        return this.reducePayment(event, objectId);
      case 'account':
        return this.reduceAccount(account === '' ? objectId : account);
      case 'none':
        return 'done';
      default:
        return this.tellOwner(effect, objectId, account);
    }
  }

  private async reduceSession(sessionId: string): Promise<Result> {
    return (await this.sessions.reduce(sessionId)) === 'fee_unknown' ? 'later' : 'done';
  }

  /** Payments come from Checkout: their sessions are read again, at most once each. */
  private async reducePayment(event: OpenEvent, objectId: string): Promise<Result> {
    if (await this.charges.isKnown(objectId)) return 'done';
    const orderId = orderIdIn(event.raw);
    const ours = orderId === null ? [] : await this.sessionRows.unsettledOf(orderId);
    let result: Result = 'done';
    for (const { sessionId } of ours) {
      if ((await this.reduceSession(sessionId)) === 'later') result = 'later';
    }
    if (result === 'later' || (await this.charges.isKnown(objectId))) return result;
    return this.reduceByIntent(event, objectId);
  }

  /** Without a usable hint Stripe is asked which session the payment belongs to. */
  private async reduceByIntent(event: OpenEvent, objectId: string): Promise<Result> {
    const intentId =
      effectOf(event.type, '') === 'payment'
        ? objectId
        : await this.stripeSessions.intentIdOfCharge(objectId);
    const sessionId = intentId === null ? null : await this.stripeSessions.idOfIntent(intentId);
    if (sessionId === null) throw new UnknownStripeObject(objectId);
    return this.reduceSession(sessionId);
  }

  private async reduceAccount(stripeAccountId: string): Promise<Result> {
    if (!(await this.accounts.reread(stripeAccountId))) {
      throw new UnknownStripeObject(stripeAccountId);
    }
    return 'done';
  }

  /** Refunds, disputes and money that comes or goes are read and booked by the modules they belong to. */
  private async tellOwner(effect: EventEffect, objectId: string, account: string): Promise<Result> {
    await this.db.transaction((tx) => addOwnerJob(this.jobs, tx, effect, objectId, account));
    return 'done';
  }

  private async finish(
    result: Result,
    eventIds: readonly string[],
    objectId: string,
    account: string,
  ): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      if (result === 'done') {
        await this.events.markProcessed(tx, eventIds, account, now);
        return;
      }
      await this.jobs.add(
        tx,
        'payments.reduce-event',
        { objectId, account },
        { runAt: later(now, FEE_PAUSE_MS) },
      );
    });
  }

  /** Kept and tried again: the row it belongs to may be on its way. In the end a person looks. */
  private async noteUnknown(
    events: readonly OpenEvent[],
    objectId: string,
    account: string,
  ): Promise<void> {
    const ids = events.map((event) => event.eventId);
    const tries = Math.max(...events.map((event) => event.attempts)) + 1;
    await this.db.transaction(async (tx) => {
      await this.events.noteFailure(tx, ids, account, 'unknown object');
      if (tries < MAX_EVENT_TRIES) return;
      await this.incidents.open(tx, {
        kind: 'stripe-object-unknown',
        subject: objectId,
        title: 'Stripe meldet ein Objekt, das der Markt nicht kennt',
        details: { objectId, account, types: [...new Set(events.map((event) => event.type))] },
      });
    });
    if (tries < MAX_EVENT_TRIES) throw new UnknownStripeObject(objectId);
  }
}

function oncePerType(events: readonly OpenEvent[]): Iterable<OpenEvent> {
  return new Map(events.map((event) => [event.type, event])).values();
}

/** The order that the object names in its metadata: a hint where to look, nothing more. */
function orderIdIn(raw: string): string | null {
  const event = JSON.parse(raw) as { data?: { object?: { metadata?: { order_id?: unknown } } } };
  const orderId = event.data?.object?.metadata?.order_id;
  return typeof orderId === 'string' && isUuid(orderId) ? orderId : null;
}
