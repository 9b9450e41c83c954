import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant } from './fields.ts';
import { CallBack, MessageWords, ThreadMessages } from './message-views.ts';

const THREADS_PER_PAGE = 50;

export const OfficeThreadCard = z.object({
  threadId: Id,
  producerId: Id,
  producerName: z.string(),
  /** The business's own number, to call back. */
  phone: z.string(),
  callBack: CallBack.nullable(),
  lastWords: z.string(),
  lastAt: Instant,
  /** Whether the producer wrote last. */
  waitsForUs: z.boolean(),
  settled: z.object({ by: z.string(), at: Instant }).nullable(),
});
export type OfficeThreadCard = z.infer<typeof OfficeThreadCard>;

export const OfficeThread = OfficeThreadCard.extend({ messages: ThreadMessages });
export type OfficeThread = z.infer<typeof OfficeThread>;

export const listOfficeThreads = endpoint({
  method: 'GET',
  path: '/office/threads',
  summary: 'What producers wrote to the office: wished calls by day, then who waits longest',
  access: 'staff',
  input: InLanguage.extend({ filter: z.enum(['open', 'settled']).default('open') }),
  output: z.object({ threads: z.array(OfficeThreadCard).max(THREADS_PER_PAGE) }),
  problems: [],
});

const OneThread = InLanguage.extend({ threadId: Id });

export const readOfficeThread = endpoint({
  method: 'GET',
  path: '/office/threads/:threadId',
  summary: 'One conversation with a producer',
  access: 'staff',
  input: OneThread,
  output: OfficeThread,
  problems: ['thread-not-found'],
});

export const answerOfficeThread = endpoint({
  method: 'POST',
  path: '/office/threads/:threadId/messages',
  summary: 'Answer a producer; the people of the farm get a mail',
  access: 'staff',
  status: 201,
  input: OneThread.extend({ clientId: Id, words: MessageWords }),
  output: OfficeThread,
  problems: ['thread-not-found', 'thread-full'],
});

export const settleOfficeThread = endpoint({
  method: 'POST',
  path: '/office/threads/:threadId/settlement',
  summary: 'Nothing is left to do; writing again opens it again',
  access: 'staff',
  input: OneThread,
  output: OfficeThread,
  problems: ['thread-not-found'],
});
