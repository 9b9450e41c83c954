import type { ThreadMessage } from '@markthalle/contracts/message-views';
import type { OfficeThread, OfficeThreadCard } from '@markthalle/contracts/office-threads';
import type { PortalThread, PortalThreadCard } from '@markthalle/contracts/portal-messages';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';

const MAX_THREADS = 100;
const OFFICE_THREADS_PER_PAGE = 50;
const SHOWN_LAST_CHARS = 120;

const LAST_WORDS = `(select left(m.words, ${SHOWN_LAST_CHARS}) from messages.message m
    where m.thread_id = t.id and m.position = t.last_position) as "lastWords"`;

const CALL_BACK = `case when t.call_back_on is not null then
    jsonb_build_object('on', t.call_back_on, 'span', t.call_back_span) end as "callBack"`;

const MESSAGES = `(select coalesce(jsonb_agg(jsonb_build_object('messageId', m.id,
      'author', m.author, 'words', m.words,
      'writtenAt', to_char(m.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by m.position), '[]') from messages.message m where m.thread_id = t.id) as messages`;

const UNREAD = `(select count(*) from messages.message m where m.thread_id = t.id
    and m.position > t.read_position and m.author <> 'producer')`;

const PORTAL_CARD = `t.id as "threadId",
  case when t.producer_order_id is null then 'office' else 'order' end as kind,
  case when p.id is not null then jsonb_build_object('producerOrderId', p.id, 'number', p.number,
    'buyerName', o.buyer_name) end as "order",
  ${CALL_BACK}, ${LAST_WORDS}, t.last_author as "lastAuthor", t.last_at as "lastAt",
  ${UNREAD} as unread, t.settled_at is not null as "isSettled"`;

const PORTAL_FROM = `messages.thread t
  left join orders.producer_order p on p.id = t.producer_order_id
  left join orders."order" o on o.id = p.order_id`;

const OFFICE_CARD = `t.id as "threadId", t.producer_id as "producerId", r.name as "producerName",
  r.phone, ${CALL_BACK}, ${LAST_WORDS}, t.last_at as "lastAt",
  t.last_author = 'producer' as "waitsForUs", t.settled_at as "settledAt",
  a.display_name as "settledBy"`;

const OFFICE_FROM = `messages.thread t join producers.producer r on r.id = t.producer_id
  left join identity.account a on a.id = t.settled_by`;

type Stored<T> = Omit<T, 'lastAt'> & { readonly lastAt: Date };
type StoredOffice<T> = Omit<Stored<T>, 'settled'> & {
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
};

const dated = <T extends { readonly lastAt: Date }>(row: T) => ({
  ...row,
  lastAt: row.lastAt.toISOString(),
});

const ofOffice = <
  T extends { readonly lastAt: Date; settledAt: Date | null; settledBy: string | null },
>({
  settledAt,
  settledBy,
  ...row
}: T) => ({
  ...dated(row),
  settled: settledAt && { by: settledBy ?? '', at: settledAt.toISOString() },
});

/** Conversations as people read them. */
@Injectable()
export class MessagesQueries {
  constructor(private readonly db: Db) {}

  /** What was written about the parts of an order, by part. */
  async ofOrder(orderId: string): Promise<ReadonlyMap<string, ThreadMessage[]>> {
    const rows = await this.db.rows<{ part: string; messages: ThreadMessage[] }>(
      `select p.id as part, ${MESSAGES} from orders.producer_order p
         join messages.thread t on t.producer_order_id = p.id where p.order_id = $1`,
      [orderId],
    );
    return new Map(rows.map(({ part, messages }) => [part, messages]));
  }

  async ofProducer(producerId: string): Promise<PortalThreadCard[]> {
    const rows = await this.db.rows<Stored<PortalThreadCard>>(
      `select ${PORTAL_CARD} from ${PORTAL_FROM} where t.producer_id = $1
        order by ${UNREAD} = 0, t.last_at desc, t.id limit ${MAX_THREADS}`,
      [producerId],
    );
    return rows.map(dated);
  }

  async one(threadId: string, producerId: string, db: Statements = this.db) {
    const row = await db.row<Stored<PortalThread>>(
      `select ${PORTAL_CARD}, ${MESSAGES} from ${PORTAL_FROM}
        where t.id = $1 and t.producer_id = $2`,
      [threadId, producerId],
    );
    return row && dated(row);
  }

  /** Wished calls first, by their day; then who has waited longest. Settled ones newest first. */
  async ofOffice(filter: 'open' | 'settled'): Promise<OfficeThreadCard[]> {
    const isOpen = filter === 'open';
    const rows = await this.db.rows<StoredOffice<OfficeThreadCard>>(
      `select ${OFFICE_CARD} from ${OFFICE_FROM}
        where t.producer_order_id is null and (t.settled_at is null) = $1
        order by ${isOpen ? `t.last_author <> 'producer', t.call_back_on nulls last, t.last_at` : 't.settled_at desc'}, t.id
        limit ${OFFICE_THREADS_PER_PAGE}`,
      [isOpen],
    );
    return rows.map(ofOffice);
  }

  async oneOfOffice(threadId: string, db: Statements = this.db): Promise<OfficeThread | null> {
    const row = await db.row<StoredOffice<OfficeThread>>(
      `select ${OFFICE_CARD}, ${MESSAGES} from ${OFFICE_FROM}
        where t.id = $1 and t.producer_order_id is null`,
      [threadId],
    );
    return row && ofOffice(row);
  }

  /** One message for a mail. */
  forMail(messageId: string): Promise<MessageToMail | null> {
    return this.db.row(
      `select t.id as "threadId", t.producer_id as "producerId", t.producer_order_id as
              "producerOrderId", p.order_id as "orderId", p.number, m.author, m.words
         from messages.message m join messages.thread t on t.id = m.thread_id
         left join orders.producer_order p on p.id = t.producer_order_id where m.id = $1`,
      [messageId],
    );
  }
}

export interface MessageToMail {
  readonly threadId: string;
  readonly producerId: string;
  readonly producerOrderId: string | null;
  readonly orderId: string | null;
  readonly number: string | null;
  readonly author: 'buyer' | 'producer' | 'staff';
  readonly words: string;
}
