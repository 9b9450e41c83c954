import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { LineBatch, Tick } from './packing.store.ts';

/** What stands noted for a list of things; nothing noted is an entry of its own. */
@Injectable()
export class PackingNotesQueries {
  constructor(private readonly db: Db) {}

  ticks(producerId: string, on: string, subjectIds: readonly string[]): Promise<Tick[]> {
    return this.db.rows<Tick>(
      `select n.id as "subjectId", coalesce(t.ticked, false) as ticked
         from unnest($3::uuid[]) n (id)
         left join packing.tick t on t.subject_id = n.id and t.producer_id = $1
          and t.hand_over_on = $2`,
      [producerId, on, subjectIds],
    );
  }

  batches(producerId: string, lineIds: readonly string[]): Promise<LineBatch[]> {
    return this.db.rows<LineBatch>(
      `select n.id as "lineId", b.batch_no as "batchNo", b.good_until_on as "goodUntilOn"
         from unnest($2::uuid[]) n (id)
         left join packing.line_batch b on b.line_id = n.id and b.producer_id = $1`,
      [producerId, lineIds],
    );
  }
}
