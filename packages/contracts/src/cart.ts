import { z } from 'zod';
import { PickupPoint } from './delivery.ts';
import { endpoint } from './endpoint.ts';
import {
  Cents,
  Day,
  DeliveryPromise,
  DeliveryWayKey,
  Id,
  InLanguage,
  MAX_QUANTITY,
  Picture,
  Postcode,
  PromiseWhy,
  Quantity,
  Slug,
  Stock,
  Token,
} from './fields.ts';
import { AnnouncedPrice } from './price.ts';
import { ShownCatchWeight } from './product-offer.ts';

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
  /** Goods by weight: `unitPriceCents` is the most that is paid; absent: the price is fixed. */
  catchWeight: ShownCatchWeight.optional(),
  containerDepositCents: Cents,
  /** The word that stands beside the price, at least in its size (§ 32 VerpackG). */
  containerSystem: z.enum(['MEHRWEG', 'EINWEG']).nullable(),
  announced: AnnouncedPrice.nullable(),
  /** Taken off by the coupon; `goodsCents` is the price of all pieces less this. */
  discountCents: Cents,
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
  /** Within `priceCents`: what carriers add for islands and for checking an age at the door. */
  surcharges: z.object({ islandCents: Cents, ageServiceCents: Cents }),
  /** Where the buyer fetches what a run brings. */
  point: PickupPoint.nullable(),
  /** Null where no day can be promised; `unavailableBecause` says why. */
  promise: DeliveryPromise.nullable(),
  why: PromiseWhy.nullable(),
  unavailableBecause: z.enum(['not_in_germany', 'island', 'outside_run_area', 'closed']).nullable(),
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
  /** The run of the cooperative that carries this group. */
  sharedRun: z.string().nullable(),
  /** The run with its destination: groups with the same trip stand in one box with one fee. */
  trip: z.string().nullable(),
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

/** The code that was typed: what it takes off, or why it takes nothing off now. */
export const CartCoupon = z.object({
  code: z.string(),
  /** Null where nobody gives this code (any more). */
  producerName: z.string().nullable(),
  discountCents: Cents,
  minGoodsCents: Cents,
  refusedBecause: z
    .enum(['unknown', 'not_yet_valid', 'expired', 'used_up', 'no_goods', 'below_minimum'])
    .nullable(),
});
export type CartCoupon = z.infer<typeof CartCoupon>;

export const CartView = z.object({
  cartToken: Token,
  postcode: Postcode.nullable(),
  itemCount: z.int(),
  groups: z.array(CartGroup),
  /** What the coupon takes off; `goodsCents` is less this. */
  discountCents: Cents,
  coupon: CartCoupon.nullable(),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  totalCents: Cents,
  minAge: z.int().nullable(),
  needsAddress: z.boolean(),
  /** A split among ways that costs less than the chosen one; applied by setting these ways. */
  saving: z
    .object({
      savedCents: Cents,
      ways: z.array(z.object({ producerId: Id, way: DeliveryWayKey })),
      allOnOneTrip: z.boolean(),
      /** The last day on which everything is there. */
      arrivesBy: Day.nullable(),
    })
    .nullable(),
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
    /** The pick-up point preferred for all producers whose runs go there. */
    pickupPointId: Id.optional(),
    ways: z
      .array(z.object({ producerId: Id, way: DeliveryWayKey }))
      .max(MAX_CART_LINES)
      .default([]),
  }),
  output: CartView,
  problems: ['cart-not-found', 'delivery-way-not-available'],
});

/** More than a code ever has, so that a wrong text gets its own answer. */
export const MAX_TYPED_COUPON_CHARS = 200;

export const setCartCoupon = endpoint({
  method: 'PUT',
  path: '/carts/:cartToken/coupon',
  summary: 'Redeem a coupon code in the cart; a code that is refused changes nothing',
  access: 'public',
  input: InLanguage.extend({
    cartToken: Token,
    code: z.string().trim().min(1).max(MAX_TYPED_COUPON_CHARS),
  }),
  output: CartView,
  problems: [
    'cart-not-found',
    'coupon-unknown',
    'coupon-not-yet-valid',
    'coupon-expired',
    'coupon-used-up',
    'coupon-no-goods',
    'coupon-below-minimum',
  ],
});

export const removeCartCoupon = endpoint({
  method: 'DELETE',
  path: '/carts/:cartToken/coupon',
  summary: 'Take the coupon out of the cart',
  access: 'public',
  input: InLanguage.extend({ cartToken: Token }),
  output: CartView,
  problems: ['cart-not-found'],
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
