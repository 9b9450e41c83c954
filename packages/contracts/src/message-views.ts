import { CALL_BACK_SPANS } from '@markthalle/domain/callBack';
import { z } from 'zod';
import { Day, Id, Instant, MAX_TEXT_CHARS } from './fields.ts';

/** As many messages as one conversation ever needs; then people talk on the telephone. */
export const MAX_MESSAGES_PER_THREAD = 100;
/** Days ahead for which a call may be wished. */
export const MAX_CALL_BACK_DAYS = 14;

export const MessageWords = z.string().trim().min(1).max(MAX_TEXT_CHARS);

/** When somebody would like to be called: a working day and a part of it. */
export const CallBack = z.object({ on: Day, span: z.enum(CALL_BACK_SPANS) });
export type CallBack = z.infer<typeof CallBack>;

export const ThreadMessage = z.object({
  messageId: Id,
  author: z.enum(['buyer', 'producer', 'staff']),
  words: z.string(),
  writtenAt: Instant,
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;

export const ThreadMessages = z.array(ThreadMessage).max(MAX_MESSAGES_PER_THREAD);
