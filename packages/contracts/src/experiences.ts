import { z } from 'zod';
import { ProductCard } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant, Picture, Slug, Stock, Token } from './fields.ts';

/** One date of an experience in the calendar list. */
export const CalendarSlot = z.object({
  variantId: Id,
  productId: Id,
  slug: Slug,
  name: z.string(),
  producerName: z.string(),
  producerSlug: Slug,
  town: z.string(),
  landscape: z.string(),
  picture: Picture.nullable(),
  unitLabel: z.string(),
  priceCents: Cents,
  startsAt: Instant,
  endsAt: Instant,
  /** Booking ends here. */
  sellsUntil: Instant,
  meetingPlace: z.string(),
  weatherRule: z.string(),
  minPersons: z.int(),
  stock: Stock,
});
export type CalendarSlot = z.infer<typeof CalendarSlot>;

export const SLOTS_PER_PAGE = 60;
export const MAX_CALENDAR_MONTHS = 15;

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);

export const listExperiences = endpoint({
  method: 'GET',
  path: '/experiences',
  summary: 'Coming dates in order, those of one month and landscape if asked; by keyset',
  access: 'public',
  input: InLanguage.extend({
    month: Month.optional(),
    landscape: z
      .string()
      .regex(/^[a-z]{2,20}$/)
      .optional(),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    slots: z.array(CalendarSlot).max(SLOTS_PER_PAGE),
    nextCursor: z.string().nullable(),
    /** Months that have dates at all, with their number in the chosen landscape. */
    months: z.array(z.object({ month: Month, slots: z.int() })).max(MAX_CALENDAR_MONTHS),
    landscapes: z.array(z.object({ key: z.string(), slots: z.int() })).max(12),
    /** Vouchers without a date: they keep the right of withdrawal. */
    vouchers: z.array(ProductCard).max(6),
  }),
  problems: [],
});

/** What became of the seats of one order line whose date was canceled. */
export const GuestDate = z.object({
  lineId: Id,
  state: z.enum(['booked', 'open', 'rebooked', 'refunded']),
  canceledBecause: z.string().nullable(),
  /** Without a word until then the money goes back. */
  decideUntil: Instant.nullable(),
  /** Dates of the same experience with enough seats; the price paid stays. */
  alternatives: z
    .array(z.object({ variantId: Id, startsAt: Instant, endsAt: Instant, free: z.int() }))
    .max(20),
  refundCents: Cents,
  weatherRule: z.string(),
  minPersons: z.int(),
});
export type GuestDate = z.infer<typeof GuestDate>;

export const listGuestDates = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/dates',
  summary: 'The dates in an order and what can be chosen where one was canceled; no login',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({ dates: z.array(GuestDate).max(100) }),
  problems: ['order-not-found'],
});

export const chooseGuestDate = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/dates/:lineId',
  summary: 'A guest of a canceled date takes another date, or the money back',
  access: 'public',
  input: InLanguage.extend({
    orderToken: Token,
    lineId: Id,
    /** The date to go to instead; left out: the money back. */
    variantId: Id.optional(),
  }),
  output: z.object({ state: z.enum(['rebooked', 'refunded']) }),
  problems: [
    'order-not-found',
    'slot-not-found',
    'choice-not-open',
    'not-enough-stock',
    'charge-in-dispute',
    'refund-empty',
    'refund-too-much',
    'refund-line-not-found',
  ],
});
