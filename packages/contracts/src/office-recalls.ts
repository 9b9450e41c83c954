import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, MAX_TEXT_CHARS } from './fields.ts';
import { MAX_LISTED_RECALLS } from './portal-recalls.ts';
import { RecallCard, RecallChoices, RecallInput, RecallPreview, RecallWords } from './recalls.ts';

/** Rows of proof on one page. */
export const MAX_PROOF_ROWS = 500;

export const listOfficeRecalls = endpoint({
  method: 'GET',
  path: '/office/recalls',
  summary: 'All recalls, the newest first',
  access: 'staff',
  input: InLanguage,
  output: z.object({ recalls: z.array(RecallCard).max(MAX_LISTED_RECALLS) }),
  problems: [],
});

const OfProducer = InLanguage.extend({ producerId: Id });

export const readOfficeRecallChoices = endpoint({
  method: 'GET',
  path: '/office/producers/:producerId/recall-choices',
  summary: 'What a recall of this producer can name',
  access: 'staff',
  input: OfProducer,
  output: RecallChoices,
  problems: [],
});

export const previewOfficeRecall = endpoint({
  method: 'POST',
  path: '/office/producers/:producerId/recalls/preview',
  summary: 'Whom a recall would reach and what they would read; nothing is sent',
  access: 'staff',
  input: OfProducer.extend(RecallInput.shape),
  output: RecallPreview,
  problems: ['product-not-found', 'recall-names-nothing'],
});

export const sendOfficeRecall = endpoint({
  method: 'POST',
  path: '/office/producers/:producerId/recalls',
  summary: 'Staff call goods back for a producer',
  access: 'staff',
  input: OfProducer.extend({ ...RecallInput.shape, clientId: Id }),
  output: z.object({ recallId: Id, orders: z.int() }),
  problems: ['product-not-found', 'recall-names-nothing', 'recall-open-already'],
});

const OneRecall = InLanguage.extend({ recallId: Id });

export const readOfficeRecall = endpoint({
  method: 'GET',
  path: '/office/recalls/:recallId',
  summary: 'One recall with the proof of who was told when',
  access: 'staff',
  input: OneRecall.extend({ after: z.string().max(40).optional() }),
  output: RecallCard.extend({
    producerId: Id,
    startedByName: z.string().nullable(),
    startedByStaff: z.boolean(),
    endNote: z.string().nullable(),
    words: RecallWords,
    proof: z
      .array(
        z.object({
          orderId: Id,
          orderNumber: z.string(),
          foundAt: Instant,
          toldAt: Instant.nullable(),
          /** The order has forgotten its address, so nobody can be told. */
          unreachable: z.boolean(),
          refunded: z.boolean(),
        }),
      )
      .max(MAX_PROOF_ROWS),
    /** The order number after which the next page of proof begins. */
    next: z.string().nullable(),
  }),
  problems: ['recall-not-found'],
});

export const endRecall = endpoint({
  method: 'POST',
  path: '/office/recalls/:recallId/end',
  summary: 'The goods are in order again: the product may be sold',
  access: 'staff',
  input: OneRecall.extend({ note: z.string().trim().min(10).max(MAX_TEXT_CHARS) }),
  output: z.object({ ended: z.literal(true) }),
  problems: ['recall-not-found'],
});
