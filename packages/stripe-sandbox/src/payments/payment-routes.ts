import { emit } from '../events/event-log.ts';
import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { range, text } from '../params/param-spec.ts';
import {
  confirmByApi,
  createIntentByApi,
  INTENT_CONFIRM,
  INTENT_CREATE,
  METHOD_CREATE,
  storeDebit,
} from './create-intent.ts';
import { cancelIntent } from './payment-intents.ts';

/** PaymentIntents, charges, payment methods and mandates. */
export const PAYMENT_ROUTES: Route[] = [
  route('POST', '/v1/payment_intents', INTENT_CREATE, ({ sandbox, params }) =>
    createIntentByApi(sandbox, params),
  ),

  route(
    'POST',
    '/v1/payment_intents/:id/confirm',
    INTENT_CONFIRM,
    ({ sandbox, path, params, account }) => {
      const intent = sandbox.store.get('payment_intent', String(path.id), account, 'intent');
      return confirmByApi(sandbox, intent, params);
    },
  ),

  route('POST', '/v1/payment_intents/:id/cancel', {}, ({ sandbox, path, account }) => {
    const intent = sandbox.store.get('payment_intent', String(path.id), account, 'intent');
    if (intent.body.status !== 'requires_payment_method') {
      throw refused(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.body.status}.`,
        'payment_intent_unexpected_state',
      );
    }
    cancelIntent(sandbox, intent.id, 'requested_by_customer');
    return sandbox.store.need('payment_intent', intent.id);
  }),

  route('POST', '/v1/payment_methods', METHOD_CREATE, ({ sandbox, params }) =>
    storeDebit(sandbox, params),
  ),

  route('GET', '/v1/mandates/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('mandate', String(path.id), account, 'mandate'),
  ),

  route('GET', '/v1/payment_intents/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('payment_intent', String(path.id), account, 'intent'),
  ),

  route(
    'GET',
    '/v1/payment_intents',
    { ...PAGE_FIELDS, created: range(), customer: text() },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'payment_intent',
        account,
        page: params,
        url,
        where: [...createdWithin(params.created), ...equals({ customer: params.customer })],
      }),
  ),

  route(
    'POST',
    '/v1/payment_intents/:id',
    { metadata: metadata(), description: text() },
    ({ sandbox, path, params, account }) => {
      const intent = sandbox.store.get('payment_intent', String(path.id), account, 'intent');
      return sandbox.store.patch(intent, {
        description: params.description ?? intent.body.description,
        metadata: mergeMetadata(intent.body.metadata, params.metadata),
      });
    },
  ),

  route('GET', '/v1/charges/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('charge', String(path.id), account),
  ),

  route(
    'GET',
    '/v1/charges',
    {
      ...PAGE_FIELDS,
      created: range(),
      customer: text(),
      payment_intent: text(),
      transfer_group: text(),
    },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'charge',
        account,
        page: params,
        url,
        where: [
          ...createdWithin(params.created),
          ...equals({
            customer: params.customer,
            payment_intent: params.payment_intent,
            transfer_group: params.transfer_group,
          }),
        ],
      }),
  ),

  route(
    'POST',
    '/v1/charges/:id',
    { metadata: metadata(), description: text(), transfer_group: text() },
    ({ sandbox, path, params, account }) => {
      const charge = sandbox.store.get('charge', String(path.id), account);
      const { metadata: before, description } = charge.body;
      const changed = sandbox.store.patch(charge, {
        description: params.description ?? description,
        metadata: mergeMetadata(before, params.metadata),
        transfer_group: params.transfer_group ?? charge.body.transfer_group,
      });
      const previous = { metadata: before, description };
      emit(sandbox, 'charge.updated', changed.body, { account, previous });
      return changed;
    },
  ),

  route('GET', '/v1/payment_methods/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('payment_method', String(path.id), account, 'payment_method'),
  ),
];
