import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  Cents,
  Day,
  DeliveryPromise,
  DeliveryWayKey,
  Id,
  InLanguage,
  Instant,
  Slug,
} from './fields.ts';
import { OrderedService, OrderStep, ProducerOrderState } from './orders.ts';
import { StatusWord, TripAddress } from './packing.ts';
import { RefundCause } from './refund-views.ts';

const MAX_HAND_OVER_DAYS = 2;

export const readToday = endpoint({
  method: 'GET',
  path: '/portal/today',
  summary: 'What this producer has to do today',
  access: 'producer',
  right: 'orders',
  input: InLanguage,
  output: z.object({
    producer: z.object({ producerId: Id, name: z.string(), slug: Slug, ownerName: z.string() }),
    toConfirm: z.int(),
    toPack: z.object({ orders: z.int(), pieces: z.int(), earliestOn: z.iso.date().nullable() }),
    toHandOver: z.int(),
    /** The next days on which something leaves the farm, with the parts of orders that leave. */
    handOvers: z
      .array(z.object({ on: Day, orders: z.int(), toPack: z.int() }))
      .max(MAX_HAND_OVER_DAYS),
    /** What buyers and the office wrote and nobody has answered or put away. */
    unreadMessages: z.int(),
    /** Pieces of evidence that end within 30 days without a successor, and the first day. */
    endingEvidence: z.object({ count: z.int(), firstOn: Day.nullable() }),
    lowStock: z
      .array(z.object({ variantId: Id, name: z.string(), label: z.string(), free: z.int() }))
      .max(10),
    /** Articles of which more was promised than is there. */
    shortArticles: z.int(),
    /** Earned and waiting for the next settlement run. */
    dueCents: Cents,
    /** Approved or transferred in the last run. */
    onTheWayCents: Cents,
    accountState: z.string(),
  }),
  problems: [],
});

export const PortalOrderCard = z.object({
  producerOrderId: Id,
  number: z.string(),
  placedAt: Instant,
  buyerName: z.string(),
  state: ProducerOrderState,
  way: DeliveryWayKey,
  wayLabel: z.string(),
  promise: DeliveryPromise,
  /** The day on which it leaves the farm, and with what: the address of the page that hands it over. */
  handOverOn: Day,
  tripAddress: TripAddress,
  word: StatusWord,
  pieces: z.int(),
  goodsCents: Cents,
});

export const listPortalOrders = endpoint({
  method: 'GET',
  path: '/portal/orders',
  summary: 'This producer’s paid orders, those to do first',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({
    filter: z.enum(['open', 'done', 'all']).default('open'),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    orders: z.array(PortalOrderCard).max(50),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});

export const PortalOrder = PortalOrderCard.extend({
  /** Only what packing and handing over need. */
  recipient: z.object({
    name: z.string(),
    street: z.string().nullable(),
    postcode: z.string().nullable(),
    town: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  /** 16 or 18: whoever hands the parcel over must look at an identity card (§ 9 JuSchG). */
  minAge: z.int().nullable(),
  /** The buyer shows a code when fetching the goods. */
  hasPickupCode: z.boolean(),
  lines: z.array(
    z.object({
      lineId: Id,
      name: z.string(),
      variantLabel: z.string().nullable(),
      unitLabel: z.string(),
      quantity: z.int(),
      /** Pieces whose price went back: they are not packed any more. */
      refundedQuantity: z.int(),
      goodsCents: Cents,
      depositCents: Cents,
      /** Set for an undated service. */
      service: OrderedService.extend({
        /** Withdrawn from: nothing of it is done any more. */
        withdrawnAt: Instant.nullable(),
        /** The first day on which it may start; null: now (LAW-WITHDR-11). */
        startableFrom: Day.nullable(),
      }).nullable(),
    }),
  ),
  /** What went back to the buyer at this producer's expense, and why. */
  reductions: z.array(
    z.object({ cause: RefundCause, reason: z.string(), amountCents: Cents, at: Instant }),
  ),
  /** The sum of everything taken off: refunds and lost disputes. */
  reducedCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  /** Commission, fee and payout as they are after all reductions. */
  feeShareCents: Cents,
  commissionNetCents: Cents,
  commissionVatCents: Cents,
  payoutCents: Cents,
  steps: z.array(OrderStep),
});

const OneOrder = InLanguage.extend({ producerOrderId: Id });

export const readPortalOrder = endpoint({
  method: 'GET',
  path: '/portal/orders/:producerOrderId',
  summary: 'One order of this producer',
  access: 'producer',
  right: 'orders',
  input: OneOrder,
  output: PortalOrder,
  problems: ['producer-order-not-found'],
});

const step = (name: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/portal/orders/:producerOrderId/${name}`,
    summary,
    access: 'producer',
    right: 'orders',
    input: OneOrder,
    output: z.object({ state: ProducerOrderState }),
    problems: ['producer-order-not-found', 'step-not-possible', 'experience-not-over'],
  });

/** Repeating a step that is already done answers as the first time (a double press does no harm). */
export const confirmPortalOrder = step('confirmation', 'The producer takes the order on');
export const markPortalOrderReady = step('readiness', 'Packed and ready to hand over');
export const handOverPortalOrder = step(
  'hand-over',
  'Handed to the buyer, the carrier or the run; the producer’s share becomes due',
);

export const handOverByCode = endpoint({
  method: 'POST',
  path: '/portal/orders/:producerOrderId/pickup',
  summary: 'Handed to whoever showed the pick-up code of the order',
  access: 'producer',
  right: 'orders',
  input: OneOrder.extend({ pickupCode: z.string().regex(/^\d{6}$/) }),
  output: z.object({ state: ProducerOrderState }),
  problems: [
    'producer-order-not-found',
    'pickup-code-wrong',
    'step-not-possible',
    'experience-not-over',
  ],
});

export const performService = endpoint({
  method: 'POST',
  path: '/portal/orders/:producerOrderId/lines/:lineId/service',
  summary: 'An undated service has begun, or is done; the last one done hands its part over',
  access: 'producer',
  right: 'orders',
  input: OneOrder.extend({ lineId: Id, step: z.enum(['start', 'complete']) }),
  output: z.object({ state: ProducerOrderState }),
  problems: ['producer-order-not-found', 'step-not-possible', 'service-too-early'],
});
