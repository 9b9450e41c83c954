import type Stripe from 'stripe';
import type { StoredEvent } from './stripe-events.store.ts';

type Kept = Omit<StoredEvent, 'endpoint' | 'raw'>;

/** What is kept of a snapshot event besides its raw text. */
export function snapshotEvent(event: Stripe.Event): Kept {
  const object = event.data.object as { id?: unknown };
  return {
    eventId: event.id,
    account: event.account ?? '',
    type: event.type,
    apiVersion: event.api_version,
    objectId: typeof object.id === 'string' ? object.id : event.id,
  };
}

/** What is kept of a thin event besides its raw text; it names its object and says nothing about it. */
export function thinEvent(event: { readonly id: string; readonly type: string }): Kept {
  const related = (event as { related_object?: { id?: string } | null }).related_object;
  return {
    eventId: event.id,
    account: '',
    type: event.type,
    apiVersion: null,
    objectId: related?.id ?? event.id,
  };
}
