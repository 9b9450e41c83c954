import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage } from './fields.ts';
import {
  RecallCard,
  RecallChoices,
  RecallInput,
  RecallPreview,
  RecallReach,
  RecallWords,
} from './recalls.ts';

/** Recalls that a list shows, the newest first. */
export const MAX_LISTED_RECALLS = 100;
const MAX_HELD_BACK = 200;

export const listPortalRecalls = endpoint({
  method: 'GET',
  path: '/portal/recalls',
  summary: 'Goods that this producer called back',
  access: 'producer',
  right: 'products',
  input: InLanguage,
  output: z.object({ recalls: z.array(RecallCard).max(MAX_LISTED_RECALLS) }),
  problems: [],
});

export const readRecallChoices = endpoint({
  method: 'GET',
  path: '/portal/recall-choices',
  summary: 'What a recall can name: products, and the batches that were noted',
  access: 'producer',
  right: 'products',
  input: InLanguage,
  output: RecallChoices,
  problems: [],
});

export const previewPortalRecall = endpoint({
  method: 'POST',
  path: '/portal/recalls/preview',
  summary: 'Whom a recall would reach and what they would read; nothing is sent',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend(RecallInput.shape),
  output: RecallPreview,
  problems: ['product-not-found', 'recall-names-nothing'],
});

export const sendPortalRecall = endpoint({
  method: 'POST',
  path: '/portal/recalls',
  summary: 'Calls goods back: buyers are told, the product leaves the shop, the office knows',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ ...RecallInput.shape, clientId: Id }),
  output: z.object({ recallId: Id, orders: z.int() }),
  problems: ['product-not-found', 'recall-names-nothing', 'recall-open-already'],
});

export const readPortalRecall = endpoint({
  method: 'GET',
  path: '/portal/recalls/:recallId',
  summary: 'One recall: whom it reached, and which parcels must not leave',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ recallId: Id }),
  output: RecallCard.extend({
    words: RecallWords,
    reach: RecallReach.omit({ unnoted: true }),
    stillAtFarm: z.array(z.object({ producerOrderId: Id, number: z.string() })).max(MAX_HELD_BACK),
    refunded: z.int(),
  }),
  problems: ['recall-not-found'],
});
