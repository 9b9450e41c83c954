import type Stripe from 'stripe';
import { applyOutcome, payoutsStatus } from '../accounts/account-state.ts';
import { emit } from '../events/event-log.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { EXTERNAL } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { bankAccountOf, payoutFailure } from './payout-accounts.ts';

type PayoutRecord = StoredRecord<'payout'>;

const UNDER_WAY = ['pending', 'in_transit'];

const MESSAGES: Record<string, string> = {
  account_closed: 'The bank account has been closed.',
  debit_not_authorized: 'Debit transactions are not approved on the bank account.',
  insufficient_funds: 'The balance did not cover the payout.',
  invalid_currency: 'The bank does not accept this currency on this account.',
  no_account: 'The bank account could not be located.',
};

/** The payout is handed to the bank; from now on it cannot be canceled. */
export function submitPayout(sandbox: Sandbox, id: string): void {
  const payout = sandbox.store.need('payout', id);
  if (payout.body.status !== 'pending') return;
  const { automatic, reconciliation_status: before } = payout.body;
  const submitted = sandbox.store.patch(payout, {
    reconciliation_status: automatic ? 'completed' : before,
    status: 'in_transit',
    trace_id: { status: 'supported', value: `SANDBOX-${id.slice(-12)}` },
  });
  const { account } = payout;
  emit(sandbox, 'payout.updated', submitted.body, { account, previous: { status: 'pending' } });
  if (automatic) emit(sandbox, 'payout.reconciliation_completed', submitted.body, { account });
}

/** The day of arrival: the bank takes the money, or refuses it for reasons of the IBAN. */
export function finishPayout(sandbox: Sandbox, id: string): void {
  const payout = sandbox.store.need('payout', id);
  if (!UNDER_WAY.includes(payout.body.status)) return;
  submitPayout(sandbox, id);
  const { iban } = bankAccountOf(sandbox, payout.account);
  const failure = payoutFailure(iban);
  const current = sandbox.store.need('payout', id);
  if (failure === undefined) payPayout(sandbox, current);
  else failPayout(sandbox, current, failure);
}

export function payPayout(sandbox: Sandbox, payout: PayoutRecord): PayoutRecord {
  const paid = sandbox.store.patch(payout, { status: 'paid' });
  emit(sandbox, 'payout.paid', paid.body, {
    account: payout.account,
    previous: { status: payout.body.status },
  });
  return paid;
}

/**
 * The bank returns a payout, also days after it was paid. The money is back in the balance and an
 * account gets no further payouts until it has another bank account (Stripe, "Payout failures").
 */
export function failPayout(sandbox: Sandbox, payout: PayoutRecord, code: string): PayoutRecord {
  const failed = sandbox.store.patch(payout, {
    failure_balance_transaction: returnMoney(sandbox, payout, 'payout_failure'),
    failure_code: code,
    failure_message: MESSAGES[code] ?? 'The bank returned the payout.',
    status: 'failed',
  });
  emit(sandbox, 'payout.failed', failed.body, {
    account: payout.account,
    previous: { failure_code: null, status: payout.body.status },
  });
  if (payout.account !== '') pausePayouts(sandbox, payout.account);
  return failed;
}

function pausePayouts(sandbox: Sandbox, id: string): void {
  const account = sandbox.store.need('account', id);
  if (payoutsStatus(account.body) !== 'active' || account.body.closed === true) return;
  applyOutcome(sandbox, account, 'payouts_paused');
}

/** Takes back a payout that has not been handed to the bank. */
export function cancelPayout(sandbox: Sandbox, payout: PayoutRecord): PayoutRecord {
  const canceled = sandbox.store.patch(payout, {
    failure_balance_transaction: returnMoney(sandbox, payout, 'payout_cancel'),
    status: 'canceled',
  });
  emit(sandbox, 'payout.canceled', canceled.body, {
    account: payout.account,
    previous: { status: payout.body.status },
  });
  return canceled;
}

function returnMoney(
  sandbox: Sandbox,
  payout: PayoutRecord,
  type: 'payout_failure' | 'payout_cancel',
): Stripe.Payout['failure_balance_transaction'] {
  return recordMovement(sandbox, {
    owner: payout.account,
    type,
    reportingCategory: 'payout_reversal',
    amountCents: payout.body.amount,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: payout.id,
    description: 'PAYOUT RETURNED',
    counterpart: EXTERNAL.banks,
  }).id;
}
