import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { CURRENCY, EXTERNAL } from '../money/ledger.ts';
import { type MetadataChange, mergeMetadata } from '../params/metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

type TopUpRecord = StoredRecord<'topup'>;

export interface NewTopUp {
  amountCents: number;
  description?: string;
  metadata?: MetadataChange;
  statementDescriptor?: string;
  transferGroup?: string;
}

/** Money of the platform's bank account is on its way into its balance. */
export function createTopUp(sandbox: Sandbox, topUp: NewTopUp): TopUpRecord {
  const created = sandbox.clock.now();
  const expectedAt = created + sandbox.settings.current().topUpSeconds;
  const body: Stripe.Topup = {
    id: sandbox.ids.next('tu'),
    object: 'topup',
    amount: topUp.amountCents,
    balance_transaction: null,
    created,
    currency: CURRENCY,
    description: topUp.description ?? null,
    expected_availability_date: expectedAt,
    failure_code: null,
    failure_message: null,
    initiated_by: 'user',
    livemode: false,
    metadata: mergeMetadata({}, topUp.metadata),
    source: null,
    statement_descriptor: topUp.statementDescriptor ?? null,
    status: 'pending',
    transfer_group: topUp.transferGroup ?? null,
  };
  const record = sandbox.store.insert('topup', created, body);
  sandbox.jobs.add('finish_top_up', record.id, expectedAt);
  emit(sandbox, 'topup.created', body);
  return record;
}

/** The money arrives unless the top-up ended before. */
export function finishTopUp(sandbox: Sandbox, id: string): void {
  const topUp = sandbox.store.need('topup', id);
  if (topUp.body.status === 'pending') succeedTopUp(sandbox, topUp);
}

export function succeedTopUp(sandbox: Sandbox, topUp: TopUpRecord): TopUpRecord {
  const movement = recordMovement(sandbox, {
    owner: '',
    type: 'topup',
    reportingCategory: 'topup',
    amountCents: topUp.body.amount,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: topUp.id,
    description: topUp.body.description ?? 'TOP-UP',
    counterpart: EXTERNAL.banks,
  });
  const changes = { balance_transaction: movement.id, status: 'succeeded' as const };
  return endTopUp(sandbox, topUp, changes, 'topup.succeeded');
}

export function failTopUp(sandbox: Sandbox, topUp: TopUpRecord, code: string): TopUpRecord {
  const changes = {
    failure_code: code,
    failure_message: 'The bank did not send the money.',
    status: 'failed' as const,
  };
  return endTopUp(sandbox, topUp, changes, 'topup.failed');
}

export function cancelTopUp(sandbox: Sandbox, topUp: TopUpRecord): TopUpRecord {
  return endTopUp(sandbox, topUp, { status: 'canceled' }, 'topup.canceled');
}

function endTopUp(
  sandbox: Sandbox,
  topUp: TopUpRecord,
  changes: Partial<Stripe.Topup>,
  type: string,
): TopUpRecord {
  const ended = sandbox.store.patch(topUp, changes);
  emit(sandbox, type, ended.body, { previous: { status: topUp.body.status } });
  return ended;
}
