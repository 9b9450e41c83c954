import { balanceSettingsOf } from '../balance-settings/balance-settings.ts';
import { emit } from '../events/event-log.ts';
import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { amount, choice, type Range, range, required, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Condition } from '../store/object-store.ts';
import { requestPayout } from './create-payout.ts';
import { cancelPayout } from './payout-lifecycle.ts';

const PATH = '/v1/payouts';

const PAYOUT_CREATE = {
  amount: required(amount()),
  currency: required(text({ max: 3 })),
  description: text(),
  metadata: metadata(),
  method: choice('standard'),
  source_type: choice('card'),
  statement_descriptor: text({ max: 22 }),
};

function arrivesWithin(bounds: Range | undefined): Condition[] {
  return createdWithin(bounds).map((condition) => ({ ...condition, field: 'arrival_date' }));
}

function assertManual(sandbox: Sandbox, owner: string): void {
  const { payouts } = balanceSettingsOf(sandbox, owner).payments;
  if (payouts?.schedule?.interval === 'manual') return;
  throw refused('Payouts of this account are automatic; set its schedule to manual first.');
}

/** Endpoints of payouts, for the platform or for a connected account. */
export const PAYOUT_ROUTES: Route[] = [
  route('POST', PATH, PAYOUT_CREATE, ({ sandbox, params, account }) => {
    assertManual(sandbox, account);
    return requestPayout(sandbox, {
      owner: account,
      amountCents: params.amount,
      currency: params.currency,
      description: params.description,
      metadata: params.metadata,
      statementDescriptor: params.statement_descriptor,
    });
  }),

  route('GET', `${PATH}/:id`, {}, ({ sandbox, path, account }) =>
    sandbox.store.get('payout', String(path.id), account, 'payout'),
  ),

  route(
    'GET',
    PATH,
    {
      ...PAGE_FIELDS,
      arrival_date: range(),
      created: range(),
      destination: text(),
      status: choice('pending', 'paid', 'failed', 'canceled', 'in_transit'),
    },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'payout',
        account,
        page: params,
        url,
        where: [
          ...createdWithin(params.created),
          ...arrivesWithin(params.arrival_date),
          ...equals({ destination: params.destination, status: params.status }),
        ],
      }),
  ),

  route('POST', `${PATH}/:id`, { metadata: metadata() }, ({ sandbox, path, params, account }) => {
    const payout = sandbox.store.get('payout', String(path.id), account, 'payout');
    const { metadata: before } = payout.body;
    const changed = sandbox.store.patch(payout, {
      metadata: mergeMetadata(before ?? {}, params.metadata),
    });
    emit(sandbox, 'payout.updated', changed.body, { account, previous: { metadata: before } });
    return changed;
  }),

  route('POST', `${PATH}/:id/cancel`, {}, ({ sandbox, path, account }) => {
    const payout = sandbox.store.get('payout', String(path.id), account, 'payout');
    if (payout.body.status !== 'pending') {
      throw refused(
        `Payouts can only be canceled while they are pending; this one is ${payout.body.status}.`,
        'payouts_not_allowed',
      );
    }
    return cancelPayout(sandbox, payout);
  }),
];
