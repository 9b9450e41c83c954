import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { invalidParam, refused } from '../http/stripe-error.ts';
import { type MetadataChange, mergeMetadata } from '../params/metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { assertOpen, isInquiry } from './decide-dispute.ts';

const MAX_EVIDENCE_CHARACTERS = 150_000;

export interface DisputeChanges {
  evidence?: Record<string, string | null | undefined>;
  metadata?: MetadataChange;
  /** True by default: evidence goes to the bank at once (Stripe API, "Update a dispute"). */
  submit?: boolean;
}

/** Changes a dispute: metadata at any time, evidence once and before its deadline. */
export function changeDispute(
  sandbox: Sandbox,
  dispute: StoredRecord<'dispute'>,
  changes: DisputeChanges,
): StoredRecord<'dispute'> {
  const previous = {
    evidence: dispute.body.evidence,
    evidence_details: dispute.body.evidence_details,
    metadata: dispute.body.metadata,
    status: dispute.body.status,
  };
  const wantsEvidence = changes.evidence !== undefined || changes.submit === true;
  if (wantsEvidence) assertAnswerable(sandbox, dispute);
  const evidence = mergedEvidence(dispute.body.evidence, changes.evidence);
  const noted = sandbox.store.patch(dispute, {
    evidence,
    evidence_details: { ...previous.evidence_details, has_evidence: hasEvidence(evidence) },
    metadata: mergeMetadata(dispute.body.metadata, changes.metadata),
  });
  const isSubmitted = wantsEvidence && (changes.submit ?? true);
  const changed = isSubmitted ? submit(sandbox, noted) : noted;
  emit(sandbox, 'charge.dispute.updated', changed.body, { previous });
  return changed;
}

function assertAnswerable(sandbox: Sandbox, dispute: StoredRecord<'dispute'>): void {
  assertOpen(dispute);
  const { due_by: dueBy, submission_count: count } = dispute.body.evidence_details;
  if (count > 0) {
    throw refused(
      'The evidence of this dispute has been submitted already.',
      undefined,
      'evidence',
    );
  }
  if (dueBy !== null && dueBy <= sandbox.clock.now()) {
    throw refused('The deadline for evidence has passed.', undefined, 'evidence');
  }
}

function mergedEvidence(
  before: Stripe.Dispute.Evidence,
  given: DisputeChanges['evidence'] = {},
): Stripe.Dispute.Evidence {
  const merged = { ...before, ...given };
  const characters = Object.values(merged).reduce(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );
  if (characters > MAX_EVIDENCE_CHARACTERS) {
    throw invalidParam(
      `The evidence may have ${MAX_EVIDENCE_CHARACTERS} characters in all.`,
      'evidence',
    );
  }
  return merged;
}

const hasEvidence = (evidence: Stripe.Dispute.Evidence) =>
  Object.values(evidence).some((value) => typeof value === 'string');

function submit(sandbox: Sandbox, dispute: StoredRecord<'dispute'>): StoredRecord<'dispute'> {
  const { disputeDecisionSeconds } = sandbox.settings.current();
  sandbox.jobs.add('read_evidence', dispute.id, sandbox.clock.now() + disputeDecisionSeconds);
  return sandbox.store.patch(dispute, {
    evidence_details: {
      ...dispute.body.evidence_details,
      submission_count: 1,
      submission_method: 'manual',
    },
    status: isInquiry(dispute) ? 'warning_under_review' : 'under_review',
  });
}
