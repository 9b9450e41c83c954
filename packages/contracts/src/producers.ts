import { z } from 'zod';
import { ProducerSummary, ProductCard, SellerOfRecord } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { Day, InLanguage, Picture, Postcode, Slug } from './fields.ts';

export const listProducers = endpoint({
  method: 'GET',
  path: '/producers',
  summary: 'All producers by name',
  access: 'public',
  input: InLanguage.extend({
    /** Only those around this postcode, nearest first. */
    near: Postcode.optional(),
    radiusKm: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    /** False without a postcode, and for one that we cannot place: then all are listed by name. */
    isPlaceKnown: z.boolean(),
    producers: z.array(ProducerSummary.extend({ distanceKm: z.int().nullable() })),
  }),
  problems: [],
});

export const readProducer = endpoint({
  method: 'GET',
  path: '/producers/:slug',
  summary: 'One producer with story, legal identity and products',
  access: 'public',
  input: InLanguage.extend({ slug: Slug }),
  output: z.object({
    producer: ProducerSummary.extend({
      ownerName: z.string(),
      since: z.int().nullable(),
      story: z.string(),
      banner: Picture.nullable(),
      /** What the producer photographed; shown before anything that is drawn. */
      photo: Picture.nullable(),
      pickupHours: z.string().nullable(),
      organicControlCode: z.string().nullable(),
      packagingNote: z.string().nullable(),
      /** A holiday that runs or begins within 30 days; `backOn` is the first day after it. */
      closure: z.object({ fromOn: Day, backOn: Day, isNow: z.boolean() }).nullable(),
      seller: SellerOfRecord,
    }),
    cards: z.array(ProductCard).max(60),
  }),
  problems: ['producer-not-found'],
});
