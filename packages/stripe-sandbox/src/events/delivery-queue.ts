import type { Sandbox } from '../sandbox.ts';
import type { EndpointHidden, StoredRecord } from '../store/record-kinds.ts';

export type DeliveryState = 'pending' | 'sending' | 'delivered' | 'failed' | 'dropped';

export interface Delivery {
  seq: number;
  eventId: string;
  endpointId: string;
  attempt: number;
  state: DeliveryState;
  dueAtMs: number;
  lastStatus: number | null;
  lastError: string | null;
}

export interface Target {
  id: string;
  url: string;
  hidden: EndpointHidden;
}

interface Announcement {
  id: string;
  type: string;
  account: string;
  thin: boolean;
}

const MAX_ENDPOINTS = 100;

/** Queues an event for every enabled endpoint that listens to it; returns how many. */
export function enqueueDeliveries(sandbox: Sandbox, event: Announcement): number {
  const targets = event.thin ? thinTargets(sandbox, event) : snapshotTargets(sandbox, event);
  return targets.filter((target) => enqueue(sandbox, event.id, event.type, target.id)).length;
}

/** Queues one event for one endpoint under the present chaos; false when it was dropped. */
function enqueue(sandbox: Sandbox, eventId: string, type: string, endpointId: string): boolean {
  const chaos = sandbox.chaos.forType(type);
  const dropped = chaos.dropShare > 0 && sandbox.ids.fraction() < chaos.dropShare;
  for (let copy = 0; copy <= (dropped ? 0 : chaos.duplicates); copy += 1) {
    const wait =
      chaos.delayMs +
      (chaos.shuffleWindowMs > 0 ? Math.floor(sandbox.ids.fraction() * chaos.shuffleWindowMs) : 0);
    addDelivery(sandbox, eventId, endpointId, dropped ? 'dropped' : 'pending', wait);
  }
  return !dropped;
}

/** Adds a delivery row; `waitMs` counts on the wall clock. */
export function addDelivery(
  sandbox: Sandbox,
  eventId: string,
  endpointId: string,
  state: DeliveryState,
  waitMs: number,
): void {
  sandbox.db
    .prepare(
      'INSERT INTO delivery (event_id, endpoint_id, attempt, state, due_at_ms)' +
        ' VALUES (?, ?, 0, ?, ?)',
    )
    .run(eventId, endpointId, state, Date.now() + waitMs);
}

function listens(enabledEvents: string[], type: string): boolean {
  return enabledEvents.includes('*') || enabledEvents.includes(type);
}

function snapshotTargets(sandbox: Sandbox, event: Announcement): StoredRecord<EndpointKind>[] {
  const fromConnected = event.account !== '';
  const endpoints = sandbox.store
    .list('webhook_endpoint', { limit: MAX_ENDPOINTS, order: 'oldest' })
    .filter(
      ({ body, hidden }) =>
        body.status === 'enabled' &&
        hidden.connect === fromConnected &&
        listens(body.enabled_events, event.type),
    );
  const scope = fromConnected ? '@accounts' : '@self';
  const destinations = enabledDestinations(sandbox).filter(
    ({ body }) =>
      body.event_payload === 'snapshot' &&
      (body.events_from ?? ['@self']).includes(scope) &&
      listens(body.enabled_events, event.type),
  );
  return [...endpoints, ...destinations];
}

type EndpointKind = 'webhook_endpoint' | 'event_destination';

function enabledDestinations(sandbox: Sandbox): StoredRecord<'event_destination'>[] {
  return sandbox.store
    .list('event_destination', { limit: MAX_ENDPOINTS, order: 'oldest' })
    .filter(({ body }) => body.status === 'enabled');
}

/** Account events go to destinations of either scope: Stripe's documents leave it open. */
function thinTargets(sandbox: Sandbox, event: Announcement): StoredRecord<EndpointKind>[] {
  return enabledDestinations(sandbox).filter(
    ({ body }) => body.event_payload === 'thin' && listens(body.enabled_events, event.type),
  );
}

/** Where an endpoint wants its deliveries; undefined once it was deleted or disabled. */
export function targetOf(sandbox: Sandbox, endpointId: string): Target | undefined {
  const endpoint = sandbox.store.find('webhook_endpoint', endpointId);
  if (endpoint !== undefined) {
    if (endpoint.body.status !== 'enabled') return undefined;
    return { id: endpointId, url: endpoint.body.url, hidden: endpoint.hidden };
  }
  const destination = sandbox.store.find('event_destination', endpointId);
  const url = destination?.body.webhook_endpoint?.url;
  if (destination === undefined || destination.body.status !== 'enabled' || !url) return undefined;
  return { id: endpointId, url, hidden: destination.hidden };
}

export function toDelivery(row: Record<string, unknown>): Delivery {
  return {
    seq: Number(row.seq),
    eventId: String(row.event_id),
    endpointId: String(row.endpoint_id),
    attempt: Number(row.attempt),
    state: row.state as DeliveryState,
    dueAtMs: Number(row.due_at_ms),
    lastStatus: row.last_status === null ? null : Number(row.last_status),
    lastError: row.last_error === null ? null : String(row.last_error),
  };
}
