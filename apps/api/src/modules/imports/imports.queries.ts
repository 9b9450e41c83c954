import {
  type ExportSummary,
  IMPORT_ROWS_PER_PAGE,
  type ImportRowView,
  type ImportSummary,
  MAX_LISTED_IMPORTS,
} from '@markthalle/contracts/portal-imports';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';

type Show = 'all' | 'changes' | 'remarks';

const SUMMARY = `
select i.id as "importId", i.file_name as "fileName", i.state, i.submits,
  i.created_at as "createdAt", i.applied_at as "appliedAt", i.undone_at as "undoneAt",
  i.unknown_columns as "unknownColumns",
  coalesce((select jsonb_object_agg(state, n) from (
    select state, count(*) as n from imports.row r where r.import_id = i.id group by state) s), '{}')
    as counts
from imports.import i`;

const SHOWN: Readonly<Record<Show, string>> = {
  all: 'true',
  changes: 'jsonb_array_length(changes) > 0',
  remarks: 'jsonb_array_length(remarks) > 0',
};

interface SummaryRow extends Omit<ImportSummary, 'createdAt' | 'appliedAt' | 'undoneAt'> {
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly unknownColumns: string[];
}

/** Reads for the pages; every statement asks for the producer. */
@Injectable()
export class ImportsQueries {
  constructor(private readonly db: Db) {}

  async list(producerId: string): Promise<ImportSummary[]> {
    const rows = await this.db.rows<SummaryRow>(
      `${SUMMARY} where i.producer_id = $1 and i.state <> 'discarded'
        order by i.created_at desc, i.id limit $2`,
      [producerId, MAX_LISTED_IMPORTS],
    );
    return rows.map((row) => toSummary(row).summary);
  }

  async one(importId: string, producerId: string) {
    const row = await this.db.row<SummaryRow>(`${SUMMARY} where i.id = $1 and i.producer_id = $2`, [
      importId,
      producerId,
    ]);
    return row && toSummary(row);
  }

  async rows(
    importId: string,
    { show, page }: { readonly show: Show; readonly page: number },
  ): Promise<{ rows: ImportRowView[]; shownCount: number }> {
    const where = `import_id = $1 and ${SHOWN[show]}`;
    const rows = await this.db.rows<ImportRowView>(
      `select number, name, article_number as "articleNumber", state, plan ->> 'kind' as kind,
              product_id as "productId", changes, remarks
         from imports.row where ${where} order by number limit $2 offset $3`,
      [importId, IMPORT_ROWS_PER_PAGE, (page - 1) * IMPORT_ROWS_PER_PAGE],
    );
    const total = await this.db.row<{ n: number }>(
      `select count(*) as n from imports.row where ${where}`,
      [importId],
    );
    return { rows, shownCount: total?.n ?? 0 };
  }

  /** What the worker has in hand for a producer. */
  async runningCount(producerId: string, from: Statements = this.db): Promise<number> {
    const row = await from.row<{ n: number }>(
      `select (select count(*) from imports.import where producer_id = $1
                  and state in ('comparing', 'applying', 'undoing'))
            + (select count(*) from imports.data_export where producer_id = $1
                  and state = 'waiting') as n`,
      [producerId],
    );
    return row?.n ?? 0;
  }

  async exports(producerId: string): Promise<ExportSummary[]> {
    const rows = await this.db.rows<Omit<ExportSummary, 'createdAt'> & { createdAt: Date }>(
      `select e.id as "exportId", e.state, e.created_at as "createdAt",
         coalesce((select jsonb_agg(jsonb_build_object('position', f.position, 'name', f.name,
             'bytes', length(f.bytes)) order by f.position)
           from imports.export_file f where f.export_id = e.id), '[]') as files
         from imports.data_export e where e.producer_id = $1
        order by e.created_at desc, e.id limit $2`,
      [producerId, MAX_LISTED_IMPORTS],
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }
}

function toSummary({ unknownColumns, ...row }: SummaryRow) {
  const summary: ImportSummary = {
    ...row,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    rowCount: Object.values(row.counts).reduce((sum, n) => sum + n, 0),
  };
  return { summary, unknownColumns };
}
