import type Stripe from 'stripe';
import { emit, emitThin } from '../events/event-log.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import {
  type Entry,
  onboardingNeeds,
  requirement,
  requirementsOf,
} from './account-requirements.ts';
import { v1AccountView } from './v1-account-view.ts';

type Account = Stripe.V2.Core.Account;
type CapabilityStatus = 'active' | 'pending' | 'rejected' | 'restricted' | 'unsupported';
type Recipient = NonNullable<NonNullable<Account['configuration']>['recipient']>;

/** What can become of an account, by the onboarding page or by the control API. */
export type AccountOutcome =
  | 'active'
  | 'in_review'
  | 'document_needed'
  | 'restricted'
  | 'payouts_paused'
  | 'rejected';

interface StateOf {
  transfers: CapabilityStatus;
  payouts: CapabilityStatus;
  code?: string;
  resolution?: string;
  entries: Entry[];
}

const STATES: Record<AccountOutcome, () => StateOf> = {
  active: () => ({ transfers: 'active', payouts: 'active', entries: [] }),
  in_review: () => ({
    transfers: 'pending',
    payouts: 'pending',
    code: 'requirements_pending_verification',
    resolution: 'no_resolution',
    entries: [requirement('identity.verification', { awaiting: 'stripe' })],
  }),
  document_needed: () => ({
    transfers: 'restricted',
    payouts: 'restricted',
    code: 'requirements_past_due',
    resolution: 'provide_info',
    entries: [
      requirement('identity.individual.documents.primary_verification', {
        status: 'past_due',
        error: {
          code: 'verification_document_not_uploaded',
          description: 'Upload a photo of an identity document.',
        },
      }),
    ],
  }),
  restricted: () => ({
    transfers: 'restricted',
    payouts: 'restricted',
    code: 'restricted_other',
    resolution: 'contact_stripe',
    entries: [],
  }),
  payouts_paused: () => ({
    transfers: 'active',
    payouts: 'restricted',
    code: 'requirements_past_due',
    resolution: 'provide_info',
    entries: [
      requirement('configuration.recipient.default_outbound_destination', { status: 'past_due' }),
    ],
  }),
  rejected: () => ({
    transfers: 'rejected',
    payouts: 'rejected',
    code: 'rejected_other',
    resolution: 'contact_stripe',
    entries: [],
  }),
};

/** The state a recipient starts with: everything still has to be provided. */
export function newRecipientState(entityType: string | undefined): {
  recipient: Recipient;
  requirements: Account['requirements'];
} {
  const recipient = recipientWith({
    transfers: 'restricted',
    payouts: 'restricted',
    code: 'requirements_past_due',
    resolution: 'provide_info',
    entries: [],
  });
  const entries = onboardingNeeds(entityType).map((need) => requirement(need));
  return { recipient, requirements: requirementsOf(entries) };
}

function recipientWith(state: StateOf): Recipient {
  const capability = (status: CapabilityStatus) => ({
    status,
    status_details: status === 'active' ? [] : [{ code: state.code, resolution: state.resolution }],
  });
  return {
    applied: true,
    capabilities: {
      stripe_balance: {
        payouts: capability(state.payouts),
        stripe_transfers: capability(state.transfers),
      },
    },
  } as Recipient;
}

/** Whether transfers may be sent to this account now. */
export function canReceiveTransfers(body: Account): boolean {
  return body.closed !== true && transfersStatus(body) === 'active';
}

export function transfersStatus(body: Account): string | undefined {
  const balance = body.configuration?.recipient?.capabilities?.stripe_balance;
  return balance?.stripe_transfers?.status;
}

export function payoutsStatus(body: Account): string | undefined {
  return body.configuration?.recipient?.capabilities?.stripe_balance?.payouts?.status;
}

/** Puts an account into a state and announces what changed by it. */
export function applyOutcome(
  sandbox: Sandbox,
  record: StoredRecord<'account'>,
  outcome: AccountOutcome,
): StoredRecord<'account'> {
  const state = STATES[outcome]();
  const changes = {
    configuration: { ...record.body.configuration, recipient: recipientWith(state) },
    requirements: requirementsOf(state.entries),
  };
  // Nobody is verified without having said who they are.
  return changeAccount(
    sandbox,
    record,
    changes,
    outcome === 'active' ? { detailsSubmitted: true } : {},
  );
}

