import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant } from './fields.ts';
import { CallBack, MessageWords, ThreadMessages } from './message-views.ts';

const MAX_THREADS = 100;

/** Of a buyer a producer sees the name and nothing else (Art. 5(1)(c) GDPR). */
export const PortalThreadCard = z.object({
  threadId: Id,
  kind: z.enum(['order', 'office']),
  /** The part of an order that it is about; null with the office. */
  order: z.object({ producerOrderId: Id, number: z.string(), buyerName: z.string() }).nullable(),
  callBack: CallBack.nullable(),
  /** The beginning of what was written last. */
  lastWords: z.string(),
  lastAuthor: z.enum(['buyer', 'producer', 'staff']),
  lastAt: Instant,
  /** Messages of others that nobody of the farm has answered or put away. */
  unread: z.int(),
  isSettled: z.boolean(),
});
export type PortalThreadCard = z.infer<typeof PortalThreadCard>;

export const PortalThread = PortalThreadCard.extend({ messages: ThreadMessages });
export type PortalThread = z.infer<typeof PortalThread>;

export const listPortalThreads = endpoint({
  method: 'GET',
  path: '/portal/threads',
  summary: 'The conversations of this producer, unread ones first, then the newest',
  access: 'producer',
  right: 'orders',
  input: InLanguage,
  output: z.object({ unread: z.int(), threads: z.array(PortalThreadCard).max(MAX_THREADS) }),
  problems: [],
});

const OneThread = InLanguage.extend({ threadId: Id });

export const readPortalThread = endpoint({
  method: 'GET',
  path: '/portal/threads/:threadId',
  summary: 'One conversation; reading alone marks nothing as read',
  access: 'producer',
  right: 'orders',
  input: OneThread,
  output: PortalThread,
  problems: ['thread-not-found'],
});

export const answerPortalThread = endpoint({
  method: 'POST',
  path: '/portal/threads/:threadId/messages',
  summary: 'Answer; everything in the conversation is read with it',
  access: 'producer',
  right: 'orders',
  status: 201,
  /** The caller's own id of the message: sent twice, it stands there once. */
  input: OneThread.extend({ clientId: Id, words: MessageWords }),
  output: PortalThread,
  problems: ['thread-not-found', 'thread-full'],
});

export const markThreadRead = endpoint({
  method: 'POST',
  path: '/portal/threads/:threadId/reading',
  summary: 'Put a conversation away that needs no answer',
  access: 'producer',
  right: 'orders',
  input: OneThread,
  output: PortalThread,
  problems: ['thread-not-found'],
});

export const askOffice = endpoint({
  method: 'POST',
  path: '/portal/threads',
  summary: 'Write to the cooperative’s office, or wish to be called',
  access: 'producer',
  right: 'member',
  status: 201,
  input: InLanguage.extend({
    clientId: Id,
    words: MessageWords,
    callBack: CallBack.nullable().default(null),
  }),
  output: z.object({ threadId: Id }),
  problems: ['call-back-day', 'too-many-threads'],
});

/** An answer that was written on a phone; with no thread it goes to the office. */
export const MessageSent = z.object({
  threadId: Id.nullable(),
  words: MessageWords,
  callBack: CallBack.nullable().default(null),
});
