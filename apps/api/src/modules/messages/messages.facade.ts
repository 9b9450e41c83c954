import { Injectable } from '@nestjs/common';
import { MessagesQueries, type MessageToMail } from './messages.queries.ts';

export type { MessageToMail } from './messages.queries.ts';

/** Conversations as mails may tell of them. */
@Injectable()
export class MessagesFacade {
  constructor(private readonly queries: MessagesQueries) {}

  /** Null for a message that does not exist. */
  forMail(messageId: string): Promise<MessageToMail | null> {
    return this.queries.forMail(messageId);
  }
}
