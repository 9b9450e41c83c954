import {
  DECISION_ACTIONS,
  DECISION_AUTOMATION,
  DECISION_GROUNDS,
  DECISION_REMEDIES,
  NOTICE_REASONS,
} from '@markthalle/domain/notice';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, Id, InLanguage, Instant, Language, MAX_NAME_CHARS, OneLine } from './fields.ts';
import { CONTACT_TOPICS, MAX_EXPLANATION_CHARS, MAX_URL_CHARS } from './notices.ts';

const NOTICES_PER_PAGE = 50;
/** Offers that are identical with the one that an order names. */
const MAX_MORE_URLS = 20;

const NoticeKind = z.enum(['notice', 'authority_order', 'safety_notice']);
const ContentKind = z.enum(['product', 'picture', 'producer', 'review', 'other']);
const Text = z.string().trim().max(MAX_EXPLANATION_CHARS);

export const NoticeCard = z.object({
  noticeId: Id,
  number: z.string(),
  kind: NoticeKind,
  contentKind: ContentKind,
  reason: z.enum(NOTICE_REASONS),
  receivedAt: Instant,
  /** Null where the law names no day. */
  dueAt: Instant.nullable(),
  isOverdue: z.boolean(),
  decidedAt: Instant.nullable(),
});
export type NoticeCard = z.infer<typeof NoticeCard>;

export const listNotices = endpoint({
  method: 'GET',
  path: '/office/notices',
  summary: 'Notices and orders of authorities: open ones by their day, decided ones newest first',
  access: 'staff',
  input: InLanguage.extend({ filter: z.enum(['open', 'decided']).default('open') }),
  output: z.object({
    openCount: z.int(),
    notices: z.array(NoticeCard).max(NOTICES_PER_PAGE),
  }),
  problems: [],
});

const DecisionView = z.object({
  decisionId: Id,
  action: z.enum(DECISION_ACTIONS),
  ground: z.enum(DECISION_GROUNDS),
  groundText: z.string(),
  facts: z.string(),
  automation: z.enum(DECISION_AUTOMATION),
  territory: z.string(),
  duration: z.string(),
  remedies: z.array(z.enum(DECISION_REMEDIES)),
  decidedBy: z.string(),
  decidedAt: Instant,
  undone: z.object({ because: z.string(), by: z.string(), at: Instant }).nullable(),
});

export const NoticeView = NoticeCard.extend({
  url: z.string(),
  explanation: z.string(),
  contentCopy: z.string().nullable(),
  reporter: z.object({ name: z.string(), email: z.string() }).nullable(),
  reference: z.string().nullable(),
  language: Language,
  /** What can be done about this content. */
  actions: z.array(z.enum(DECISION_ACTIONS)),
  /** Newest first. */
  decisions: z.array(DecisionView),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const readNotice = endpoint({
  method: 'GET',
  path: '/office/notices/:noticeId',
  summary: 'One notice with the content as it was and what was decided',
  access: 'staff',
  input: InLanguage.extend({ noticeId: Id }),
  output: NoticeView,
  problems: ['notice-not-found'],
});

export const recordOrder = endpoint({
  method: 'POST',
  path: '/office/notices',
  summary: 'Record an order or a safety notice that reached us, with its clock of working days',
  access: 'staff',
  status: 201,
  input: InLanguage.extend({
    kind: z.enum(['authority_order', 'safety_notice']),
    url: OneLine(MAX_URL_CHARS),
    authority: OneLine(MAX_NAME_CHARS),
    email: Email,
    reference: OneLine(MAX_NAME_CHARS),
    explanation: Text.min(10),
    /** When it reached us, not after now. */
    receivedAt: Instant,
  }),
  output: z.object({ noticeId: Id, dueAt: Instant }),
  problems: [],
});

export const decideNotice = endpoint({
  method: 'POST',
  path: '/office/notices/:noticeId/decisions',
  summary: 'Decide, with the statement of reasons that goes to whom it concerns',
  access: 'staff',
  status: 201,
  input: InLanguage.extend({
    noticeId: Id,
    action: z.enum(DECISION_ACTIONS),
    ground: z.enum(DECISION_GROUNDS),
    groundText: Text,
    facts: Text,
    /** Empty: not said, which is refused like every other gap. */
    automation: z.union([z.enum(DECISION_AUTOMATION), z.literal('')]),
    territory: Text.max(200),
    duration: Text.max(200),
    remedies: z.array(z.enum(DECISION_REMEDIES)).max(DECISION_REMEDIES.length),
    /** Addresses of identical offers, taken out of the shop with the same decision. */
    moreUrls: z.array(OneLine(MAX_URL_CHARS)).max(MAX_MORE_URLS),
  }),
  output: z.object({ decisionId: Id }),
  problems: ['notice-not-found', 'notice-already-decided', 'decision-incomplete'],
});

export const undoDecision = endpoint({
  method: 'POST',
  path: '/office/notices/:noticeId/undo',
  summary: 'Undo the standing decision; what was restricted comes back',
  access: 'staff',
  input: InLanguage.extend({ noticeId: Id, because: Text.min(3) }),
  output: z.object({ undone: z.literal(true) }),
  problems: ['notice-not-found', 'decision-not-standing'],
});

export const OfficeMessage = z.object({
  messageId: Id,
  topic: z.enum(CONTACT_TOPICS),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  text: z.string(),
  language: Language,
  receivedAt: Instant,
  settled: z.object({ by: z.string(), at: Instant, note: z.string() }).nullable(),
});
export type OfficeMessage = z.infer<typeof OfficeMessage>;

export const listMessages = endpoint({
  method: 'GET',
  path: '/office/messages',
  summary:
    'What people wrote to the cooperative: open ones oldest first, settled ones newest first',
  access: 'staff',
  input: InLanguage.extend({ filter: z.enum(['open', 'settled']).default('open') }),
  output: z.object({
    openCount: z.int(),
    messages: z.array(OfficeMessage).max(NOTICES_PER_PAGE),
  }),
  problems: [],
});

export const settleMessage = endpoint({
  method: 'POST',
  path: '/office/messages/:messageId/settle',
  summary: 'Say that a message was answered, and how',
  access: 'staff',
  input: InLanguage.extend({ messageId: Id, note: Text.min(3).max(500) }),
  output: z.object({ settled: z.literal(true) }),
  problems: ['message-not-open'],
});
