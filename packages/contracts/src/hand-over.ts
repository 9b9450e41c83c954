import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, DeliveryWayKey, Id, InLanguage, Instant, OneLine } from './fields.ts';
import { ProducerOrderState } from './orders.ts';
import { HandOverCode, MAX_CRATES, MAX_PARCELS, StatusWord, TripAddress } from './packing.ts';

export const HandOverPart = z.object({
  producerOrderId: Id,
  number: z.string(),
  buyerName: z.string(),
  state: ProducerOrderState,
  word: StatusWord,
  way: DeliveryWayKey,
  minAge: z.int().nullable(),
  handedOverAt: Instant.nullable(),
  /** The buyer shows a code; its salted hash lets a phone without a line check it. */
  codeHash: z.string().nullable(),
});

export const HandOver = z.object({
  address: TripAddress,
  on: Day,
  trip: z.string(),
  label: z.string(),
  readAt: Instant,
  /** Base64url; null where nobody shows a code. */
  salt: z.string().nullable(),
  crates: z.int().nullable(),
  parts: z.array(HandOverPart).max(MAX_PARCELS),
});
export type HandOver = z.infer<typeof HandOver>;

const OneTrip = InLanguage.extend({ trip: TripAddress });

export const readHandOver = endpoint({
  method: 'GET',
  path: '/portal/hand-over/:trip',
  summary: 'What leaves the farm with one trip on one day',
  access: 'producer',
  right: 'orders',
  input: OneTrip,
  output: HandOver,
  problems: ['trip-not-found'],
});

export const handOverTrip = endpoint({
  method: 'POST',
  path: '/portal/hand-over/:trip',
  summary: 'Given to the driver or the carrier: these parcels, in so many crates',
  access: 'producer',
  right: 'orders',
  input: OneTrip.extend({
    producerOrderIds: z.array(Id).min(1).max(MAX_PARCELS),
    crates: z.int().min(0).max(MAX_CRATES).nullable().default(null),
  }),
  output: z.object({ handedOver: z.int() }),
  problems: [
    'trip-not-found',
    'producer-order-not-found',
    'step-not-possible',
    'experience-not-over',
  ],
});

export const handOverByScan = endpoint({
  method: 'POST',
  path: '/portal/hand-over/:trip/codes',
  summary: 'Handed to whoever showed a code of this trip, or a parcel whose number was scanned',
  access: 'producer',
  right: 'orders',
  input: OneTrip.extend({ code: HandOverCode }),
  output: z.object({ producerOrderId: Id, number: z.string(), buyerName: z.string() }),
  problems: [
    'trip-not-found',
    'pickup-code-wrong',
    'handed-over-before',
    'step-not-possible',
    'experience-not-over',
  ],
});

/** A link in a mail, signed with the link secret: its id and a signature. */
export const AnswerToken = z.string().regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/);

export const readOrderAnswer = endpoint({
  method: 'GET',
  path: '/answers/:answerToken',
  summary: 'The order that a mailed link asks about; reading changes nothing',
  access: 'public',
  input: InLanguage.extend({ answerToken: AnswerToken }),
  output: z.object({
    number: z.string(),
    producerName: z.string(),
    handOverOn: Day,
    wayLabel: z.string(),
    state: ProducerOrderState,
    lines: z.array(z.object({ name: OneLine(400), pieces: z.int() })),
  }),
  problems: ['link-not-valid'],
});

export const answerOrder = endpoint({
  method: 'POST',
  path: '/answers/:answerToken',
  summary: 'A producer answers by the mailed link, once and without a login',
  access: 'public',
  input: InLanguage.extend({
    answerToken: AnswerToken,
    answer: z.enum(['confirmed', 'cannot_deliver']),
  }),
  output: z.object({ state: ProducerOrderState }),
  problems: [
    'link-not-valid',
    'step-not-possible',
    'experience-not-over',
    'charge-in-dispute',
    'refund-empty',
    'refund-too-much',
  ],
});
