import { z } from 'zod';
import { ProductCard } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, Slug } from './fields.ts';

/** Enough for a shop of this size; a longer list helps nobody to find anything. */
export const MAX_WISHES = 100;

export const Wish = z.object({
  productId: Id,
  /** As it was called last; what is gone has no other word left. */
  name: z.string(),
  keptAt: Instant,
  /** As it is in the shop at this moment; null: not on sale any more, or not now. */
  card: ProductCard.nullable(),
});
export type Wish = z.infer<typeof Wish>;

export const readWishList = endpoint({
  method: 'GET',
  path: '/me/wish-list',
  summary: 'What the signed-in buyer keeps in mind, with price and stock of this moment',
  access: 'buyer',
  input: InLanguage,
  /** The latest first. */
  output: z.object({ wishes: z.array(Wish).max(MAX_WISHES) }),
  problems: [],
});

export const keepWish = endpoint({
  method: 'PUT',
  path: '/me/wish-list/:slug',
  summary: 'Keep a product in mind; what is kept already stays as it is',
  access: 'buyer',
  input: z.object({ slug: Slug }),
  output: z.object({ kept: z.literal(true) }),
  problems: ['product-not-found', 'too-many-wishes'],
});

export const dropWish = endpoint({
  method: 'DELETE',
  path: '/me/wish-list/:productId',
  summary: 'Take a product off the wish list of the signed-in buyer',
  access: 'buyer',
  input: z.object({ productId: Id }),
  output: z.object({ dropped: z.literal(true) }),
  problems: [],
});
