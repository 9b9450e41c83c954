/** Which object an event makes us read again; `person` means money that we do not book by ourselves yet. */
export type EventEffect = 'session' | 'payment' | 'charge' | 'account' | 'person' | 'none';

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
    'charge.refunded': 'person',
    'refund.created': 'person',
    'refund.failed': 'person',
    'charge.dispute.created': 'person',
    'charge.dispute.closed': 'person',
    'charge.dispute.funds_withdrawn': 'person',
    'charge.dispute.funds_reinstated': 'person',
    'radar.early_fraud_warning.created': 'person',
    'transfer.created': 'none',
    'transfer.reversed': 'person',
  },
  connect: {
    'account.updated': 'account',
    'account.application.deauthorized': 'account',
    'payout.failed': 'account',
  },
  core: {
    'v2.core.account[requirements].updated': 'account',
    'v2.core.account[configuration.recipient].capability_status_updated': 'account',
    'v2.core.account[configuration.recipient].updated': 'account',
    'v2.core.account[identity].updated': 'account',
    'v2.core.account.closed': 'account',
  },
};

const ALL: Readonly<Record<string, EventEffect>> = {
  ...EFFECTS.platform,
  ...EFFECTS.connect,
  ...EFFECTS.core,
};

export const effectOf = (type: string): EventEffect => ALL[type] ?? 'none';

/** The event types to register for an endpoint. */
export const eventsOf = (endpoint: 'platform' | 'connect' | 'core'): string[] =>
  Object.keys(EFFECTS[endpoint]);
