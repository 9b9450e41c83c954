import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { range, shape, text } from '../params/param-spec.ts';
import { createSession } from './create-session.ts';
import { expireSession } from './session-lifecycle.ts';
import { LIST_STATUS, SESSION_CREATE } from './session-params.ts';

const PATH = '/v1/checkout/sessions';

/** Endpoints of Checkout Sessions. */
export const SESSION_ROUTES: Route[] = [
  route('POST', PATH, SESSION_CREATE, ({ sandbox, params }) => createSession(sandbox, params)),

  route('GET', `${PATH}/:id`, {}, ({ sandbox, path, account }) =>
    sandbox.store.get('checkout_session', String(path.id), account, 'session'),
  ),

  route(
    'GET',
    PATH,
    {
      ...PAGE_FIELDS,
      created: range(),
      customer: text(),
      customer_details: shape({ email: text() }),
      payment_intent: text(),
      status: LIST_STATUS,
    },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'checkout_session',
        account,
        page: params,
        url,
        where: [
          ...createdWithin(params.created),
          ...equals({
            customer: params.customer,
            'customer_details.email': params.customer_details?.email,
            payment_intent: params.payment_intent,
            status: params.status,
          }),
        ],
      }),
  ),

  route('POST', `${PATH}/:id`, { metadata: metadata() }, ({ sandbox, path, params, account }) => {
    const session = sandbox.store.get('checkout_session', String(path.id), account, 'session');
    return sandbox.store.patch(session, {
      metadata: mergeMetadata(session.body.metadata ?? {}, params.metadata),
    });
  }),

  route('GET', `${PATH}/:id/line_items`, PAGE_FIELDS, ({ sandbox, path, params, account, url }) => {
    const session = sandbox.store.get('checkout_session', String(path.id), account, 'session');
    return listPage(sandbox, {
      kind: 'line_item',
      account,
      order: 'oldest',
      page: params,
      url,
      where: equals({ 'hidden.session': session.id }),
    });
  }),

  route('POST', `${PATH}/:id/expire`, {}, ({ sandbox, path, account }) => {
    const session = sandbox.store.get('checkout_session', String(path.id), account, 'session');
    if (session.body.status !== 'open') {
      throw refused(
        'Only Checkout Sessions with a status in ["open"] can be expired.' +
          ` This Checkout Session has a status of ${session.body.status}.`,
      );
    }
    return expireSession(sandbox, session);
  }),
];
