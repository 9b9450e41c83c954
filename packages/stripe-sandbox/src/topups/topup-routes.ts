import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { invalidParam, refused } from '../http/stripe-error.ts';
import { CURRENCY } from '../money/ledger.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { amount, choice, clearableText, range, required, text } from '../params/param-spec.ts';
import { cancelTopUp, createTopUp } from './topup-lifecycle.ts';

const PATH = '/v1/topups';

const TOPUP_CREATE = {
  amount: required(amount()),
  currency: required(text({ max: 3 })),
  description: text(),
  metadata: metadata(),
  statement_descriptor: text({ max: 15 }),
  transfer_group: text(),
};

/** Endpoints of top-ups; only the platform has them. */
export const TOPUP_ROUTES: Route[] = [
  route('POST', PATH, TOPUP_CREATE, ({ sandbox, params }) => {
    if (params.currency.toLowerCase() !== CURRENCY) {
      throw invalidParam(`The sandbox only knows eur, not ${params.currency}.`, 'currency');
    }
    return createTopUp(sandbox, {
      amountCents: params.amount,
      description: params.description,
      metadata: params.metadata,
      statementDescriptor: params.statement_descriptor,
      transferGroup: params.transfer_group,
    });
  }),

  route('GET', `${PATH}/:id`, {}, ({ sandbox, path }) =>
    sandbox.store.get('topup', String(path.id), '', 'topup'),
  ),

  route(
    'GET',
    PATH,
    {
      ...PAGE_FIELDS,
      created: range(),
      status: choice('canceled', 'failed', 'pending', 'succeeded'),
    },
    ({ sandbox, params, url }) =>
      listPage(sandbox, {
        kind: 'topup',
        account: '',
        page: params,
        url,
        where: [...createdWithin(params.created), ...equals({ status: params.status })],
      }),
  ),

  route(
    'POST',
    `${PATH}/:id`,
    { description: clearableText(), metadata: metadata() },
    ({ sandbox, path, params }) => {
      const topUp = sandbox.store.get('topup', String(path.id), '', 'topup');
      const { description } = params;
      return sandbox.store.patch(topUp, {
        description: description === undefined ? topUp.body.description : description,
        metadata: mergeMetadata(topUp.body.metadata, params.metadata),
      });
    },
  ),

  route('POST', `${PATH}/:id/cancel`, {}, ({ sandbox, path }) => {
    const topUp = sandbox.store.get('topup', String(path.id), '', 'topup');
    if (topUp.body.status !== 'pending') {
      throw refused(`Only pending top-ups can be canceled; this one is ${topUp.body.status}.`);
    }
    return cancelTopUp(sandbox, topUp);
  }),
];
