/** Every call that changes something at Stripe. */
export type OperationKind =
  | 'create_session'
  | 'expire_session'
  | 'create_account'
  | 'set_payout_schedule'
  | 'create_transfer'
  | 'create_reversal'
  | 'create_refund'
  | 'create_payout'
  | 'create_topup'
  | 'submit_evidence'
  | 'close_dispute';

/** The kind's short name inside idempotency keys. */
export const KEY_KIND: Readonly<Record<OperationKind, string>> = {
  create_session: 'cs',
  expire_session: 'csx',
  create_account: 'acct',
  set_payout_schedule: 'bs',
  create_transfer: 'tr',
  create_reversal: 'trr',
  create_refund: 're',
  create_payout: 'po',
  create_topup: 'tu',
  submit_evidence: 'ev',
  close_dispute: 'dpx',
};

/** Sessions, accounts and their schedules may follow finished ones; anything else happens once. */
export const MAY_FOLLOW_SUCCESS: readonly OperationKind[] = [
  'create_session',
  'expire_session',
  'create_account',
  'set_payout_schedule',
];
