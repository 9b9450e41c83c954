import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../../platform/db/db.ts';
import type { Entity } from '../search-documents.store.ts';

/** A document on its way: as it is now in the projection; null: it must leave the engine. */
export interface Waiting {
  readonly id: string;
  readonly seq: number;
  readonly document: object | null;
  readonly hash: string;
  readonly attempts: number;
  readonly mostTogether: number | null;
}

interface Sent {
  readonly id: string;
  readonly seq: number;
}

/** Documents on their way to the outer engine, one row per document and index. */
@Injectable()
export class EngineOutboxStore {
  constructor(private readonly db: Db) {}

  /** Puts changed documents on the way to every index that is built or asked (double write while one is built). */
  async note(tx: Tx, changed: readonly { readonly entity: Entity; readonly id: string }[]) {
    if (changed.length === 0) return;
    const rows = JSON.stringify(changed.map(({ entity, id }) => ({ entity, id })));
    await tx.execute(
      `${PUT} select i.uid, r.id from jsonb_to_recordset($1::jsonb) as r (entity text, id uuid)
         join search.engine_index i on i.entity = r.entity and i.state <> 'retired'
        order by i.uid, r.id ${AGAIN}`,
      [rows],
    );
    await tx.execute(
      `delete from search.search_dead d using jsonb_to_recordset($1::jsonb) as r (entity text, id uuid)
        where d.id = r.id`,
      [rows],
    );
  }

  /** Puts all documents of an entity on the way to one index. */
  async noteAll(tx: Tx, uid: string, entity: Entity): Promise<void> {
    await tx.execute('delete from search.search_dead where index_uid = $1', [uid]);
    await tx.execute(
      `${PUT} select $1, id from search.search_document where entity = $2 and not deleted order by id ${AGAIN}`,
      [uid, entity],
    );
  }

  /** Puts single documents on the way to one index, unless they are there already. */
  async noteSome(uid: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.execute(
      `${PUT} select $1, id from unnest($2::uuid[]) as r (id) order by id on conflict do nothing`,
      [uid, ids],
    );
  }

  /** The next documents of an index that are due, oldest change first. */
  next(uid: string, now: Date, limit: number): Promise<Waiting[]> {
    return this.db.rows<Waiting>(
      `select o.id, o.seq, o.attempts, o.most_together as "mostTogether", d.hash,
              case when d.deleted then null else d.document end as document
         from search.engine_outbox o
         join search.engine_index i on i.uid = o.index_uid
         left join search.search_document d on d.entity = i.entity and d.id = o.id
        where o.index_uid = $1 and o.task_uid is null and o.due_at <= $2
        order by o.seq limit $3`,
      [uid, now, limit],
    );
  }

  /** Keeps the task that carries documents. What changed again since it was read is sent again. */
  async sent(uid: string, taskUid: number, documents: readonly Sent[], now: Date): Promise<void> {
    await this.db.execute(
      `update search.engine_outbox o set task_uid = $2, sent_at = $4
         from jsonb_to_recordset($3::jsonb) as r (id uuid, seq bigint)
        where o.index_uid = $1 and o.id = r.id and o.seq = r.seq`,
      [uid, taskUid, JSON.stringify(documents.map(({ id, seq }) => ({ id, seq }))), now],
    );
  }

  /** Tasks that carry documents, by index. */
  tasksInFlight(): Promise<{ uid: string; taskUid: number; documents: number }[]> {
    return this.db.rows(
      `select index_uid as uid, task_uid as "taskUid", count(*) as documents
         from search.engine_outbox where task_uid is not null group by 1, 2 order by 2`,
    );
  }

  async arrived(taskUid: number): Promise<void> {
    await this.db.execute('delete from search.engine_outbox where task_uid = $1', [taskUid]);
  }

  /** A task that the engine does not know (any more): its documents are sent again. */
  async lost(taskUid: number): Promise<void> {
    await this.db.execute(
      'update search.engine_outbox set task_uid = null, sent_at = null where task_uid = $1',
      [taskUid],
    );
  }

  /** Documents of a failed task wait until `dueAt`, and go together with fewer others where `mostTogether` says so. */
  async postpone(
    { uid, ids }: { readonly uid: string; readonly ids: readonly string[] },
    dueAt: Date,
    mostTogether: number | null,
  ): Promise<void> {
    await this.db.execute(
      `update search.engine_outbox
          set task_uid = null, sent_at = null, attempts = least(attempts + 1, 1000), due_at = $3,
              most_together = coalesce($4, most_together)
        where index_uid = $1 and id = any ($2::uuid[])`,
      [uid, ids, dueAt, mostTogether],
    );
  }

  documentsOf(taskUid: number): Promise<{ id: string; attempts: number }[]> {
    return this.db.rows(
      'select id, attempts from search.engine_outbox where task_uid = $1 order by seq',
      [taskUid],
    );
  }

  /** Takes a document that the engine refuses off the way. */
  async park(tx: Tx, { uid, id }: { uid: string; id: string }, error: string, now: Date) {
    await tx.execute('delete from search.engine_outbox where index_uid = $1 and id = $2', [
      uid,
      id,
    ]);
    await tx.execute(
      `insert into search.search_dead (index_uid, id, error, died_at) values ($1, $2, $3, $4)
       on conflict (index_uid, id) do update set error = excluded.error, died_at = excluded.died_at`,
      [uid, id, error, now],
    );
  }

  async waitingFor(uid: string): Promise<number> {
    const row = await this.db.row<{ n: number }>(
      'select count(*) as n from search.engine_outbox where index_uid = $1',
      [uid],
    );
    return row?.n ?? 0;
  }
}

const PUT = 'insert into search.engine_outbox (index_uid, id)';
/** It changed again: a new number, so that what is under way does not count; waiting since the first change. */
const AGAIN = `on conflict (index_uid, id) do update
  set seq = nextval('search.change_seq'), task_uid = null, sent_at = null, attempts = 0,
      due_at = '-infinity', most_together = null`;
