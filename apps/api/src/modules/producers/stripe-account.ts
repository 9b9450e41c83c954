export type StripeAccountState =
  | 'invited'
  | 'onboarding'
  | 'in_review'
  | 'payable'
  | 'restricted'
  | 'rejected'
  | 'closed';

export interface AccountRequirement {
  readonly code: string;
  readonly deadlineAt: string | null;
}

/** A producer's payment account as it was last read from Stripe. */
export interface StripeAccount {
  readonly stripeAccountId: string;
  readonly producerId: string;
  readonly state: StripeAccountState;
  readonly payoutsEnabled: boolean;
  readonly requirements: readonly AccountRequirement[];
  readonly rereadAt: Date | null;
  readonly createdAt: Date;
  /** When Stripe was told how to pay out; null until then. */
  readonly payoutScheduleAt: Date | null;
  /** Set once a newer account has taken its place. */
  readonly replacedAt: Date | null;
}

export interface NewStripeAccount {
  readonly stripeAccountId: string;
  readonly producerId: string;
  readonly state: StripeAccountState;
}

export interface StripeAccountReading {
  readonly state: StripeAccountState;
  readonly payoutsEnabled: boolean;
  readonly requirements: readonly AccountRequirement[];
  /** When Stripe was asked: an older answer never overwrites a newer one. */
  readonly rereadAt: Date;
}
