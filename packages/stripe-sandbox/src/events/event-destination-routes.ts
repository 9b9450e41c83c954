import type Stripe from 'stripe';
import { isoTime } from '../clock/sandbox-clock.ts';
import { V2_PAGE_FIELDS, v2ListPage } from '../http/list-page.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { choice, list, required, type Shape, shape, text } from '../params/param-spec.ts';
import { API_VERSION, type Sandbox } from '../sandbox.ts';
import type { StoredRecord, ThinEvent } from '../store/record-kinds.ts';
import { addDelivery } from './delivery-queue.ts';
import { checkWebhookUrl, newSecret } from './endpoint-rules.ts';

const PATH = '/v2/core/event_destinations';
const MAX_EVENTS = 400;
const PING_ID_LENGTH = 48;

const include = list(choice('webhook_endpoint.signing_secret', 'webhook_endpoint.url'), { max: 2 });

const CREATE = {
  description: text(),
  enabled_events: required(list(text(), { max: MAX_EVENTS, min: 1 })),
  event_payload: required(choice('snapshot', 'thin')),
  events_from: list(choice('@self', '@accounts'), { max: 2 }),
  include,
  metadata: metadata(),
  name: required(text()),
  snapshot_api_version: text(),
  type: required(choice('webhook_endpoint')),
  webhook_endpoint: required(shape({ url: required(text()) })),
};

const UPDATE = {
  description: text(),
  enabled_events: list(text(), { max: MAX_EVENTS, min: 1 }),
  include,
  metadata: metadata(),
  name: text(),
  webhook_endpoint: shape({ url: required(text()) }),
};

/** Address and secret are shown only when asked for with `include`. */
function rendered(record: StoredRecord<'event_destination'>, wanted: string[] = []) {
  const { webhook_endpoint: endpoint } = record.body;
  return {
    ...record.body,
    webhook_endpoint: {
      signing_secret: wanted.includes('webhook_endpoint.signing_secret')
        ? record.hidden.secret
        : null,
      url: wanted.includes('webhook_endpoint.url') ? (endpoint?.url ?? null) : null,
    },
  };
}

function create(sandbox: Sandbox, params: Shape<typeof CREATE>) {
  checkWebhookUrl(sandbox, params.webhook_endpoint.url, 'webhook_endpoint.url');
  const now = sandbox.clock.now();
  const body: Stripe.V2.Core.EventDestination = {
    id: sandbox.ids.next('ed_test', PING_ID_LENGTH),
    object: 'v2.core.event_destination',
    created: isoTime(now),
    description: params.description ?? '',
    enabled_events: params.enabled_events,
    event_payload: params.event_payload,
    events_from: params.events_from ?? ['@self'],
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name,
    ...(params.event_payload === 'snapshot'
      ? { snapshot_api_version: params.snapshot_api_version ?? API_VERSION }
      : {}),
    status: 'enabled',
    type: 'webhook_endpoint',
    updated: isoTime(now),
    webhook_endpoint: { url: params.webhook_endpoint.url },
  };
  const hidden = { secret: newSecret(sandbox), connect: false };
  return rendered(sandbox.store.insert('event_destination', now, body, { hidden }), params.include);
}

function update({ sandbox, path, params }: Call<Shape<typeof UPDATE>>) {
  const record = sandbox.store.get('event_destination', String(path.id), '');
  const url = params.webhook_endpoint?.url;
  if (url !== undefined) checkWebhookUrl(sandbox, url, 'webhook_endpoint.url');
  const { body } = record;
  const changed = sandbox.store.patch(record, {
    description: params.description ?? body.description,
    enabled_events: params.enabled_events ?? body.enabled_events,
    metadata: mergeMetadata(body.metadata ?? {}, params.metadata),
    name: params.name ?? body.name,
    updated: isoTime(sandbox.clock.now()),
    webhook_endpoint: { url: url ?? body.webhook_endpoint?.url },
  });
  return rendered(changed, params.include);
}

function switched(status: 'enabled' | 'disabled') {
  return ({ sandbox, path }: Call) => {
    const record = sandbox.store.get('event_destination', String(path.id), '');
    const updated = isoTime(sandbox.clock.now());
    return rendered(sandbox.store.patch(record, { status, updated }));
  };
}

function ping({ sandbox, path }: Call): ThinEvent {
  const { id } = sandbox.store.get('event_destination', String(path.id), '');
  const now = sandbox.clock.now();
  const body: ThinEvent = {
    id: sandbox.ids.next('evt_test', PING_ID_LENGTH),
    object: 'v2.core.event',
    type: 'v2.core.event_destination.ping',
    created: isoTime(now),
    livemode: false,
    context: null,
    related_object: { id, type: 'v2.core.event_destination', url: `${PATH}/${id}` },
    reason: null,
    data: {},
  };
  sandbox.store.insert('thin_event', now, body);
  addDelivery(sandbox, body.id, id, 'pending', 0);
  return body;
}

/** Event destinations of the v2 API. */
export const EVENT_DESTINATION_ROUTES: Route[] = [
  route('POST', PATH, CREATE, ({ sandbox, params }) => create(sandbox, params)),
  route('GET', `${PATH}/:id`, { include }, ({ sandbox, path, params }) =>
    rendered(sandbox.store.get('event_destination', String(path.id), ''), params.include),
  ),
  route('GET', PATH, { ...V2_PAGE_FIELDS, include }, ({ sandbox, params, url }) =>
    v2ListPage(sandbox, {
      kind: 'event_destination',
      account: '',
      where: [],
      page: params,
      url,
      render: (record) => rendered(record, params.include),
    }),
  ),
  route('POST', `${PATH}/:id`, UPDATE, update),
  route('DELETE', `${PATH}/:id`, {}, ({ sandbox, path }) => {
    const { id } = sandbox.store.get('event_destination', String(path.id), '');
    sandbox.store.remove('event_destination', id);
    return { id, object: 'v2.core.event_destination' };
  }),
  route('POST', `${PATH}/:id/disable`, {}, switched('disabled')),
  route('POST', `${PATH}/:id/enable`, {}, switched('enabled')),
  route('POST', `${PATH}/:id/ping`, {}, ping),
];
