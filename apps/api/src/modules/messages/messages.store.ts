import type { CallBack } from '@markthalle/contracts/message-views';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

export type Author = 'buyer' | 'producer' | 'staff';

export interface NewMessage {
  readonly id: string;
  readonly threadId: string;
  readonly author: Author;
  readonly actorId: string | null;
  /** The address of the order, for a buyer; only its hash is stored. */
  readonly buyerEmail: string | null;
  readonly words: string;
  readonly writtenAt: Date;
  readonly recordedAt: Date;
  readonly requestKey: string | null;
}

export interface LockedThread {
  readonly threadId: string;
  readonly producerId: string;
  readonly producerOrderId: string | null;
  readonly lastPosition: number;
}

const LOCKED = `id as "threadId", producer_id as "producerId", producer_order_id as "producerOrderId",
  last_position as "lastPosition"`;

/** Every write of the conversations. */
@Injectable()
export class MessagesStore {
  lock(tx: Tx, threadId: string): Promise<LockedThread | null> {
    return tx.row(`select ${LOCKED} from messages.thread where id = $1 for update`, [threadId]);
  }

  /** The one conversation about a producer's part of an order, begun where there is none. */
  async lockOfOrder(
    tx: Tx,
    fresh: { readonly id: string; readonly producerId: string; readonly producerOrderId: string },
    at: Date,
  ): Promise<LockedThread> {
    await tx.execute(
      `insert into messages.thread (id, producer_id, producer_order_id, last_author, last_at)
       values ($1, $2, $3, 'buyer', $4) on conflict (producer_order_id) do nothing`,
      [fresh.id, fresh.producerId, fresh.producerOrderId, at],
    );
    const thread = await tx.row<LockedThread>(
      `select ${LOCKED} from messages.thread where producer_order_id = $1 for update`,
      [fresh.producerOrderId],
    );
    if (thread === null) throw new Error('The conversation was not kept');
    return thread;
  }

  async insertOfOffice(
    tx: Tx,
    fresh: { readonly id: string; readonly producerId: string },
    callBack: CallBack | null,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into messages.thread (id, producer_id, call_back_on, call_back_span, last_author,
                                    last_at)
       values ($1, $2, $3, $4, 'producer', $5)`,
      [fresh.id, fresh.producerId, callBack?.on ?? null, callBack?.span ?? null, at],
    );
  }

  /** Questions of one producer take turns, so that the limit of open ones holds. */
  async lockProducer(tx: Tx, producerId: string): Promise<void> {
    await tx.row('select id from producers.producer where id = $1 for update', [producerId]);
  }

  async countOpenOfOffice(tx: Tx, producerId: string): Promise<number> {
    const row = await tx.row<{ count: number }>(
      `select count(*) from messages.thread
        where producer_id = $1 and producer_order_id is null and settled_at is null`,
      [producerId],
    );
    return row?.count ?? 0;
  }

  /** The conversation of this producer in which a message stands already. */
  async threadOfMessage(tx: Tx, messageId: string, producerId: string): Promise<string | null> {
    const row = await tx.row<{ threadId: string }>(
      `select t.id as "threadId" from messages.message m
         join messages.thread t on t.id = m.thread_id where m.id = $1 and t.producer_id = $2`,
      [messageId, producerId],
    );
    return row?.threadId ?? null;
  }

  async isWritten(tx: Tx, message: NewMessage): Promise<boolean> {
    const row = await tx.row('select 1 from messages.message where id = $1 or request_key = $2', [
      message.id,
      message.requestKey,
    ]);
    return row !== null;
  }

  /**
   * Adds to a locked conversation and opens it again. With what the producer writes, everything before
   * it is read.
   */
  async add(tx: Tx, thread: LockedThread, message: NewMessage): Promise<void> {
    const position = thread.lastPosition + 1;
    await tx.execute(
      `insert into messages.message (id, thread_id, position, author, actor_id, buyer_hash, words,
                                     written_at, recorded_at, request_key)
       values ($1, $2, $3, $4, $5, sha256(convert_to(lower($6), 'UTF8')), $7, $8, $9, $10)`,
      [
        message.id,
        thread.threadId,
        position,
        message.author,
        message.actorId,
        message.buyerEmail,
        message.words,
        message.writtenAt,
        message.recordedAt,
        message.requestKey,
      ],
    );
    await tx.execute(
      `update messages.thread
          set last_position = $2, last_author = $3, last_at = $4, settled_at = null,
              settled_by = null,
              read_position = case when $3 = 'producer' then $2 else read_position end
        where id = $1`,
      [thread.threadId, position, message.author, message.writtenAt],
    );
  }

  async markRead(tx: Tx, threadId: string): Promise<void> {
    await tx.execute('update messages.thread set read_position = last_position where id = $1', [
      threadId,
    ]);
  }

  /** Settled before: the first one stays named. */
  async settle(tx: Tx, threadId: string, by: string, at: Date): Promise<void> {
    await tx.execute(
      `update messages.thread set settled_at = $2, settled_by = $3
        where id = $1 and settled_at is null`,
      [threadId, at, by],
    );
  }
}
