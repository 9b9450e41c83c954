import { z } from 'zod';
import { ProductCard } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { CategoryPath, InLanguage, Slug } from './fields.ts';

export const SEASON_CARDS_PER_GROUP = 12;
const MAX_SEASON_GROUPS = 30;
const Month = z.int().min(1).max(12);

/** One page about one month: the ribbon, the groups, and where to look when there is nothing. */
export const listSeason = endpoint({
  method: 'GET',
  path: '/catalog/seasons/:month',
  summary: 'What has its season in a month, by group; what ends soonest comes first',
  access: 'public',
  input: InLanguage.extend({ month: z.coerce.number().int().min(1).max(12) }),
  output: z.object({
    month: Month,
    /** How many products each month has, January first. */
    monthCounts: z.array(z.int()).length(12),
    /** The month that the cards are of: the asked one, or the next that has any; null if none has. */
    shownMonth: Month.nullable(),
    groups: z
      .array(
        z.object({
          path: CategoryPath,
          label: z.string(),
          count: z.int(),
          /** Their season ends with the shown month. */
          ending: z.array(ProductCard).max(SEASON_CARDS_PER_GROUP),
          others: z.array(ProductCard).max(SEASON_CARDS_PER_GROUP),
        }),
      )
      .max(MAX_SEASON_GROUPS),
  }),
  problems: [],
});

const MAX_RETURN_POINTS = 300;

/** Where empties go back to (§ 31(2) VerpackG and its successor). */
export const listReturnPoints = endpoint({
  method: 'GET',
  path: '/catalog/return-points',
  summary: 'Producers who take back the bottles and jars that they sell with a deposit',
  access: 'public',
  input: InLanguage,
  output: z.object({
    points: z
      .array(
        z.object({
          producerSlug: Slug,
          name: z.string(),
          street: z.string(),
          postcode: z.string(),
          town: z.string(),
          hours: z.string().nullable(),
          systems: z.array(z.enum(['MEHRWEG', 'EINWEG'])),
        }),
      )
      .max(MAX_RETURN_POINTS),
  }),
  problems: [],
});
