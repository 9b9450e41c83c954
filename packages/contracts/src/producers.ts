import { z } from 'zod';
import { ProductCard, SellerOfRecord } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { InLanguage, Picture, Slug } from './fields.ts';

export const ProducerSummary = z.object({
  slug: Slug,
  name: z.string(),
  town: z.string(),
  landscape: z.string(),
  tagline: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  productCount: z.int(),
  organic: z.boolean(),
});

export const listProducers = endpoint({
  method: 'GET',
  path: '/producers',
  summary: 'All producers by name',
  access: 'public',
  input: InLanguage,
  output: z.object({ producers: z.array(ProducerSummary) }),
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
      pickupHours: z.string().nullable(),
      organicControlCode: z.string().nullable(),
      packagingNote: z.string().nullable(),
      seller: SellerOfRecord,
    }),
    cards: z.array(ProductCard).max(60),
  }),
  problems: ['producer-not-found'],
});
