/**
 * Which object an event makes us read again. The latter kinds belong to modules above: they are told by a job and read
 * it themselves.
 */
export type EventEffect =
  | 'session'
  | 'payment'
  | 'charge'
  | 'account'
  | 'refund'
  | 'charge_refunds'
  | 'transfer'
  | 'dispute'
  | 'fraud_warning'
  | 'payout'
  | 'top_up'
  | 'balance'
  | 'none';

/** The events that we ask for, by endpoint. Everything else that arrives is kept and changes nothing. */
const EFFECTS: Readonly<Record<'platform' | 'connect' | 'core', Record<string, EventEffect>>> = {
  platform: {
    'checkout.session.completed': 'session',
    'checkout.session.async_payment_succeeded': 'session',
    'checkout.session.async_payment_failed': 'session',
    'checkout.session.expired': 'session',
    'payment_intent.succeeded': 'payment',
    // The buyer may try again inside the session.
    'payment_intent.payment_failed': 'none',
    'charge.succeeded': 'charge',
    'charge.failed': 'none',
    'charge.refunded': 'charge_refunds',
    'refund.created': 'refund',
    'refund.updated': 'refund',
    'refund.failed': 'refund',
    'charge.dispute.created': 'dispute',
    'charge.dispute.updated': 'dispute',
    'charge.dispute.closed': 'dispute',
    'charge.dispute.funds_withdrawn': 'dispute',
    'charge.dispute.funds_reinstated': 'dispute',
    'radar.early_fraud_warning.created': 'fraud_warning',
    'transfer.created': 'none',
    'transfer.updated': 'transfer',
    'transfer.reversed': 'transfer',
    'payout.created': 'payout',
    'payout.updated': 'payout',
    'payout.paid': 'payout',
    'payout.failed': 'payout',
    'payout.canceled': 'payout',
    'payout.reconciliation_completed': 'payout',
    'topup.created': 'top_up',
    'topup.succeeded': 'top_up',
    'topup.failed': 'top_up',
    'topup.canceled': 'top_up',
    'topup.reversed': 'top_up',
    'balance.available': 'balance',
  },
  connect: {
    'account.updated': 'account',
    'account.application.deauthorized': 'account',
    'payout.created': 'payout',
    'payout.updated': 'payout',
    'payout.paid': 'payout',
    'payout.failed': 'payout',
    'payout.canceled': 'payout',
    'payout.reconciliation_completed': 'payout',
  },
  core: {
    'v2.core.account[requirements].updated': 'account',
    'v2.core.account[configuration.recipient].capability_status_updated': 'account',
    'v2.core.account[configuration.recipient].updated': 'account',
    'v2.core.account[identity].updated': 'account',
    'v2.core.account.closed': 'account',
  },
};

const OF_PLATFORM: Readonly<Record<string, EventEffect>> = { ...EFFECTS.platform, ...EFFECTS.core };
const OF_ACCOUNTS: Readonly<Record<string, EventEffect>> = { ...EFFECTS.connect, ...EFFECTS.core };

/**
 * What an event means for us. The same type on a producer's account (`account` is not empty) is about money that is
 * not ours any more: a reversal is a refund there.
 */
export const effectOf = (type: string, account: string): EventEffect =>
  (account === '' ? OF_PLATFORM : OF_ACCOUNTS)[type] ?? 'none';

/** The event types to register for an endpoint. */
export const eventsOf = (endpoint: 'platform' | 'connect' | 'core'): string[] =>
  Object.keys(EFFECTS[endpoint]);
