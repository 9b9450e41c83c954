import { z } from 'zod';
import { SellerOfRecord } from './catalog.ts';
import { Contact, DeliveryAddress } from './checkout.ts';
import { endpoint } from './endpoint.ts';
import {
  Cents,
  DeliveryPromise,
  DeliveryWayKey,
  Id,
  InLanguage,
  Instant,
  PromiseWhy,
  Slug,
  Token,
} from './fields.ts';
import { ShownCatchWeight } from './product-offer.ts';

export const PaymentState = z.enum([
  'awaiting_payment',
  'processing',
  'paid',
  'failed',
  'expired',
  'canceled',
  'partially_refunded',
  'refunded',
]);
export type PaymentState = z.infer<typeof PaymentState>;

export const ProducerOrderState = z.enum([
  'new',
  'confirmed',
  'ready',
  'handed_over',
  'completed',
  'canceled',
]);
export type ProducerOrderState = z.infer<typeof ProducerOrderState>;

/** What was said about the start of an undated service, and how far it is (§§ 356(4), 357a(2) BGB). */
export const OrderedService = z.object({
  /** When the buyer asked for a start within the period, and said to know what is lost by it. */
  startAskedAt: Instant.nullable(),
  lossKnownAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
});

export const OrderLineView = z.object({
  lineId: Id,
  name: z.string(),
  productSlug: Slug,
  unitLabel: z.string(),
  quantity: z.int(),
  unitPriceCents: Cents,
  containerDepositCents: Cents,
  /** Taken off by a coupon; `goodsCents` is the price of all pieces less this. */
  discountCents: Cents,
  couponCode: z.string().nullable(),
  goodsCents: Cents,
  depositCents: Cents,
  /** Basis points, 700 is 7 %; 0 where the seller shows no VAT. */
  vatRateBps: z.int(),
  /** All rates of a bundle of goods of two rates; absent: one rate. */
  vatRatesBps: z.array(z.int()).optional(),
  /** Goods by weight: what was confirmed is the most that is paid; absent: the price is fixed. */
  catchWeight: ShownCatchWeight.optional(),
  withdrawable: z.boolean(),
  /** Why there is no right of withdrawal, or when it lapses (§ 312g(2) BGB); null: nothing special. */
  withdrawalReason: z
    .enum(['perishable', 'made_to_order', 'hygiene_seal', 'leisure_on_date', 'service'])
    .nullable(),
  /** Set for an undated service. */
  service: OrderedService.nullable(),
  /** When and where seats are for; null where there is no date. */
  occasion: z
    .object({ title: z.string(), startsAt: Instant, endsAt: Instant, meetingPlace: z.string() })
    .nullable(),
});

export const OrderStep = z.object({
  kind: z.enum(['placed', 'paid', 'confirmed', 'ready', 'handed_over', 'completed', 'canceled']),
  at: Instant,
});

export const ProducerOrderView = z.object({
  producerOrderId: Id,
  number: z.string(),
  state: ProducerOrderState,
  producerSlug: Slug,
  producerName: z.string(),
  seller: SellerOfRecord,
  taxNote: z.enum(['vat_included', 'small_business', 'exempt']),
  way: DeliveryWayKey,
  wayLabel: z.string(),
  promise: DeliveryPromise,
  /** Null: the order is older than the record of reasons. */
  why: PromiseWhy.nullable(),
  pickupPlace: z.string().nullable(),
  pickupHours: z.string().nullable(),
  /** Shown when fetching the goods; null before the payment, after the hand-over and for goods that are brought. */
  pickupCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  lines: z.array(OrderLineView),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  totalCents: Cents,
  steps: z.array(OrderStep),
});

export const OrderView = z.object({
  orderToken: Token,
  number: z.string(),
  placedAt: Instant,
  paymentState: PaymentState,
  /** While unpaid: until when the stock is kept. */
  reservedUntil: Instant.nullable(),
  canPay: z.boolean(),
  contact: Contact,
  address: DeliveryAddress.nullable(),
  producerOrders: z.array(ProducerOrderView),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  totalCents: Cents,
});
export type OrderView = z.infer<typeof OrderView>;

export const readOrderByToken = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken',
  summary: 'An order by its unguessable link; no login',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: OrderView,
  problems: ['order-not-found'],
});

export const listMyOrders = endpoint({
  method: 'GET',
  path: '/me/orders',
  summary: 'The signed-in buyer’s latest orders',
  access: 'buyer',
  input: InLanguage,
  output: z.object({
    orders: z
      .array(
        z.object({
          orderToken: Token,
          number: z.string(),
          placedAt: Instant,
          paymentState: PaymentState,
          totalCents: Cents,
          producerNames: z.array(z.string()),
        }),
      )
      .max(50),
  }),
  problems: [],
});
