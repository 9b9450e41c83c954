import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { range, text } from '../params/param-spec.ts';

const CUSTOMER_ID_LENGTH = 14;
const INVOICE_PREFIX_LENGTH = 8;

/** Customers: only what a checkout needs to recognise a buyer. */
export const CUSTOMER_ROUTES: Route[] = [
  route(
    'POST',
    '/v1/customers',
    {
      description: text(),
      email: text({ max: 512 }),
      metadata: metadata(),
      name: text({ max: 256 }),
      phone: text({ max: 20 }),
    },
    ({ sandbox, params, account }) => {
      const created = sandbox.clock.now();
      const body: Stripe.Customer = {
        id: sandbox.ids.next('cus', CUSTOMER_ID_LENGTH),
        object: 'customer',
        address: null,
        balance: 0,
        created,
        currency: null,
        default_source: null,
        delinquent: false,
        description: params.description ?? null,
        email: params.email ?? null,
        invoice_prefix: sandbox.ids.token(INVOICE_PREFIX_LENGTH).toUpperCase(),
        invoice_settings: {
          custom_fields: null,
          default_payment_method: null,
          footer: null,
          rendering_options: null,
        },
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        name: params.name ?? null,
        phone: params.phone ?? null,
        preferred_locales: [],
        shipping: null,
        tax_exempt: 'none',
        test_clock: null,
      };
      const record = sandbox.store.insert('customer', created, body, { account });
      emit(sandbox, 'customer.created', body, { account });
      return record;
    },
  ),

  route('GET', '/v1/customers/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('customer', String(path.id), account),
  ),

  route(
    'GET',
    '/v1/customers',
    { ...PAGE_FIELDS, created: range(), email: text() },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'customer',
        account,
        page: params,
        url,
        where: [...createdWithin(params.created), ...equals({ email: params.email })],
      }),
  ),
];
