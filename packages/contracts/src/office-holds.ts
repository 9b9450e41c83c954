import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, OneLine, Weekday } from './fields.ts';
import { HoldReason } from './settlement.ts';

/** What people may set; disputes and refunds hold and release by themselves. */
export const STAFF_HOLD_REASONS = ['complaint', 'account', 'new_producer', 'staff'] as const;

const Note = z.string().trim().min(3).max(500);

export const HoldView = z.object({
  holdId: Id,
  producerId: Id,
  producerName: z.string(),
  /** Null: everything of the producer is held. */
  producerOrderId: Id.nullable(),
  orderId: Id.nullable(),
  orderNumber: z.string().nullable(),
  /** What is held now. */
  heldCents: Cents,
  reason: HoldReason,
  until: Instant,
  note: z.string().nullable(),
  setByName: z.string().nullable(),
  setAt: Instant,
});

export const listHolds = endpoint({
  method: 'GET',
  path: '/office/settlement/holds',
  summary: 'All holds that nobody has lifted, the next to end first',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    holds: z.array(HoldView).max(500),
    /** No hold may end later than this day. */
    latestOn: Day,
  }),
  problems: [],
});

export const setHold = endpoint({
  method: 'POST',
  path: '/office/settlement/holds',
  summary: 'Hold a producer order, or everything of a producer, for a named reason until a day',
  access: 'staff',
  status: 201,
  input: InLanguage.extend({
    /** The number of a producer order, such as `26-000417-1`, or the slug of a producer. */
    subject: z.string().trim().min(2).max(120),
    reason: z.enum(STAFF_HOLD_REASONS),
    untilOn: Day,
    note: Note,
  }),
  output: z.object({ holdId: Id }),
  problems: ['hold-subject-not-found', 'hold-too-long'],
});

export const liftHold = endpoint({
  method: 'POST',
  path: '/office/settlement/holds/:holdId/release',
  summary: 'Lift a hold before its end, with a note',
  access: 'staff',
  input: InLanguage.extend({ holdId: Id, note: Note }),
  output: z.object({ lifted: z.literal(true) }),
  problems: ['hold-not-found'],
});

const Days = z.int().min(0).max(366);

/** How the cooperative settles; `packages/domain/src/settlementRules.ts` says what each part does. */
export const SettlementRulesView = z.object({
  validFrom: Day,
  resolution: z.string(),
  minimumCents: Cents.min(0).max(100_000),
  forceAfterDays: Days,
  floorBps: z.int().min(0).max(10_000),
  /** Money of a German account is gone after 90 days (Stripe). */
  holdCapDays: z.int().min(1).max(89),
  reserve: z.object({
    rateBps: z.int().min(0).max(10_000),
    newForDays: Days,
    releaseAfterDays: z.int().min(1).max(366),
  }),
  weekly: z.object({ weekday: Weekday, hour: z.int().min(0).max(23) }),
});

export const listSettlementRules = endpoint({
  method: 'GET',
  path: '/office/settlement/rules',
  summary: 'How the cooperative settles now, and all resolutions about it',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    now: SettlementRulesView,
    resolutions: z.array(SettlementRulesView).max(200),
  }),
  problems: [],
});

export const resolveSettlementRules = endpoint({
  method: 'POST',
  path: '/office/settlement/rules',
  summary: 'Write down a resolution about how the cooperative settles',
  access: 'staff',
  input: InLanguage.extend(SettlementRulesView.shape).extend({ resolution: OneLine(120) }),
  output: z.object({ resolved: z.literal(true) }),
  problems: ['resolution-in-the-past'],
});

export const setTrust = endpoint({
  method: 'POST',
  path: '/office/settlement/producers/:producerId/trust',
  summary: 'A trusted producer is settled without the hold after the hand-over',
  access: 'staff',
  input: InLanguage.extend({ producerId: Id, trusted: z.boolean(), note: Note }),
  output: z.object({ trusted: z.boolean() }),
  problems: ['producer-not-found'],
});
