import type { ProducerRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

export interface WaitingExport {
  readonly id: string;
  readonly producerId: string;
  readonly rights: readonly ProducerRight[];
}

interface StoredFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly rights: readonly ProducerRight[];
}

/** Data exports and their files. They lie in the database: private by its grants, gone after a week. */
@Injectable()
export class ExportsStore {
  constructor(private readonly db: Db) {}

  async insert(
    tx: Tx,
    made: {
      readonly id: string;
      readonly producerId: string;
      readonly accountId: string;
      readonly rights: readonly ProducerRight[];
      readonly now: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into imports.data_export
         (id, producer_id, account_id, rights, state, created_at, worked_at)
       values ($1, $2, $3, $4, 'waiting', $5, $5)`,
      [made.id, made.producerId, made.accountId, made.rights, made.now],
    );
  }

  lockNext(tx: Tx): Promise<WaitingExport | null> {
    return tx.row<WaitingExport>(
      `select id, producer_id as "producerId", rights from imports.data_export
        where state = 'waiting' order by worked_at, id limit 1 for update skip locked`,
    );
  }

  async deleteFiles(tx: Tx, exportId: string): Promise<void> {
    await tx.execute('delete from imports.export_file where export_id = $1', [exportId]);
  }

  async insertFile(
    tx: Tx,
    exportId: string,
    file: {
      readonly position: number;
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly sha256: string;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into imports.export_file (export_id, position, name, sha256, bytes)
       values ($1, $2, $3, $4, $5)`,
      [exportId, file.position, file.name, file.sha256, Buffer.from(file.bytes)],
    );
  }

  async setDone(tx: Tx, exportId: string, at: Date): Promise<void> {
    await tx.execute(
      `update imports.data_export set state = 'done', done_at = $2, worked_at = $2 where id = $1`,
      [exportId, at],
    );
  }

  /** Counts a failure; answers whether it was one too many. */
  async failed(tx: Tx, exportId: string, limit: number, at: Date): Promise<boolean> {
    const row = await tx.row<{ state: string }>(
      `update imports.data_export set failures = failures + 1, worked_at = $3,
         state = case when failures + 1 >= $2 then 'stopped' else state end
        where id = $1 and state = 'waiting' returning state`,
      [exportId, limit, at],
    );
    return row?.state === 'stopped';
  }

  file(exportId: string, producerId: string, position: number): Promise<StoredFile | null> {
    return this.db.row<StoredFile>(
      `select f.name, f.sha256, f.bytes, e.rights from imports.export_file f
         join imports.data_export e on e.id = f.export_id
        where e.id = $1 and e.producer_id = $2 and f.position = $3`,
      [exportId, producerId, position],
    );
  }
}
