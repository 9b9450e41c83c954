import { invalidParam } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { PaymentInput } from './payment-input.ts';
import { findTestCard, findTestIban } from './test-numbers.ts';

const EXPIRY_MONTH = 12;
const VALID_YEARS = 4;
const NOBODY = { email: null, name: null };

/** Payment methods of Stripe's test mode, by the card number they stand for. */
const TOKENS: Record<string, string> = {
  pm_card_bypassPending: '4000000000000077',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeInquiry: '4000000000001976',
  pm_card_createDisputeProductNotReceived: '4000000000002685',
  pm_card_createIssuerFraudRecord: '4000000000005423',
  pm_card_mastercard: '5555555555554444',
  pm_card_pendingRefund: '4000000000007726',
  pm_card_refundFail: '4000000000005126',
  pm_card_visa: '4242424242424242',
  pm_card_visa_chargeDeclined: '4000000000000002',
};

/** What a buyer would have entered for a test token. */
export function tokenInput(sandbox: Sandbox, token: string): PaymentInput | undefined {
  const number = TOKENS[token];
  const card = number === undefined ? undefined : findTestCard(number);
  if (card === undefined) return undefined;
  const expYear = new Date(sandbox.clock.now() * 1000).getUTCFullYear() + VALID_YEARS;
  return { method: 'card', card, expMonth: EXPIRY_MONTH, expYear, payer: NOBODY };
}

/** A direct debit from a test IBAN; real ones are refused. */
export function debitInput(
  iban: string,
  payer: { email: string | null; name: string | null },
): PaymentInput {
  const account = findTestIban(iban);
  if (account === undefined) {
    throw invalidParam('The sandbox only takes the IBANs of its list.', 'sepa_debit[iban]');
  }
  return { method: 'sepa_debit', account, payer };
}
