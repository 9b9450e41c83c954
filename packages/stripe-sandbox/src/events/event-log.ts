import { isoTime } from '../clock/sandbox-clock.ts';
import { API_VERSION, type Sandbox } from '../sandbox.ts';
import type { BodyByKind, ThinEvent } from '../store/record-kinds.ts';
import { enqueueDeliveries } from './delivery-queue.ts';

const KEEP_SECONDS = 30 * 86_400;
const THIN_SUFFIX_LENGTH = 48;

export interface EmitOptions {
  /** Connected account the event happened on; empty for the platform. */
  account?: string;
  /** Former values of the changed fields, for `*.updated`. */
  previous?: Record<string, unknown>;
}

/**
 * Records a v1 event with a copy of the object as it is now, and queues it for every endpoint
 * that listens. Must run inside the transaction that changed the object.
 */
export function emit(
  sandbox: Sandbox,
  type: string,
  object: { object: string },
  options: EmitOptions = {},
): { id: string } {
  const account = options.account ?? '';
  const created = sandbox.clock.now();
  const call = sandbox.currentCall;
  const body = {
    id: sandbox.ids.next('evt'),
    object: 'event',
    ...(account === '' ? {} : { account }),
    api_version: API_VERSION,
    created,
    data: {
      object,
      ...(options.previous === undefined ? {} : { previous_attributes: options.previous }),
    },
    livemode: false,
    pending_webhooks: 0,
    request: { id: call?.requestId ?? null, idempotency_key: call?.idempotencyKey ?? null },
    type,
  } as unknown as BodyByKind['event'];
  const record = sandbox.store.insert('event', created, body, { account });
  const pending = enqueueDeliveries(sandbox, { id: record.id, type, account, thin: false });
  if (pending > 0) sandbox.store.patch(record, { pending_webhooks: pending });
  return { id: record.id };
}

/** Records a thin v2 event about a connected account and queues its notification. */
export function emitThin(
  sandbox: Sandbox,
  type: string,
  accountId: string,
  data: Record<string, unknown> = {},
): void {
  const created = sandbox.clock.now();
  const call = sandbox.currentCall;
  const body: ThinEvent = {
    id: sandbox.ids.next('evt_test', THIN_SUFFIX_LENGTH),
    object: 'v2.core.event',
    type,
    created: isoTime(created),
    livemode: false,
    context: accountId,
    related_object: {
      id: accountId,
      type: 'v2.core.account',
      url: `/v2/core/accounts/${accountId}`,
    },
    reason: call?.requestId
      ? {
          type: 'request',
          request: { id: call.requestId, idempotency_key: call.idempotencyKey ?? '' },
        }
      : null,
    data,
  };
  sandbox.store.insert('thin_event', created, body);
  enqueueDeliveries(sandbox, { id: body.id, type, account: accountId, thin: true });
}

/** Text that is sent for an event: the whole snapshot, or the notification of a thin one. */
export function payloadOf(sandbox: Sandbox, eventId: string): string | undefined {
  const snapshot = sandbox.store.find('event', eventId);
  if (snapshot !== undefined) {
    const { apiVersion, livemode } = sandbox.chaos.forType(String(snapshot.body.type));
    const version = apiVersion ?? snapshot.body.api_version;
    return JSON.stringify({ ...snapshot.body, api_version: version, livemode }, null, 2);
  }
  const thin = sandbox.store.find('thin_event', eventId);
  if (thin === undefined) return undefined;
  const { data: _data, changes: _changes, ...notification } = thin.body;
  const { livemode } = sandbox.chaos.forType(thin.body.type);
  return JSON.stringify({ ...notification, livemode });
}

/** Forgets events older than 30 days of the sandbox clock, as Stripe does. */
export function pruneEvents(sandbox: Sandbox): void {
  const before = sandbox.clock.now() - KEEP_SECONDS;
  const old =
    "FROM object INDEXED BY object_event_age WHERE kind IN ('event', 'thin_event') AND created < ?";
  sandbox.db.prepare(`DELETE FROM delivery WHERE event_id IN (SELECT id ${old})`).run(before);
  sandbox.db.prepare(`DELETE ${old}`).run(before);
}
