import { z } from 'zod';
import { BankEvidence, DisputeStatus, GivenStatement } from './disputes.ts';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant } from './fields.ts';

const MAX_PRODUCERS = 1_000;
const Note = z.string().trim().min(3).max(500);

const DisputeCard = z.object({
  disputeId: Id,
  stripeDisputeId: z.string(),
  orderId: Id,
  orderNumber: z.string(),
  reason: z.string(),
  status: DisputeStatus,
  method: z.string(),
  amountCents: Cents,
  openedAt: Instant,
  evidenceDueAt: Instant.nullable(),
  ownerName: z.string().nullable(),
  /** Producers that were asked, and those of them that answered. */
  asked: z.int(),
  answered: z.int(),
  /** A loss that nobody bears yet; from then on the rule decides. */
  decideByAt: Instant.nullable(),
});
export type DisputeCard = z.infer<typeof DisputeCard>;

export const listDisputes = endpoint({
  method: 'GET',
  path: '/office/disputes',
  summary: 'Payment disputes: what is open by its deadline, then what is decided, newest first',
  access: 'staff',
  input: InLanguage.extend({ filter: z.enum(['open', 'decided', 'all']).default('open') }),
  output: z.object({
    disputes: z.array(DisputeCard).max(200),
    openCents: Cents,
    warnings: z
      .array(
        z.object({
          warningId: z.string(),
          orderId: Id,
          orderNumber: z.string(),
          fraudType: z.string(),
          warnedAt: Instant,
        }),
      )
      .max(100),
  }),
  problems: [],
});

const OneDispute = InLanguage.extend({ disputeId: Id });

export const Liability = z.object({
  kind: z.enum(['at_fault', 'pro_rata']),
  producerIds: z.array(Id).max(MAX_PRODUCERS),
});

export const DisputeView = DisputeCard.extend({
  chargeId: z.string(),
  chargeCents: Cents,
  refundedCents: Cents,
  buyerName: z.string(),
  submissions: z.int(),
  /** What was withdrawn and did not come back, and how much of it is borne by nobody yet. */
  withdrawnCents: Cents,
  undecidedCents: Cents,
  /** Everything that was refunded before: the refund is the evidence. */
  isFullyRefunded: z.boolean(),
  canAnswer: z.boolean(),
  canDecide: z.boolean(),
  canRecover: z.boolean(),
  parts: z.array(
    z.object({
      producerOrderId: Id,
      producerId: Id,
      producerName: z.string(),
      number: z.string(),
      remainingCents: Cents,
      /** Of that, what a run has taken. */
      takenCents: Cents,
      recoveredEarlyCents: Cents,
      requestId: Id.nullable(),
      dueAt: Instant.nullable(),
      remindedAt: Instant.nullable(),
      answeredAt: Instant.nullable(),
      given: GivenStatement.nullable(),
    }),
  ),
  /** The rule of the reason, and what staff decided instead. */
  rule: z.enum(['cooperative', 'parcel', 'cause', 'unpaid', 'unknown']),
  proposed: Liability,
  decided: Liability.nullable(),
  losses: z.array(
    z.object({
      round: z.int(),
      amountCents: Cents,
      chargebackCents: Cents,
      deliveryCents: Cents,
      bookedAt: Instant,
      undoneAt: Instant.nullable(),
      decidedByName: z.string().nullable(),
      parts: z.array(z.object({ producerName: z.string(), grossCents: Cents, payoutCents: Cents })),
    }),
  ),
  answers: z.array(
    z.object({
      kind: z.enum(['evidence', 'acceptance']),
      state: z.enum(['sent', 'taken', 'refused']),
      byName: z.string(),
      at: Instant,
      note: z.string().nullable(),
      operationId: Id,
    }),
  ),
  /** What would be sent now, put together from what the producers said. */
  draft: z.object({
    productDescription: z.string(),
    shippingCarrier: z.string(),
    shippingTrackingNumber: z.string(),
    shippingOn: z.string(),
    explanation: z.string(),
  }),
  entries: z.array(
    z.object({
      entryId: Id,
      step: z.string(),
      bookedAt: Instant,
      balanceTransactionId: z.string().nullable(),
      postings: z.array(
        z.object({
          accountCode: z.string(),
          side: z.enum(['debit', 'credit']),
          amountCents: Cents,
        }),
      ),
    }),
  ),
});
export type DisputeView = z.infer<typeof DisputeView>;

export const readDispute = endpoint({
  method: 'GET',
  path: '/office/disputes/:disputeId',
  summary: 'One dispute with its money, what each producer said and what can be done',
  access: 'staff',
  input: OneDispute,
  output: DisputeView,
  problems: ['dispute-not-found'],
});

export const takeDispute = endpoint({
  method: 'POST',
  path: '/office/disputes/:disputeId/owner',
  summary: 'See to a dispute oneself',
  access: 'staff',
  input: OneDispute,
  output: DisputeView,
  problems: ['dispute-not-found'],
});

export const submitEvidence = endpoint({
  method: 'POST',
  path: '/office/disputes/:disputeId/evidence',
  summary: 'Send the evidence to the bank; it is final',
  access: 'staff',
  idempotent: true,
  input: OneDispute.extend(BankEvidence.shape),
  output: DisputeView,
  problems: ['dispute-not-found', 'dispute-closed', 'evidence-too-late', 'answer-on-its-way'],
});

export const acceptLoss = endpoint({
  method: 'POST',
  path: '/office/disputes/:disputeId/acceptance',
  summary: 'Accept the loss of a dispute; it is final',
  access: 'staff',
  idempotent: true,
  input: OneDispute.extend({ note: Note, confirmed: z.literal('yes') }),
  output: DisputeView,
  problems: ['dispute-not-found', 'dispute-closed', 'answer-on-its-way'],
});

export const decideLiability = endpoint({
  method: 'POST',
  path: '/office/disputes/:disputeId/liability',
  summary: 'Say who bears a loss; of a lost dispute it is booked at once',
  access: 'staff',
  idempotent: true,
  input: OneDispute.extend({
    kind: z.enum(['at_fault', 'pro_rata']),
    producerIds: z.array(Id).max(MAX_PRODUCERS).default([]),
    note: Note,
  }),
  output: DisputeView,
  problems: ['dispute-not-found', 'dispute-closed', 'producer-not-found'],
});

export const recoverEarly = endpoint({
  method: 'POST',
  path: '/office/disputes/:disputeId/recoveries',
  summary: 'Take a producer’s share back before the bank has decided',
  access: 'staff',
  idempotent: true,
  input: OneDispute.extend({ producerOrderId: Id, note: Note }),
  output: DisputeView,
  problems: [
    'dispute-not-found',
    'dispute-closed',
    'producer-order-not-found',
    'nothing-to-recover',
  ],
});
