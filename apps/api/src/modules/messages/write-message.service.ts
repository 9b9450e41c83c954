import { MAX_MESSAGES_PER_THREAD } from '@markthalle/contracts/message-views';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { type LockedThread, MessagesStore, type NewMessage } from './messages.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Tells whoever did not write it; no word of it stands in the job. */
    'notifications.message': { readonly messageId: string };
  }
}

/** Adds what somebody wrote to a conversation, whoever it was. */
@Injectable()
export class WriteMessageService {
  constructor(
    private readonly store: MessagesStore,
    private readonly jobs: Jobs,
  ) {}

  /** Once for each id and request key; a repetition changes nothing. Throws `thread-full`. */
  async write(tx: Tx, thread: LockedThread, message: NewMessage): Promise<void> {
    if (await this.store.isWritten(tx, message)) return;
    if (thread.lastPosition >= MAX_MESSAGES_PER_THREAD) throw new Problem('thread-full');
    await this.store.add(tx, thread, message);
    // The office has a list that it works through; mails would only come on top of it.
    const isToOffice = message.author === 'producer' && thread.producerOrderId === null;
    if (!isToOffice) await this.jobs.add(tx, 'notifications.message', { messageId: message.id });
  }
}
