import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { invalidParam, refused } from '../http/stripe-error.ts';
import { availableCents } from '../money/balance.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { afterBusinessDays } from '../money/business-days.ts';
import { CURRENCY, EXTERNAL } from '../money/ledger.ts';
import { type MetadataChange, mergeMetadata } from '../params/metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { bankAccountOf } from './payout-accounts.ts';

const ARRIVAL_BUSINESS_DAYS = 1;

export interface NewPayout {
  owner: string;
  amountCents: number;
  automatic: boolean;
  description?: string;
  metadata?: MetadataChange;
  statementDescriptor?: string;
}

/** A payout somebody asks for; only owners whose payouts are not automatic may. */
export function requestPayout(
  sandbox: Sandbox,
  payout: Omit<NewPayout, 'automatic'> & { currency: string },
): StoredRecord<'payout'> {
  if (payout.currency.toLowerCase() !== CURRENCY) {
    throw invalidParam(`The sandbox only knows eur, not ${payout.currency}.`, 'currency');
  }
  if (availableCents(sandbox, payout.owner) < payout.amountCents) {
    throw refused(
      'You have insufficient funds in your Stripe account for this payout.',
      'balance_insufficient',
    );
  }
  return createPayout(sandbox, { ...payout, automatic: false });
}

/** Takes money out of a balance; it is handed to the bank within the hour and arrives later. */
export function createPayout(sandbox: Sandbox, payout: NewPayout): StoredRecord<'payout'> {
  const created = sandbox.clock.now();
  const id = sandbox.ids.next('po');
  const movement = recordMovement(sandbox, {
    owner: payout.owner,
    type: 'payout',
    reportingCategory: 'payout',
    amountCents: -payout.amountCents,
    feeCents: 0,
    availableOn: created,
    source: id,
    description: payout.description ?? 'STRIPE PAYOUT',
    counterpart: EXTERNAL.banks,
  });
  const body: Stripe.Payout = {
    ...ABSENT_PARTS,
    id,
    object: 'payout',
    amount: payout.amountCents,
    arrival_date: afterBusinessDays(created, ARRIVAL_BUSINESS_DAYS),
    automatic: payout.automatic,
    balance_transaction: movement.id,
    created,
    currency: CURRENCY,
    description: payout.description ?? null,
    destination: bankAccountOf(sandbox, payout.owner).id,
    livemode: false,
    metadata: mergeMetadata({}, payout.metadata),
    method: 'standard',
    reconciliation_status: payout.automatic ? 'in_progress' : 'not_applicable',
    source_type: 'card',
    statement_descriptor: payout.statementDescriptor ?? null,
    status: 'pending',
    type: 'bank_account',
  };
  const record = sandbox.store.insert('payout', created, body, { account: payout.owner });
  const { payoutSubmissionSeconds } = sandbox.settings.current();
  sandbox.jobs.add('submit_payout', id, created + payoutSubmissionSeconds);
  sandbox.jobs.add('finish_payout', id, Math.max(body.arrival_date, created));
  emit(sandbox, 'payout.created', body, { account: payout.owner });
  return record;
}

const ABSENT_PARTS = {
  application_fee: null,
  application_fee_amount: null,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  original_payout: null,
  payout_method: null,
  reversed_by: null,
  trace_id: null,
} as const;
