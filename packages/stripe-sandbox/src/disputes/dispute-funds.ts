import { recordMovement } from '../money/balance-transactions.ts';
import { EXTERNAL } from '../money/ledger.ts';
import { SAMPLE_PRICES } from '../money/sample-prices.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** Takes the disputed amount and the dispute fee; the balance may become negative by it. */
export function withdrawFunds(
  sandbox: Sandbox,
  dispute: StoredRecord<'dispute'>,
): StoredRecord<'dispute'> {
  const movement = recordMovement(sandbox, {
    owner: '',
    type: 'adjustment',
    reportingCategory: 'dispute',
    amountCents: -dispute.body.amount,
    feeCents: SAMPLE_PRICES.disputeFeeCents,
    feeDescription: 'Dispute fee (sample price)',
    availableOn: sandbox.clock.now(),
    source: dispute.id,
    description: `Chargeback withdrawal for ${dispute.body.charge}`,
    counterpart: EXTERNAL.buyers,
  });
  return sandbox.store.patch(dispute, {
    balance_transactions: [...dispute.body.balance_transactions, movement],
  });
}

/** Gives the amount of a won dispute back; the fee only when the setting says so. */
export function reinstateFunds(
  sandbox: Sandbox,
  dispute: StoredRecord<'dispute'>,
): StoredRecord<'dispute'> {
  const { disputeFeeReturned } = sandbox.settings.current();
  const movement = recordMovement(sandbox, {
    owner: '',
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
    amountCents: dispute.body.amount,
    feeCents: disputeFeeReturned ? -SAMPLE_PRICES.disputeFeeCents : 0,
    feeDescription: 'Dispute fee returned (sample price)',
    availableOn: sandbox.clock.now(),
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.body.charge}`,
    counterpart: EXTERNAL.buyers,
  });
  return sandbox.store.patch(dispute, {
    balance_transactions: [...dispute.body.balance_transactions, movement],
  });
}
