import {
  MAX_CLOSING_HOURS,
  MAX_DURATION_MINUTES,
  MAX_SEATS,
  MAX_WEEKS,
} from '@markthalle/domain/occasion';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, OneLine, Slug } from './fields.ts';

const MAX_PLACE_CHARS = 160;
const MAX_RULE_CHARS = 300;

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Seats = z.int().min(1).max(MAX_SEATS);

/** What a new date of an experience begins with. */
export const Programme = z.object({
  durationMinutes: z.int().min(15).max(MAX_DURATION_MINUTES),
  seats: Seats,
  minPersons: Seats,
  closingHours: z.int().min(0).max(MAX_CLOSING_HOURS),
  meetingPlaceDe: OneLine(MAX_PLACE_CHARS),
  meetingPlaceEn: OneLine(MAX_PLACE_CHARS),
  weatherRuleDe: OneLine(MAX_RULE_CHARS),
  weatherRuleEn: OneLine(MAX_RULE_CHARS),
});
export type Programme = z.infer<typeof Programme>;

export const PortalExperience = z.object({
  productId: Id,
  slug: Slug,
  name: z.string(),
  /** False: not in the shop at present, so no date of it is sold. */
  published: z.boolean(),
  programme: Programme.nullable(),
});

export type PortalExperience = z.infer<typeof PortalExperience>;

export const PortalSlot = z.object({
  variantId: Id,
  productId: Id,
  name: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  sellsUntil: Instant,
  state: z.enum(['open', 'closed', 'over', 'canceled']),
  seats: z.int(),
  /** Paid for. */
  booked: z.int(),
  /** Somebody is on the payment page with these. */
  held: z.int(),
  free: z.int(),
  minPersons: z.int(),
});
export type PortalSlot = z.infer<typeof PortalSlot>;

export const MAX_LISTED_SLOTS = 400;

export const listPortalSlots = endpoint({
  method: 'GET',
  path: '/portal/slots',
  summary: 'This producer’s dates from a day on, soonest first, and the experiences they belong to',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ fromOn: Day.optional() }),
  output: z.object({
    experiences: z.array(PortalExperience).max(100),
    slots: z.array(PortalSlot).max(MAX_LISTED_SLOTS),
    hasMore: z.boolean(),
  }),
  problems: [],
});

export const setProgramme = endpoint({
  method: 'PUT',
  path: '/portal/experiences/:productId/programme',
  summary: 'Duration, seats, meeting place and rules of an experience; for dates added from now on',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ productId: Id, programme: Programme }),
  output: Programme,
  problems: ['product-not-found', 'seats-below-booked'],
});

export const addSlots = endpoint({
  method: 'POST',
  path: '/portal/experiences/:productId/slots',
  summary: 'One date, or the same weekday and hour for some weeks; applied once per client id',
  access: 'producer',
  right: 'products',
  status: 201,
  input: InLanguage.extend({
    productId: Id,
    firstOn: Day,
    /** On a German clock. */
    startsAtTime: ClockTime,
    weeks: z.int().min(1).max(MAX_WEEKS).default(1),
    seats: Seats.optional(),
    clientId: Id,
  }),
  output: z.object({ slots: z.array(PortalSlot) }),
  problems: [
    'product-not-found',
    'programme-missing',
    'slot-not-possible',
    'slot-exists',
    'too-many-slots',
  ],
});

export const readPortalSlot = endpoint({
  method: 'GET',
  path: '/portal/slots/:variantId',
  summary: 'One date with its guests, and what canceling it would cost',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ variantId: Id }),
  output: z.object({
    slot: PortalSlot,
    meetingPlace: z.string(),
    weatherRule: z.string(),
    canceledBecause: z.string().nullable(),
    guests: z
      .array(
        z.object({
          lineId: Id,
          orderNumber: z.string(),
          name: z.string(),
          /** Gone 30 days after the date (Art. 5(1)(e) GDPR). */
          phone: z.string().nullable(),
          seats: z.int(),
          choice: z.enum(['open', 'rebooked', 'refunded']).nullable(),
        }),
      )
      .max(MAX_SEATS),
    /** If all guests took their money back. */
    refundCents: Cents,
  }),
  problems: ['slot-not-found'],
});

export const setSlotSeats = endpoint({
  method: 'PUT',
  path: '/portal/slots/:variantId/seats',
  summary:
    'How many seats a date has, never fewer than are booked; the same number again changes nothing',
  access: 'producer',
  right: 'stock',
  input: InLanguage.extend({ variantId: Id, seats: Seats }),
  output: PortalSlot,
  problems: ['slot-not-found', 'seats-below-booked', 'slot-over'],
});

export const cancelSlot = endpoint({
  method: 'POST',
  path: '/portal/slots/:variantId/cancellation',
  summary: 'Calls a date off; its guests choose another one or get their money back',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({
    variantId: Id,
    reason: OneLine(200).min(3),
    /** As the page showed them: whoever books meanwhile makes it ask again. */
    expectedGuests: z.int().min(0),
  }),
  output: z.object({ guests: z.int(), seats: z.int() }),
  problems: ['slot-not-found', 'slot-over', 'slot-changed-meanwhile'],
});
