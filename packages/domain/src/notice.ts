import { addWorkingDays, berlinDateOf, berlinHourOf, daysBetween } from './dates.ts';

/** Why somebody holds content to be illegal; the last one is for everything else. */
export const NOTICE_REASONS = [
  'unsafe_product',
  'false_claim',
  'intellectual_property',
  'personality_rights',
  'hate_or_insult',
  'fake_review',
  'minors',
  'child_abuse',
  'other',
] as const;
export type NoticeReason = (typeof NOTICE_REASONS)[number];

/** What a notice is about, as its address says it. */
export type NoticedContent =
  | { readonly kind: 'product'; readonly slug: string }
  | { readonly kind: 'picture'; readonly slug: string }
  | { readonly kind: 'producer'; readonly slug: string }
  | { readonly kind: 'review'; readonly reviewId: string }
  | { readonly kind: 'other' };

const PRODUCT = /^\/(?:en\/)?p\/([a-z0-9-]{1,120})(?:\/|$)/;
const PRODUCER = /^\/(?:hof|en\/farm)\/([a-z0-9-]{1,120})\/?$/;
const REVIEW = /^#(?:bewertung|review)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const PICTURE = /^#(?:bild|picture)$/;

/**
 * What stands at an address of the shop (Art. 16(2)(b) DSA: its exact electronic location). Other
 * addresses are looked at by a person.
 */
export function contentAt(address: string): NoticedContent {
  if (!URL.canParse(address)) return { kind: 'other' };
  const { pathname, hash } = new URL(address);
  const reviewId = REVIEW.exec(hash)?.[1];
  if (reviewId !== undefined) return { kind: 'review', reviewId };
  const product = PRODUCT.exec(pathname)?.[1];
  if (product !== undefined) {
    return { kind: PICTURE.test(hash) ? 'picture' : 'product', slug: product };
  }
  const producer = PRODUCER.exec(pathname)?.[1];
  return producer === undefined ? { kind: 'other' } : { kind: 'producer', slug: producer };
}

export type NoticeKind = 'notice' | 'authority_order' | 'safety_notice';

/** Working days within which we must have acted (Art. 22(4) and (12) GPSR). */
const WORKING_DAYS: Readonly<Record<NoticeKind, number | null>> = {
  authority_order: 2,
  safety_notice: 3,
  // Art. 16(6) DSA: in a timely manner; no day is named.
  notice: null,
};

/** The alert comes so many hours before the end of the period. */
export const ALERT_BEFORE_HOURS = 4;
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/**
 * When we must have acted: the same hour of the last working day of the period, in Germany. An
 * order of Friday, 16:00, is due on Tuesday, 16:00. Null where no period is named.
 */
export function actBy(kind: NoticeKind, receivedAt: string): string | null {
  const days = WORKING_DAYS[kind];
  if (days === null) return null;
  const on = berlinDateOf(receivedAt);
  const calendarDays = daysBetween(on, addWorkingDays(on, days));
  const due = new Date(Date.parse(receivedAt) + calendarDays * DAY_HOURS * HOUR_MS);
  // Summer time that begins or ends in between moves the hour on the clock by one.
  const hours = berlinHourOf(receivedAt) - berlinHourOf(due.toISOString());
  const shift = Math.abs(hours) > 1 ? -Math.sign(hours) : hours;
  return new Date(due.getTime() + shift * HOUR_MS).toISOString();
}

/** A named reporter, except for child abuse material (Art. 16(2)(c) DSA). */
export const needsReporter = (reason: NoticeReason): boolean => reason !== 'child_abuse';

export const DECISION_GROUNDS = ['illegal', 'terms', 'none'] as const;
export const DECISION_ACTIONS = ['hide_review', 'pause_product', 'none'] as const;
export const DECISION_AUTOMATION = ['none', 'found', 'decided'] as const;
export const DECISION_REMEDIES = ['complaint', 'court', 'mediation'] as const;

/** What staff say when they decide (Art. 17(3) DSA). */
export type NoticeDecision = {
  readonly action: (typeof DECISION_ACTIONS)[number];
  readonly ground: (typeof DECISION_GROUNDS)[number];
  /** The provision of law or of the terms, and why the content falls under it. */
  readonly groundText: string;
  readonly facts: string;
  readonly automation: (typeof DECISION_AUTOMATION)[number] | null;
  readonly territory: string;
  readonly duration: string;
  readonly remedies: readonly (typeof DECISION_REMEDIES)[number][];
};

export type DecisionGap =
  | 'ground'
  | 'groundText'
  | 'facts'
  | 'automation'
  | 'territory'
  | 'duration'
  | 'remedies'
  | 'action';

const MIN_REASON_CHARS = 20;

/**
 * What is missing before a decision may be saved (Art. 16(5), 17(3) DSA). A restriction needs a
 * ground; a ground alone restricts nothing. Without a restriction there is no territory and no
 * duration, but always reasons and remedies for whoever gave the notice.
 */
export function missingInDecision(
  decision: NoticeDecision,
  content: NoticedContent['kind'],
): DecisionGap[] {
  const isRestriction = decision.action !== 'none';
  const isBrief = (text: string) => [...text.trim()].length < MIN_REASON_CHARS;
  const missing: Readonly<Record<DecisionGap, boolean>> = {
    action: !actionsFor(content).includes(decision.action),
    ground: isRestriction !== (decision.ground !== 'none'),
    groundText: isBrief(decision.groundText),
    facts: isBrief(decision.facts),
    automation: decision.automation === null,
    territory: isRestriction && decision.territory.trim() === '',
    duration: isRestriction && decision.duration.trim() === '',
    remedies: decision.remedies.length === 0,
  };
  return (Object.keys(missing) as DecisionGap[]).filter((gap) => missing[gap]);
}

/** What can be done about content of a kind. */
export function actionsFor(content: NoticedContent['kind']): readonly NoticeDecision['action'][] {
  if (content === 'review') return ['hide_review', 'none'];
  if (content === 'product' || content === 'picture') return ['pause_product', 'none'];
  return ['none'];
}
