import { z } from 'zod';
import { DisputeStatus, GivenStatement, ProducerStatement } from './disputes.ts';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant } from './fields.ts';

const RequestCard = z.object({
  requestId: Id,
  producerOrderId: Id,
  orderNumber: z.string(),
  reason: z.string(),
  status: DisputeStatus,
  askedAt: Instant,
  dueAt: Instant,
  answeredAt: Instant.nullable(),
  /** Whether an answer still reaches the bank. */
  canAnswer: z.boolean(),
});

export const listEvidenceRequests = endpoint({
  method: 'GET',
  path: '/portal/disputes',
  summary: 'Payment disputes about which this producer was asked, those without an answer first',
  access: 'producer',
  right: 'orders',
  input: InLanguage,
  output: z.object({ requests: z.array(RequestCard).max(100) }),
  problems: [],
});

export const EvidenceRequestView = RequestCard.extend({
  /** What the producer's part is worth now. */
  grossCents: Cents,
  lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
  buyerName: z.string(),
  wayLabel: z.string(),
  handedOverAt: Instant.nullable(),
  given: GivenStatement.nullable(),
  /** Of a lost dispute: what the producer bears. */
  borneCents: Cents,
});
export type EvidenceRequestView = z.infer<typeof EvidenceRequestView>;

export const readEvidenceRequest = endpoint({
  method: 'GET',
  path: '/portal/disputes/:requestId',
  summary: 'What the cooperative asks about one disputed order',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ requestId: Id }),
  output: EvidenceRequestView,
  problems: ['dispute-not-found'],
});

export const answerEvidenceRequest = endpoint({
  method: 'POST',
  path: '/portal/disputes/:requestId/answer',
  summary: 'The producer says what happened; may be changed until the bank gets it',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ requestId: Id }).extend(ProducerStatement.shape),
  output: EvidenceRequestView,
  problems: ['dispute-not-found', 'dispute-closed', 'evidence-too-late'],
});
