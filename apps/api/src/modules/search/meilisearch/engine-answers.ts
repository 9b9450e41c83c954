import { z } from 'zod';

/** Answers of the engine, as far as they are used; what does not look so is malformed. */
export const Enqueued = z.object({ taskUid: z.int() });

const Hit = z.object({
  id: z.string(),
  producerId: z.string().optional(),
  slug: z.string().optional(),
  name: z.string().optional(),
  place: z.string().optional(),
  inStock: z.number().optional(),
  inSeason: z.number().optional(),
  popularity: z.number().optional(),
  _rankingScore: z.number().optional(),
  _formatted: z.object({ name: z.string().optional(), nameEn: z.string().optional() }).optional(),
});
export type EngineHitRow = z.infer<typeof Hit>;

const SearchAnswer = z.object({
  hits: z.array(Hit),
  totalHits: z.int().optional(),
  estimatedTotalHits: z.int().optional(),
  facetDistribution: z.record(z.string(), z.record(z.string(), z.int())).optional(),
  facetStats: z.record(z.string(), z.object({ min: z.number(), max: z.number() })).optional(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
export const SearchAnswers = z.object({ results: z.array(SearchAnswer) });

export const FacetValues = z.object({
  facetHits: z.array(z.object({ value: z.string(), count: z.int() })),
});

const Task = z.object({
  uid: z.int(),
  status: z.enum(['enqueued', 'processing', 'succeeded', 'failed', 'canceled']),
  error: z.object({ message: z.string(), code: z.string(), type: z.string() }).nullish(),
});
export type EngineTask = z.infer<typeof Task>;
export const TaskPage = z.object({ results: z.array(Task) });

export const DocumentPage = z.object({
  results: z.array(z.object({ id: z.string(), stamp: z.string().optional() })),
  total: z.int(),
});

export const IndexStats = z.object({ numberOfDocuments: z.int() });
