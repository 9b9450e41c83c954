import { NOTICE_REASONS } from '@markthalle/domain/notice';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, InLanguage, MAX_NAME_CHARS, OneLine } from './fields.ts';

export const MAX_URL_CHARS = 500;
export const MAX_EXPLANATION_CHARS = 4_000;
const MIN_EXPLANATION_CHARS = 10;

/** The notice form of Art. 16(2) DSA: reason, exact address, who gives it, good faith. */
export const giveNotice = endpoint({
  method: 'POST',
  path: '/notices',
  summary: 'Notify us of content that may be illegal; no login',
  access: 'public',
  status: 201,
  input: InLanguage.extend({
    url: OneLine(MAX_URL_CHARS),
    reason: z.enum(NOTICE_REASONS),
    explanation: z.string().trim().min(MIN_EXPLANATION_CHARS).max(MAX_EXPLANATION_CHARS),
    /** Both null with child abuse material only. */
    name: OneLine(MAX_NAME_CHARS).nullable(),
    email: Email.nullable(),
    goodFaith: z.literal(true),
  }),
  output: z.object({ number: z.string(), mailed: z.boolean() }),
  problems: ['notice-reporter-missing'],
});

export const CONTACT_TOPICS = ['question', 'authority', 'safety', 'join', 'sell'] as const;
export type ContactTopic = (typeof CONTACT_TOPICS)[number];

/** The contact points of Art. 11, 12 DSA and Art. 22(1) GPSR: a person reads it. */
export const sendMessage = endpoint({
  method: 'POST',
  path: '/messages',
  summary: 'Write to the cooperative; a person answers',
  access: 'public',
  status: 201,
  input: InLanguage.extend({
    topic: z.enum(CONTACT_TOPICS),
    name: OneLine(MAX_NAME_CHARS),
    email: Email,
    phone: OneLine(40).nullable(),
    text: z.string().trim().min(MIN_EXPLANATION_CHARS).max(MAX_EXPLANATION_CHARS),
  }),
  output: z.object({ received: z.literal(true) }),
  problems: [],
});
