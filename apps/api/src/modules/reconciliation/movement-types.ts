/** Movements that the market books, each by a row of the postings table; any other type needs a person. */
export const BOOKED_TYPES: readonly string[] = [
  'charge',
  'payment',
  'refund',
  'payment_refund',
  'refund_failure',
  'payment_failure_refund',
  'transfer',
  'transfer_refund',
  'adjustment',
  'stripe_fee',
  'payout',
  'payout_cancel',
  'payout_failure',
  'topup',
  'topup_reversal',
];

/** Money that a buyer paid. */
export const CHARGE_TYPES: readonly string[] = ['charge', 'payment'];

/** Money that went to a producer, or was taken back. */
export const TRANSFER_TYPES: readonly string[] = ['transfer', 'transfer_refund'];

/** Money that went to the cooperative's bank account or came from there. */
export const BANK_TYPES: readonly string[] = [
  'payout',
  'payout_cancel',
  'payout_failure',
  'topup',
  'topup_reversal',
];

/** The whole movement is a fee: its amount is the expense, and Stripe names no further fee on it. */
export const FEE_TYPES: readonly string[] = ['stripe_fee'];
