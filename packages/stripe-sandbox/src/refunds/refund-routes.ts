import { emit } from '../events/event-log.ts';
import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { amount, choice, range, text } from '../params/param-spec.ts';
import { createRefund } from './create-refund.ts';
import { announceRefund, takeBack } from './end-refund.ts';

/**
 * Parameters of `POST /v1/refunds`. `reverse_transfer` and `refund_application_fee` belong to
 * other charge types and are unknown here on purpose.
 */
export const REFUND_CREATE = {
  amount: amount(),
  charge: text(),
  metadata: metadata(),
  payment_intent: text(),
  reason: choice('duplicate', 'fraudulent', 'requested_by_customer'),
};

/** Endpoints of refunds. */
export const REFUND_ROUTES: Route[] = [
  route('POST', '/v1/refunds', REFUND_CREATE, ({ sandbox, params, account }) =>
    createRefund(sandbox, params, account),
  ),

  route('GET', '/v1/refunds/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('refund', String(path.id), account, 'refund'),
  ),

  route(
    'GET',
    '/v1/refunds',
    { ...PAGE_FIELDS, charge: text(), created: range(), payment_intent: text() },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'refund',
        account,
        page: params,
        url,
        where: [
          ...createdWithin(params.created),
          ...equals({ charge: params.charge, payment_intent: params.payment_intent }),
        ],
      }),
  ),

  route(
    'POST',
    '/v1/refunds/:id',
    { metadata: metadata() },
    ({ sandbox, path, params, account }) => {
      const refund = sandbox.store.get('refund', String(path.id), account, 'refund');
      const { metadata: before } = refund.body;
      const changed = sandbox.store.patch(refund, {
        metadata: mergeMetadata(before ?? {}, params.metadata),
      });
      emit(sandbox, 'refund.updated', changed.body, { account, previous: { metadata: before } });
      return changed;
    },
  ),

  route(
    'GET',
    '/v1/charges/:id/refunds',
    PAGE_FIELDS,
    ({ sandbox, path, params, account, url }) => {
      const { id } = sandbox.store.get('charge', String(path.id), account);
      const where = equals({ charge: id });
      return listPage(sandbox, { kind: 'refund', account, page: params, url, where });
    },
  ),

  route('POST', '/v1/refunds/:id/cancel', {}, ({ sandbox, path, account }) => {
    const refund = sandbox.store.get('refund', String(path.id), account, 'refund');
    if (refund.body.status !== 'requires_action') {
      throw refused(
        `Refund ${refund.id} is ${refund.body.status}; only refunds that require an action can` +
          ' be canceled.',
      );
    }
    const canceled = takeBack(sandbox, refund, 'canceled');
    announceRefund(sandbox, refund.body, canceled);
    return canceled;
  }),
];
