import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CategoryPath, Email, InLanguage, Slug, Token } from './fields.ts';

export const requestStockAlert = endpoint({
  method: 'POST',
  path: '/stock-alerts',
  summary: 'Asks to be told once; a mail asks for confirmation. Answers the same for every address',
  access: 'public',
  status: 202,
  input: InLanguage.extend({
    email: Email,
    /** One of the two. */
    slug: Slug.optional(),
    categoryPath: CategoryPath.optional(),
  }),
  output: z.object({ accepted: z.literal(true) }),
  problems: ['product-not-found', 'category-not-found'],
});

const AlertSubject = z.object({
  name: z.string(),
  /** Set for a product that is still in the shop. */
  slug: Slug.nullable(),
  categoryPath: CategoryPath.nullable(),
});

export const confirmStockAlert = endpoint({
  method: 'POST',
  path: '/stock-alerts/confirmations',
  summary: 'The click in the mail (double opt-in); twice is as good as once',
  access: 'public',
  input: InLanguage.extend({ token: Token }),
  output: AlertSubject,
  problems: ['alert-link-invalid'],
});

export const leaveStockAlert = endpoint({
  method: 'POST',
  path: '/stock-alerts/departures',
  summary: 'Unsubscribes and deletes the address at once; an unknown link is answered the same',
  access: 'public',
  input: InLanguage.extend({ token: Token }),
  output: z.object({ left: z.literal(true) }),
  problems: [],
});
