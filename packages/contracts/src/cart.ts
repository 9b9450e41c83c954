import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  Cents,
  DeliveryPromise,
  DeliveryWayKey,
  Id,
  InLanguage,
  MAX_QUANTITY,
  Picture,
  Postcode,
  Quantity,
  Slug,
  Stock,
  Token,
} from './fields.ts';

export const MAX_CART_LINES = 80;

export const CartLine = z.object({
  variantId: Id,
  productSlug: Slug,
  name: z.string(),
  variantLabel: z.string().nullable(),
  unitLabel: z.string(),
  picture: Picture.nullable(),
  quantity: z.int(),
  unitPriceCents: Cents,
  /** The price when the buyer last saw and accepted it. */
  acceptedPriceCents: Cents,
  containerDepositCents: Cents,
  goodsCents: Cents,
  depositCents: Cents,
  stock: Stock,
  /** What differs from what the buyer last accepted; empty when nothing does. */
  changes: z.array(z.enum(['price_changed', 'not_enough_stock', 'not_available'])),
  minAge: z.int().nullable(),
  /** False where no right of withdrawal exists (§ 312g II BGB). */
  withdrawable: z.boolean(),
});
export type CartLine = z.infer<typeof CartLine>;

export const CartWay = z.object({
  key: DeliveryWayKey,
  label: z.string(),
  carriedBy: z.enum(['producer', 'cooperative']),
  /** What the way costs this cart if it is chosen for this producer alone. */
  priceCents: Cents,
  promise: DeliveryPromise,
  unavailableBecause: z.enum(['not_in_germany', 'island', 'outside_run_area']).nullable(),
});

export const CartGroup = z.object({
  producerId: Id,
  producerSlug: Slug,
  producerName: z.string(),
  town: z.string(),
  landscape: z.string(),
  taxNote: z.enum(['vat_included', 'small_business', 'exempt']),
  lines: z.array(CartLine),
  ways: z.array(CartWay),
  /** Null: still to be chosen, or no way fits all lines (`blockers`). `ticket`-only groups need none. */
  chosenWay: DeliveryWayKey.nullable(),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  /** Producers with the same run share one fee; their parts add up to it. */
  sharedRun: DeliveryWayKey.nullable(),
});
export type CartGroup = z.infer<typeof CartGroup>;

export const CartBlocker = z.object({
  code: z.enum([
    'empty',
    'line_changed',
    'way_missing',
    'no_common_way',
    'way_not_available',
    'postcode_missing',
  ]),
  producerId: Id.nullable(),
});

export const CartView = z.object({
  cartToken: Token,
  postcode: Postcode.nullable(),
  itemCount: z.int(),
  groups: z.array(CartGroup),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  totalCents: Cents,
  minAge: z.int().nullable(),
  needsAddress: z.boolean(),
  /** Lines whose product has left the shop; accepting the changes drops them. */
  goneCount: z.int(),
  blockers: z.array(CartBlocker),
});
export type CartView = z.infer<typeof CartView>;

export const addToCart = endpoint({
  method: 'POST',
  path: '/cart/lines',
  summary: 'Put a variant into the cart; makes a cart where the token is missing or unknown',
  access: 'public',
  status: 201,
  input: InLanguage.extend({
    cartToken: Token.optional(),
    variantId: Id,
    quantity: Quantity.default(1),
    deliveryWay: DeliveryWayKey.optional(),
  }),
  output: z.object({
    cartToken: Token,
    itemCount: z.int(),
    quantity: z.int(),
    /** True where fewer than asked are in the cart because no more are left. */
    limited: z.boolean(),
  }),
  problems: ['variant-not-found', 'product-not-available', 'not-enough-stock', 'cart-full'],
});

export const readCart = endpoint({
  method: 'GET',
  path: '/carts/:cartToken',
  summary: 'The cart with today’s prices, stock, delivery ways and totals',
  access: 'public',
  input: InLanguage.extend({ cartToken: Token }),
  output: CartView,
  problems: ['cart-not-found'],
});

export const setCartQuantity = endpoint({
  method: 'PUT',
  path: '/carts/:cartToken/lines/:variantId',
  summary: 'Change the quantity of a line; 0 removes it',
  access: 'public',
  input: InLanguage.extend({
    cartToken: Token,
    variantId: Id,
    quantity: z.int().min(0).max(MAX_QUANTITY),
  }),
  output: CartView,
  problems: ['cart-not-found', 'cart-line-not-found', 'not-enough-stock'],
});

export const setCartDelivery = endpoint({
  method: 'PUT',
  path: '/carts/:cartToken/delivery',
  summary: 'Set the postcode and the delivery way per producer',
  access: 'public',
  input: InLanguage.extend({
    cartToken: Token,
    postcode: Postcode.nullable().optional(),
    ways: z
      .array(z.object({ producerId: Id, way: DeliveryWayKey }))
      .max(MAX_CART_LINES)
      .default([]),
  }),
  output: CartView,
  problems: ['cart-not-found', 'delivery-way-not-available'],
});

export const acceptCartChanges = endpoint({
  method: 'POST',
  path: '/carts/:cartToken/accepted-changes',
  summary: 'Accept changed prices, cut quantities to what is left, drop what is gone',
  access: 'public',
  input: InLanguage.extend({ cartToken: Token }),
  output: CartView,
  problems: ['cart-not-found'],
});

export const claimCart = endpoint({
  method: 'POST',
  path: '/me/cart',
  summary: 'The account’s cart; a guest cart given is merged into it (largest quantity wins)',
  access: 'buyer',
  input: InLanguage.extend({ cartToken: Token.optional() }),
  output: z.object({ cartToken: Token, itemCount: z.int() }),
  problems: [],
});
