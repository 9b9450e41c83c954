import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { answerOfficeThread, OfficeThread } from '@markthalle/contracts/office-threads';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { MessagesQueries } from './messages.queries.ts';
import { type LockedThread, MessagesStore } from './messages.store.ts';
import { WriteMessageService } from './write-message.service.ts';

/** Staff answer producers. What buyers and producers write to each other is none of it. */
@Injectable()
export class OfficeThreadsService {
  constructor(
    private readonly db: Db,
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly writer: WriteMessageService,
    private readonly clock: Clock,
  ) {}

  async list(filter: 'open' | 'settled') {
    return { threads: await this.queries.ofOffice(filter) };
  }

  async read(threadId: string): Promise<OfficeThread> {
    const thread = await this.queries.oneOfOffice(threadId);
    if (thread === null) throw new Problem('thread-not-found');
    return thread;
  }

  async answer(
    by: SignedIn,
    { threadId, clientId, words }: ParsedInputOf<typeof answerOfficeThread>,
  ): Promise<OfficeThread> {
    await this.db.transaction(async (tx) => {
      const thread = await this.lockOfOffice(tx, threadId);
      const at = this.clock.now();
      await this.writer.write(tx, thread, {
        id: clientId,
        threadId,
        author: 'staff',
        actorId: by.accountId,
        buyerEmail: null,
        words,
        writtenAt: at,
        recordedAt: at,
        requestKey: null,
      });
    });
    return this.read(threadId);
  }

  async settle(by: SignedIn, threadId: string): Promise<OfficeThread> {
    await this.db.transaction(async (tx) => {
      await this.lockOfOffice(tx, threadId);
      await this.store.settle(tx, threadId, by.accountId, this.clock.now());
    });
    return this.read(threadId);
  }

  private async lockOfOffice(tx: Tx, threadId: string): Promise<LockedThread> {
    const thread = await this.store.lock(tx, threadId);
    if (thread === null || thread.producerOrderId !== null) throw new Problem('thread-not-found');
    return thread;
  }
}
