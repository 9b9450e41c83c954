import type Stripe from 'stripe';
import { type Route, route } from '../http/route.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { EXTERNAL } from '../money/ledger.ts';
import { integer, required, text } from '../params/param-spec.ts';

/** Movements that nobody asked for, of any type: Stripe takes and gives for reasons of its own. */
export function movementControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/movements',
      {
        type: required(text({ max: 60, pattern: /^[a-z_]+$/ })),
        amount_cents: required(integer()),
        description: text(),
      },
      ({ sandbox, params }) =>
        sandbox.transact(() =>
          recordMovement(sandbox, {
            owner: '',
            type: params.type as Stripe.BalanceTransaction.Type,
            reportingCategory: params.type,
            amountCents: params.amount_cents,
            feeCents: 0,
            availableOn: sandbox.clock.now(),
            source: null,
            description: params.description ?? null,
            counterpart: EXTERNAL.fees,
          }),
        ),
    ),
  ];
}
