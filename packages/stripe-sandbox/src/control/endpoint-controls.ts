import type Stripe from 'stripe';
import { isoTime, wallSeconds } from '../clock/sandbox-clock.ts';
import { checkWebhookUrl } from '../events/endpoint-rules.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { choice, integer, list, required, type Shape, text } from '../params/param-spec.ts';
import { API_VERSION, type Sandbox } from '../sandbox.ts';

const MAX_EVENTS = 400;
const ROTATION_SECONDS = 24 * 3600;

const UPSERT = {
  id: required(text()),
  url: required(text()),
  secret: required(text()),
  kind: required(choice('platform', 'connect', 'core')),
  enabled_events: required(list(text(), { max: MAX_EVENTS, min: 1 })),
};

/**
 * Registering the application's webhooks with secrets that its launcher chose. Repeating the
 * same call changes nothing, so every start may send it.
 */
export function endpointControls(): Route[] {
  return [
    route('PUT', '/_sandbox/webhook-endpoints', UPSERT, upsert),

    route('GET', '/_sandbox/webhook-endpoints', {}, ({ sandbox }) => ({
      endpoints: [
        ...sandbox.store.list('webhook_endpoint').map(({ body, hidden }) => ({
          id: body.id,
          url: body.url,
          kind: hidden.connect ? 'connect' : 'platform',
          status: body.status,
          enabled_events: body.enabled_events,
        })),
        ...sandbox.store.list('event_destination').map(({ body }) => ({
          id: body.id,
          url: body.webhook_endpoint?.url,
          kind: 'core',
          status: body.status,
          enabled_events: body.enabled_events,
        })),
      ],
    })),

    route(
      'POST',
      '/_sandbox/webhook-endpoints/:id/rotate',
      { secret: required(text()), keep_seconds: integer({ min: 0 }) },
      ({ sandbox, path, params }) => {
        const id = String(path.id);
        const record =
          sandbox.store.find('webhook_endpoint', id) ?? sandbox.store.find('event_destination', id);
        if (record === undefined) throw resourceMissing('webhook endpoint', id, 'id');
        record.hidden = {
          ...record.hidden,
          secret: params.secret,
          previousSecret: record.hidden.secret,
          previousSecretUntil: wallSeconds() + (params.keep_seconds ?? ROTATION_SECONDS),
        };
        sandbox.transact(() =>
          record.kind === 'webhook_endpoint'
            ? sandbox.store.save(record)
            : sandbox.store.save(record),
        );
        return { id, previous_secret_until: record.hidden.previousSecretUntil };
      },
    ),
  ];
}

function upsert({ sandbox, params }: Call<Shape<typeof UPSERT>>) {
  checkWebhookUrl(sandbox, params.url);
  sandbox.transact(() => {
    const known =
      sandbox.store.find('webhook_endpoint', params.id) ??
      sandbox.store.find('event_destination', params.id);
    if (known !== undefined) sandbox.store.remove(known.kind, known.id);
    if (params.kind === 'core') insertDestination(sandbox, params);
    else insertEndpoint(sandbox, params);
  });
  return { id: params.id, url: params.url, kind: params.kind, status: 'enabled' };
}

function insertEndpoint(sandbox: Sandbox, params: Shape<typeof UPSERT>): void {
  const created = sandbox.clock.now();
  const body: Stripe.WebhookEndpoint = {
    id: params.id,
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created,
    description: null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: {},
    status: 'enabled',
    url: params.url,
  };
  const hidden = { secret: params.secret, connect: params.kind === 'connect' };
  sandbox.store.insert('webhook_endpoint', created, body, { hidden });
}

function insertDestination(sandbox: Sandbox, params: Shape<typeof UPSERT>): void {
  const created = sandbox.clock.now();
  const body: Stripe.V2.Core.EventDestination = {
    id: params.id,
    object: 'v2.core.event_destination',
    created: isoTime(created),
    description: '',
    enabled_events: params.enabled_events,
    event_payload: 'thin',
    events_from: ['@self', '@accounts'],
    livemode: false,
    metadata: {},
    name: params.id,
    status: 'enabled',
    type: 'webhook_endpoint',
    updated: isoTime(created),
    webhook_endpoint: { url: params.url },
  };
  const hidden = { secret: params.secret, connect: false };
  sandbox.store.insert('event_destination', created, body, { hidden });
}
