import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { type listRunItems, RUN_ITEMS_PER_PAGE } from '@markthalle/contracts/office-settlement';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { LINE, type LineRow, toLine } from './statements.queries.ts';

type Page = OutputOf<typeof listRunItems>;

/** The items of a run, page by page. */
@Injectable()
export class RunItemsQueries {
  constructor(private readonly db: Db) {}

  /** Throws `run-not-found`. */
  async page({ runId, page, state, language }: ParsedInputOf<typeof listRunItems>): Promise<Page> {
    const head = await this.db.row<{ runNumber: string; total: number }>(
      `select r.number as "runNumber",
              (select count(*) from settlement.run_item i
                where i.run_id = r.id and ($2::text is null or i.state = $2)) as total
         from settlement.run r where r.id = $1`,
      [runId, state ?? null],
    );
    if (head === null) throw new Problem('run-not-found');
    const rows = await this.db.rows<LineRow & { producerId: string; producerName: string }>(
      `select ${LINE}, i.producer_id as "producerId", m.name as "producerName"
         from settlement.run_item i join producers.producer m on m.id = i.producer_id
        where i.run_id = $1 and ($2::text is null or i.state = $2)
        order by m.name, i.id limit $3 offset $4`,
      [runId, state ?? null, RUN_ITEMS_PER_PAGE, (page - 1) * RUN_ITEMS_PER_PAGE],
    );
    return {
      runId,
      ...head,
      items: rows.map((row) => toLine(row, language)),
      page,
      pages: Math.max(1, Math.ceil(head.total / RUN_ITEMS_PER_PAGE)),
    };
  }
}
