import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { availableOf, CURRENCY, pendingOf } from './ledger.ts';

/** Usable money of an owner in cents; the platform's owner is the empty string. */
export function availableCents(sandbox: Sandbox, owner: string): number {
  return sandbox.ledger.balanceCents(availableOf(owner));
}

/** Money of an owner that is on its way, in cents. */
export function pendingCents(sandbox: Sandbox, owner: string): number {
  return sandbox.ledger.balanceCents(pendingOf(owner));
}

/** The balance object of an owner. */
export function balanceObject(sandbox: Sandbox, owner: string): Stripe.Balance {
  const available = availableCents(sandbox, owner);
  const pending = pendingCents(sandbox, owner);
  return {
    object: 'balance',
    available: [{ amount: available, currency: CURRENCY, source_types: { card: available } }],
    ...(owner === '' ? { connect_reserved: [{ amount: 0, currency: CURRENCY }] } : {}),
    livemode: false,
    pending: [{ amount: pending, currency: CURRENCY, source_types: { card: pending } }],
  };
}
