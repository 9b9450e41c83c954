import { payoutsStatus, transfersStatus } from '../accounts/account-state.ts';
import { planRoutine } from '../clock/job-runner.ts';
import { type Route, route } from '../http/route.ts';
import { availableCents, pendingCents } from '../money/balance.ts';
import { checkInvariants } from '../money/invariants.ts';
import { flag, integer, list, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import { toWire } from './wire-names.ts';

const MAX_SHOWN_TRANSFERS = 1000;
const MAX_RETRIES = 10;
const MAX_HOSTS = 20;

/** Every account with its money, as the human page and tests read it; amounts in cents. */
export function accountStates(sandbox: Sandbox) {
  const accounts = sandbox.store.list('account', { order: 'oldest' }).map(({ id, body }) => ({
    id,
    display_name: body.display_name ?? null,
    closed: body.closed ?? false,
    transfers: transfersStatus(body) ?? 'not_requested',
    payouts: payoutsStatus(body) ?? 'not_requested',
    metadata: body.metadata ?? {},
    available_cents: availableCents(sandbox, id),
    pending_cents: pendingCents(sandbox, id),
    received: sandbox.store
      .list('transfer', {
        where: [{ field: 'destination', op: '=', value: id }],
        limit: MAX_SHOWN_TRANSFERS,
      })
      .map(({ body: transfer }) => ({
        id: transfer.id,
        amount_cents: transfer.amount,
        reversed_cents: transfer.amount_reversed,
        transfer_group: transfer.transfer_group,
        source_transaction: transfer.source_transaction,
        created: transfer.created,
        metadata: transfer.metadata,
      })),
  }));
  const platform = {
    id: sandbox.platformId(),
    available_cents: availableCents(sandbox, ''),
    pending_cents: pendingCents(sandbox, ''),
  };
  return { platform, accounts };
}

/** Controls of the whole state: reset, settings, self check, money of every account. */
export function stateControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/reset',
      { seed: text(), keep_endpoints: flag() },
      ({ sandbox, params }) => resetState(sandbox, params.seed, params.keep_endpoints ?? false),
    ),

    route('GET', '/_sandbox/invariants', {}, ({ sandbox }) => checkInvariants(sandbox)),

    route('GET', '/_sandbox/state/accounts', {}, ({ sandbox }) => accountStates(sandbox)),

    route('GET', '/_sandbox/settings', {}, ({ sandbox }) => toWire(sandbox.settings.current())),

    route(
      'PUT',
      '/_sandbox/settings',
      {
        webhook_retry_delays_ms: list(integer({ min: 0 }), { max: MAX_RETRIES }),
        webhook_timeout_ms: integer({ min: 1 }),
        webhook_hosts: list(text(), { max: MAX_HOSTS }),
        recipient_transfer_delay_seconds: integer({ min: 0 }),
        debit_seconds: integer({ min: 0 }),
        delayed_debit_seconds: integer({ min: 0 }),
        dispute_seconds: integer({ min: 0 }),
        dispute_response_seconds: integer({ min: 0 }),
        dispute_decision_seconds: integer({ min: 0 }),
        dispute_fee_returned: flag(),
        payout_submission_seconds: integer({ min: 0 }),
        top_up_seconds: integer({ min: 0 }),
        connect_fees: flag(),
        transfers_need_card_payments: flag(),
        fee_surcharge_cents: integer({ min: 0, max: 10_000 }),
        refund_seconds: integer({ min: 0 }),
        refunds_require_action: flag(),
        review_seconds: integer({ min: 0 }),
      },
      ({ sandbox, params }) => {
        const changes = {
          webhookRetryDelaysMs: params.webhook_retry_delays_ms,
          webhookTimeoutMs: params.webhook_timeout_ms,
          webhookHosts: params.webhook_hosts,
          recipientTransferDelaySeconds: params.recipient_transfer_delay_seconds,
          debitSeconds: params.debit_seconds,
          delayedDebitSeconds: params.delayed_debit_seconds,
          disputeSeconds: params.dispute_seconds,
          disputeResponseSeconds: params.dispute_response_seconds,
          disputeDecisionSeconds: params.dispute_decision_seconds,
          disputeFeeReturned: params.dispute_fee_returned,
          payoutSubmissionSeconds: params.payout_submission_seconds,
          topUpSeconds: params.top_up_seconds,
          connectFees: params.connect_fees,
          transfersNeedCardPayments: params.transfers_need_card_payments,
          feeSurchargeCents: params.fee_surcharge_cents,
          refundSeconds: params.refund_seconds,
          refundsRequireAction: params.refunds_require_action,
          reviewSeconds: params.review_seconds,
        };
        return toWire(sandbox.transact(() => sandbox.settings.change(changes)));
      },
    ),
  ];
}

function resetState(sandbox: Sandbox, seed: string | undefined, keepEndpoints: boolean) {
  sandbox.faults.remove();
  sandbox.chaos.calm();
  sandbox.requests.clear();
  return sandbox.transact(() => {
    const endpoints = keepEndpoints ? sandbox.store.list('webhook_endpoint') : [];
    const destinations = keepEndpoints ? sandbox.store.list('event_destination') : [];
    sandbox.snapshots.clear();
    sandbox.ids.reseed(seed);
    for (const { kind, created, body, hidden } of endpoints) {
      sandbox.store.insert(kind, created, body, { hidden });
    }
    for (const { kind, created, body, hidden } of destinations) {
      sandbox.store.insert(kind, created, body, { hidden });
    }
    planRoutine(sandbox);
    return { reset: true, seed: sandbox.meta.read('seed') };
  });
}
