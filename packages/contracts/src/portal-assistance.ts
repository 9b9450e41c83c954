import { ASSISTABLE_RIGHTS } from '@markthalle/domain/producerRights';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, Token } from './fields.ts';

/** A consent for longer than a quarter is forgotten by whoever gave it. */
export const MAX_CONSENT_DAYS = 90;
export const MAX_LISTED_ACTS = 100;
export const UNDO_DAYS = 7;

export const AssistableRight = z.enum(ASSISTABLE_RIGHTS);
export const AssistableRights = z
  .array(AssistableRight)
  .min(1)
  .max(ASSISTABLE_RIGHTS.length)
  .transform((rights) => ASSISTABLE_RIGHTS.filter((right) => rights.includes(right)));

export const Consent = z.object({
  consentId: Id,
  rights: z.array(AssistableRight),
  grantedBy: z.string(),
  grantedAt: Instant,
  endsAt: Instant,
  /** Set where somebody ended it before its time. */
  endedAt: Instant.nullable(),
});
export type Consent = z.infer<typeof Consent>;

/** One thing that somebody of the office did for a producer. */
export const AssistedAct = z.object({
  actId: Id,
  at: Instant,
  staffName: z.string(),
  producerName: z.string(),
  /** The route, such as `PUT /portal/products/:productId`; apps have a sentence for it. */
  route: z.string(),
  area: AssistableRight.nullable(),
  /** What it was done to, as the office saw it; empty where no name fits. */
  subjectName: z.string(),
  outcome: z.enum(['begun', 'done', 'refused']),
  /** Until when it may be undone; null where it cannot. */
  undoUntil: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type AssistedAct = z.infer<typeof AssistedAct>;

export const AssistanceView = z.object({
  current: Consent.nullable(),
  earlier: z.array(Consent).max(20),
  acts: z.array(AssistedAct).max(MAX_LISTED_ACTS),
});
export type AssistanceView = z.infer<typeof AssistanceView>;

export const readAssistance = endpoint({
  method: 'GET',
  path: '/portal/assistance',
  summary: 'Whether the office may help in this portal, and everything it did there',
  access: 'producer',
  right: 'team',
  input: InLanguage,
  output: AssistanceView,
  problems: [],
});

export const grantConsent = endpoint({
  method: 'POST',
  path: '/portal/assistance/consents',
  summary: 'Let the office act in some areas until a day',
  access: 'producer',
  right: 'team',
  status: 201,
  input: InLanguage.extend({
    rights: AssistableRights,
    days: z.int().min(1).max(MAX_CONSENT_DAYS),
  }),
  output: AssistanceView,
  problems: ['consent-running', 'right-not-yours'],
});

export const endConsent = endpoint({
  method: 'POST',
  path: '/portal/assistance/consents/:consentId/end',
  summary: 'End a consent now; the next request of the office is refused',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ consentId: Id }),
  output: AssistanceView,
  problems: ['consent-not-found'],
});

export const undoAct = endpoint({
  method: 'POST',
  path: '/portal/assistance/acts/:actId/undo',
  summary: 'Take back what the office did, within seven days',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ actId: Id }),
  output: AssistanceView,
  problems: ['act-not-found', 'act-not-undoable'],
});

export const openAssistance = endpoint({
  method: 'POST',
  path: '/assistance-sessions',
  summary: 'Open the session that the office asked for, once and within a minute',
  access: 'public',
  status: 201,
  input: z.object({ ticket: Token }),
  output: z.object({ sessionToken: Token, expiresAt: Instant }),
  problems: ['consent-missing'],
});
