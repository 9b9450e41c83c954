import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { type CallBack, MAX_CALL_BACK_DAYS } from '@markthalle/contracts/message-views';
import type {
  answerPortalThread,
  askOffice,
  listPortalThreads,
  PortalThread,
} from '@markthalle/contracts/portal-messages';
import { berlinDateOf, daysBetween, isWorkingDay } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { MessagesQueries } from './messages.queries.ts';
import { type LockedThread, MessagesStore } from './messages.store.ts';
import { WriteMessageService } from './write-message.service.ts';

/** More open questions to the office than one farm has; beyond them the telephone helps better. */
const MAX_OPEN_OFFICE_THREADS = 20;

/** Something that a member wrote, on a page or earlier on a phone. */
export interface Written {
  /** Made by the writer's device. */
  readonly id: string;
  readonly words: string;
  readonly writtenAt: Date;
}

/** A producer answers buyers and writes to the office. */
@Injectable()
export class PortalMessagesService {
  constructor(
    private readonly db: Db,
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly writer: WriteMessageService,
    private readonly clock: Clock,
  ) {}

  async list({ producerId }: ProducerMember): Promise<OutputOf<typeof listPortalThreads>> {
    const threads = await this.queries.ofProducer(producerId);
    return { unread: threads.reduce((sum, { unread }) => sum + unread, 0), threads };
  }

  async read({ producerId }: ProducerMember, threadId: string): Promise<PortalThread> {
    return (await this.queries.one(threadId, producerId)) ?? notFound();
  }

  async answer(
    by: ProducerMember,
    { threadId, clientId, words }: ParsedInputOf<typeof answerPortalThread>,
  ): Promise<PortalThread> {
    const written = { id: clientId, words, writtenAt: this.clock.now() };
    await this.db.transaction((tx) => this.answerIn(tx, by, threadId, written));
    return this.read(by, threadId);
  }

  /** Throws `thread-not-found` for another producer's conversation as for none. */
  async answerIn(tx: Tx, by: ProducerMember, threadId: string, written: Written): Promise<void> {
    const thread = await this.lockOwn(tx, by, threadId);
    await this.writer.write(tx, thread, this.messageOf(by, threadId, written));
  }

  async markRead(by: ProducerMember, threadId: string): Promise<PortalThread> {
    await this.db.transaction(async (tx) => {
      await this.lockOwn(tx, by, threadId);
      await this.store.markRead(tx, threadId);
    });
    return this.read(by, threadId);
  }

  async ask(
    by: ProducerMember,
    { clientId, words, callBack }: ParsedInputOf<typeof askOffice>,
  ): Promise<{ threadId: string }> {
    const written = { id: clientId, words, writtenAt: this.clock.now() };
    const threadId = await this.db.transaction((tx) => this.askIn(tx, by, written, callBack));
    return { threadId };
  }

  /** Begins a conversation with the office. Throws `call-back-day` and `too-many-threads`. */
  async askIn(
    tx: Tx,
    by: ProducerMember,
    written: Written,
    callBack: CallBack | null,
  ): Promise<string> {
    const { producerId } = by;
    await this.store.lockProducer(tx, producerId);
    const earlier = await this.store.threadOfMessage(tx, written.id, producerId);
    if (earlier !== null) return earlier;
    if (callBack !== null && !this.mayCallOn(callBack.on)) throw new Problem('call-back-day');
    if ((await this.store.countOpenOfOffice(tx, producerId)) >= MAX_OPEN_OFFICE_THREADS) {
      throw new Problem('too-many-threads');
    }
    const threadId = newId();
    await this.store.insertOfOffice(tx, { id: threadId, producerId }, callBack, written.writtenAt);
    const thread = { threadId, producerId, producerOrderId: null, lastPosition: 0 };
    await this.writer.write(tx, thread, this.messageOf(by, threadId, written));
    return threadId;
  }

  private mayCallOn(on: string): boolean {
    const days = daysBetween(berlinDateOf(this.clock.now().toISOString()), on);
    return days >= 0 && days <= MAX_CALL_BACK_DAYS && isWorkingDay(on);
  }

  private messageOf(by: ProducerMember, threadId: string, written: Written) {
    return {
      ...written,
      threadId,
      author: 'producer' as const,
      actorId: by.accountId,
      buyerEmail: null,
      recordedAt: this.clock.now(),
      requestKey: null,
    };
  }

  private async lockOwn(tx: Tx, by: ProducerMember, threadId: string): Promise<LockedThread> {
    const thread = await this.store.lock(tx, threadId);
    if (thread === null || thread.producerId !== by.producerId) notFound();
    return thread;
  }
}

function notFound(): never {
  throw new Problem('thread-not-found');
}
