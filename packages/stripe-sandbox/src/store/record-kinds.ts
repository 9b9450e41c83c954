import type Stripe from 'stripe';

/** What the hosted page has to remember between its steps. */
export interface PendingAction {
  type: 'three_d_secure' | 'redirect';
  /** Decline code the payment ends with even when the buyer approves. */
  declineAfterwards?: string;
}

export interface IntentHidden {
  pendingAction?: PendingAction;
}

export interface ChargeHidden {
  /** What the entered payment data causes later, e.g. `available_at_once`. */
  behaviour?: string;
}

export interface RefundHidden {
  /** What has to happen before the money of a refund can leave. */
  waitsFor?: 'funds' | 'charge';
}

export interface BalanceTransactionHidden {
  /** Payout that took this movement along. */
  payout?: string;
}

export interface SessionHidden {
  /** Parameters for the PaymentIntent that is made at the first confirmation. */
  intentData: {
    description: string | null;
    metadata: Record<string, string>;
    statement_descriptor_suffix: string | null;
    transfer_group: string | null;
    receipt_email: string | null;
  };
}

export interface AccountHidden {
  /** Whether the onboarding form was ever sent off. */
  detailsSubmitted: boolean;
  /** Made through v1 with the card_payments capability, which the view then shows, too. */
  wantsCardPayments?: boolean;
  /** The holder has cut the platform off; it can no longer act for the account. */
  isDeauthorised?: boolean;
}

export interface AccountLinkHidden {
  account: string;
  expiresAt: number;
  returnUrl: string;
  refreshUrl: string;
  /** Set by the first visit; the form sends it back, so a second visit cannot use the link. */
  ticket: string | null;
  doneAt: number | null;
}

export interface EndpointHidden {
  secret: string;
  /** Former secret, still accepted side by side until the given wall-clock second. */
  previousSecret?: string;
  previousSecretUntil?: number;
  connect: boolean;
}

/** The Stripe object stored under each kind. */
export interface BodyByKind {
  account: Stripe.V2.Core.Account;
  account_link: Stripe.V2.Core.AccountLink;
  balance_transaction: Stripe.BalanceTransaction;
  charge: Stripe.Charge;
  checkout_session: Stripe.Checkout.Session;
  customer: Stripe.Customer;
  dispute: Stripe.Dispute;
  early_fraud_warning: Stripe.Radar.EarlyFraudWarning;
  event: Stripe.EventBase;
  event_destination: Stripe.V2.Core.EventDestination;
  line_item: Stripe.LineItem;
  mandate: Stripe.Mandate;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  payout: Stripe.Payout;
  refund: Stripe.Refund;
  thin_event: ThinEvent;
  topup: Stripe.Topup;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  webhook_endpoint: Stripe.WebhookEndpoint;
}

/** A v2 event as the API shows it. */
export interface ThinEvent {
  id: string;
  object: 'v2.core.event';
  type: string;
  created: string;
  livemode: boolean;
  context: string | null;
  related_object: { id: string; type: string; url: string } | null;
  reason: { type: 'request'; request: { id: string; idempotency_key: string } } | null;
  data?: Record<string, unknown>;
  changes?: Record<string, unknown>;
}

export interface HiddenByKind {
  account: AccountHidden;
  account_link: AccountLinkHidden;
  balance_transaction: BalanceTransactionHidden;
  charge: ChargeHidden;
  checkout_session: SessionHidden;
  event_destination: EndpointHidden;
  line_item: { session: string };
  payment_intent: IntentHidden;
  payment_method: { iban?: string };
  refund: RefundHidden;
  webhook_endpoint: EndpointHidden;
}

export type Kind = keyof BodyByKind;

export type HiddenOf<K extends Kind> = K extends keyof HiddenByKind
  ? HiddenByKind[K]
  : Record<string, never>;

/** A stored object: what the API shows, what only the sandbox knows, and whose it is. */
export interface StoredRecord<K extends Kind> {
  kind: K;
  id: string;
  /** Owning connected account, or the empty string for the platform. */
  account: string;
  seq: number;
  created: number;
  body: BodyByKind[K];
  hidden: HiddenOf<K>;
}
