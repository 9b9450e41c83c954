import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Log } from '../../platform/log/log.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import type { StripeAccountState } from '../producers/stripe-account.ts';
import { eventsOf } from './event-effects.ts';
import { StripeClient } from './stripe-client.ts';
import type { StoredEvent } from './stripe-events.store.ts';
import { snapshotEvent, thinEvent } from './webhook-events.ts';

export type EventScope = 'platform' | 'connect' | 'core';

const MAX_EVENTS_PER_WINDOW = 5_000;
/** Stripe takes no more types in one question. */
const MAX_TYPES_PER_LIST = 20;
/** Each account is one question an hour; a market with more needs a slower walk. */
const MAX_ACCOUNTS = 2_000;
/** A closed account says nothing more, and a rejected one nothing that changes anything. */
const TALKING: readonly StripeAccountState[] = [
  'invited',
  'onboarding',
  'in_review',
  'payable',
  'restricted',
];

/** What Stripe lists for a destination between two instants. It throws rather than skip what does not fit. */
@Injectable()
export class MissedEvents {
  constructor(
    private readonly stripe: StripeClient,
    private readonly producers: ProducersFacade,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  list(scope: EventScope, from: Date, end: Date): Promise<StoredEvent[]> {
    if (scope === 'platform') return this.snapshots('platform', from, end, null);
    return scope === 'connect' ? this.ofAccounts(from, end) : this.thin(from, end);
  }

  /** Events of connected accounts are listed account by account. */
  private async ofAccounts(from: Date, end: Date): Promise<StoredEvent[]> {
    const before = later(this.clock.now(), DAY_MS);
    const accounts = await this.producers.accountsLastReadBefore(before, TALKING, MAX_ACCOUNTS);
    if (accounts.length === MAX_ACCOUNTS) throw new Error('More accounts than a run can ask');
    const events: StoredEvent[] = [];
    for (const { stripeAccountId } of accounts) {
      try {
        events.push(...(await this.snapshots('connect', from, end, stripeAccountId)));
      } catch (error) {
        if (!hasLeft(error)) throw error;
        // Whoever has left us can not be asked; the check of account states finds that (N14).
        this.log.warn('account not readable', { stripeAccountId });
      }
    }
    return events;
  }

  private async snapshots(
    endpoint: 'platform' | 'connect',
    from: Date,
    end: Date,
    account: string | null,
  ): Promise<StoredEvent[]> {
    const created = { gte: seconds(from), lte: seconds(end) };
    const types = eventsOf(endpoint);
    const events: Stripe.Event[] = [];
    for (let first = 0; first < types.length; first += MAX_TYPES_PER_LIST) {
      const some = types.slice(first, first + MAX_TYPES_PER_LIST);
      const page = await this.stripe.call((sdk) =>
        sdk.events
          .list({ created, types: some, limit: 100 }, asAccount(account))
          .autoPagingToArray({ limit: MAX_EVENTS_PER_WINDOW }),
      );
      events.push(...fitting(page));
    }
    return events.map((event) => ({
      ...snapshotEvent(event),
      account: account ?? event.account ?? '',
      endpoint: 'replay',
      raw: JSON.stringify(event),
    }));
  }

  private async thin(from: Date, end: Date): Promise<StoredEvent[]> {
    // The SDK types the range like v1's seconds; v2 writes instants (docs.stripe.com/api/v2/core/events/list).
    const range: unknown = { gte: from.toISOString(), lte: end.toISOString() };
    const created = range as Stripe.RangeQueryParam;
    const events = await this.stripe.call((sdk) =>
      sdk.v2.core.events
        .list({ created, types: eventsOf('core'), limit: 100 })
        .autoPagingToArray({ limit: MAX_EVENTS_PER_WINDOW }),
    );
    return fitting(events).map((event) => ({
      ...thinEvent(event),
      endpoint: 'replay',
      raw: JSON.stringify(event),
    }));
  }
}

function fitting<T>(events: T[]): T[] {
  if (events.length === MAX_EVENTS_PER_WINDOW) throw new Error('More events than a run can take');
  return events;
}

const asAccount = (account: string | null) => (account === null ? {} : { stripeAccount: account });

const hasLeft = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripePermissionError ||
  (error instanceof Stripe.errors.StripeError && error.code === 'account_invalid');

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
