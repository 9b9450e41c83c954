import type Stripe from 'stripe';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { EXTERNAL } from '../money/ledger.ts';
import { integer, required, text } from '../params/param-spec.ts';

const MAX_CENTS = 99_999_999;
const cents = () => integer({ min: -MAX_CENTS, max: MAX_CENTS });

/** Movements that nobody asked for, of any type: Stripe takes and gives for reasons of its own. */
export function movementControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/movements',
      {
        account: text(),
        amount_cents: required(cents()),
        description: text(),
        fee_cents: cents(),
        source: text(),
        type: required(text({ max: 60, pattern: /^[a-z_]+$/ })),
      },
      ({ sandbox, params }) => {
        const owner = params.account ?? '';
        if (owner !== '') sandbox.store.get('account', owner, '', 'account');
        if (params.amount_cents === 0 && (params.fee_cents ?? 0) === 0) {
          throw refused('A movement needs an amount or a fee.', undefined, 'amount_cents');
        }
        return sandbox.transact(() =>
          recordMovement(sandbox, {
            owner,
            type: params.type as Stripe.BalanceTransaction.Type,
            reportingCategory: params.type,
            amountCents: params.amount_cents,
            feeCents: params.fee_cents ?? 0,
            availableOn: sandbox.clock.now(),
            source: params.source ?? null,
            description: params.description ?? null,
            counterpart: EXTERNAL.banks,
          }),
        );
      },
    ),
  ];
}
