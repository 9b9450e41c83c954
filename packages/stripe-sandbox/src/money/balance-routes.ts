import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { range, text } from '../params/param-spec.ts';
import { balanceObject } from './balance.ts';

/** The balance and its movements, for the platform or for a connected account. */
export const BALANCE_ROUTES: Route[] = [
  route('GET', '/v1/balance', {}, ({ sandbox, account }) => balanceObject(sandbox, account)),

  route('GET', '/v1/balance_transactions/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('balance_transaction', String(path.id), account),
  ),

  route(
    'GET',
    '/v1/balance_transactions',
    {
      ...PAGE_FIELDS,
      created: range(),
      currency: text(),
      payout: text(),
      source: text(),
      type: text(),
    },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'balance_transaction',
        account,
        page: params,
        url,
        where: [
          ...createdWithin(params.created),
          ...equals({
            'hidden.payout': params.payout,
            currency: params.currency,
            source: params.source,
            type: params.type,
          }),
        ],
      }),
  ),
];
