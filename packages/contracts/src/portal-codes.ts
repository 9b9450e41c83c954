import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id } from './fields.ts';

export const MAX_LISTED_CODES = 5_000;

export const listPortalCodes = endpoint({
  method: 'GET',
  path: '/portal/codes',
  summary: 'Printed codes of this producer’s goods, so that a scanner knows them without a line',
  access: 'producer',
  right: 'stock',
  input: z.object({}),
  output: z.object({
    codes: z.array(z.object({ code: z.string(), productId: Id })).max(MAX_LISTED_CODES),
  }),
  problems: [],
});
