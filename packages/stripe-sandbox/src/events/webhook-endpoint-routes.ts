import type Stripe from 'stripe';
import { equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { clearableText, flag, list, required, text } from '../params/param-spec.ts';
import { checkWebhookUrl, newSecret } from './endpoint-rules.ts';

const MAX_EVENTS = 400;

/** Webhook endpoints of the v1 API; the secret is shown only when one is created. */
export const WEBHOOK_ENDPOINT_ROUTES: Route[] = [
  route(
    'POST',
    '/v1/webhook_endpoints',
    {
      api_version: text(),
      connect: flag(),
      description: clearableText(),
      enabled_events: required(list(text(), { max: MAX_EVENTS, min: 1 })),
      metadata: metadata(),
      url: required(text()),
    },
    ({ sandbox, params }) => {
      checkWebhookUrl(sandbox, params.url);
      const created = sandbox.clock.now();
      const secret = newSecret(sandbox);
      const body: Stripe.WebhookEndpoint = {
        id: sandbox.ids.next('we'),
        object: 'webhook_endpoint',
        api_version: params.api_version ?? null,
        application: null,
        created,
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        status: 'enabled',
        url: params.url,
      };
      const hidden = { secret, connect: params.connect ?? false };
      sandbox.store.insert('webhook_endpoint', created, body, { hidden });
      return { ...body, secret };
    },
  ),

  route('GET', '/v1/webhook_endpoints/:id', {}, ({ sandbox, path }) =>
    sandbox.store.get('webhook_endpoint', String(path.id), ''),
  ),

  route('GET', '/v1/webhook_endpoints', PAGE_FIELDS, ({ sandbox, params, url }) =>
    listPage(sandbox, {
      kind: 'webhook_endpoint',
      account: '',
      page: params,
      url,
      where: equals({}),
    }),
  ),

  route(
    'POST',
    '/v1/webhook_endpoints/:id',
    {
      description: clearableText(),
      disabled: flag(),
      enabled_events: list(text(), { max: MAX_EVENTS, min: 1 }),
      metadata: metadata(),
      url: text(),
    },
    ({ sandbox, path, params }) => {
      const endpoint = sandbox.store.get('webhook_endpoint', String(path.id), '');
      if (params.url !== undefined) checkWebhookUrl(sandbox, params.url);
      const { body } = endpoint;
      return sandbox.store.patch(endpoint, {
        description: params.description === undefined ? body.description : params.description,
        enabled_events: params.enabled_events ?? body.enabled_events,
        metadata: mergeMetadata(body.metadata, params.metadata),
        status:
          params.disabled === undefined ? body.status : params.disabled ? 'disabled' : 'enabled',
        url: params.url ?? body.url,
      });
    },
  ),

  route('DELETE', '/v1/webhook_endpoints/:id', {}, ({ sandbox, path }) => {
    const { id } = sandbox.store.get('webhook_endpoint', String(path.id), '');
    sandbox.store.remove('webhook_endpoint', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];