/** Adds a requirement with a deadline; nothing is restricted before it is past due. */
export function addRequirement(
  sandbox: Sandbox,
  record: StoredRecord<'account'>,
  entry: Entry,
  deadlineAt?: number,
): StoredRecord<'account'> {
  const entries = [...(record.body.requirements?.entries ?? []), entry];
  if (deadlineAt !== undefined) sandbox.jobs.add('pass_deadline', record.id, deadlineAt);
  return changeAccount(sandbox, record, { requirements: requirementsOf(entries, deadlineAt) });
}

/** A deadline has passed: what the holder still owes is past due and restricts the account. */
export function passDeadline(sandbox: Sandbox, id: string): void {
  const record = sandbox.store.need('account', id);
  const entries = record.body.requirements?.entries ?? [];
  const isOwed = (entry: Entry) =>
    entry.awaiting_action_from === 'user' && entry.minimum_deadline.status === 'currently_due';
  if (record.body.closed === true || !entries.some(isOwed)) return;
  const overdue = entries.map((entry) =>
    isOwed(entry) ? requirement(entry.description, { status: 'past_due' }) : entry,
  );
  changeAccount(sandbox, record, {
    configuration: {
      ...record.body.configuration,
      recipient: recipientWith(STATES.document_needed()),
    },
    requirements: requirementsOf(overdue),
  });
}

/** The holder cuts the platform off: it loses the account and cannot act for it any more. */
export function deauthoriseAccount(
  sandbox: Sandbox,
  record: StoredRecord<'account'>,
): StoredRecord<'account'> {
  const closed = closeAccount(sandbox, record);
  const application = { id: 'ca_sandbox', object: 'application', name: 'Sandbox' };
  emit(sandbox, 'account.application.deauthorized', application, { account: record.id });
  return sandbox.store.patch(closed, {}, { isDeauthorised: true });
}

/** Closes an account for good. */
export function closeAccount(
  sandbox: Sandbox,
  record: StoredRecord<'account'>,
): StoredRecord<'account'> {
  const closed = sandbox.store.patch(record, { closed: true, applied_configurations: [] });
  emitThin(sandbox, 'v2.core.account.closed', record.id);
  const view = v1AccountView(sandbox, closed);
  emit(sandbox, 'account.updated', view, { account: record.id });
  return closed;
}

/** Writes changes to an account and emits the events that go with them. */
export function changeAccount(
  sandbox: Sandbox,
  record: StoredRecord<'account'>,
  changes: Partial<Account>,
  hidden: Partial<StoredRecord<'account'>['hidden']> = {},
): StoredRecord<'account'> {
  const before = record.body;
  const changed = sandbox.store.patch(record, changes, hidden);
  const differs = (part: keyof Account) =>
    JSON.stringify(before[part]) !== JSON.stringify(changed.body[part]);
  const announce = (type: string, data?: Record<string, unknown>) =>
    emitThin(sandbox, `v2.core.account${type}`, record.id, data);
  if (differs('identity')) announce('[identity].updated');
  if (differs('defaults')) announce('[defaults].updated');
  if (differs('requirements')) announce('[requirements].updated');
  if (differs('configuration')) announce('[configuration.recipient].updated');
  if (transfersStatus(before) !== transfersStatus(changed.body)) {
    announce('[configuration.recipient].capability_status_updated', {
      updated_capability: 'stripe_balance.stripe_transfers',
    });
  }
  if (payoutsStatus(before) !== payoutsStatus(changed.body)) {
    announce('[configuration.recipient].capability_status_updated', {
      updated_capability: 'stripe_balance.payouts',
    });
  }
  if (differs('display_name') || differs('contact_email') || differs('metadata')) {
    announce('.updated');
  }
  emit(sandbox, 'account.updated', v1AccountView(sandbox, changed), { account: record.id });
  return changed;
}

/** Ends a review with a verified account, unless something else happened meanwhile. */
export function finishReview(sandbox: Sandbox, id: string): void {
  const record = sandbox.store.need('account', id);
  if (transfersStatus(record.body) === 'pending' && record.body.closed !== true) {
    applyOutcome(sandbox, record, 'active');
  }
}
