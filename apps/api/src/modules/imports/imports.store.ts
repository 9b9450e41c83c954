import type { ImportRowState, ImportState } from '@markthalle/contracts/portal-imports';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { ProductStanding } from '../catalog/product-standing.service.ts';
import type { ComparedRow, RowResult, StoredRow } from './import-row.ts';
import type { ReadFile, ReadRow } from './read-table.ts';

export interface WorkingImport {
  readonly id: string;
  readonly producerId: string;
  readonly accountId: string | null;
  readonly state: ImportState;
  readonly submits: boolean | null;
  readonly countsStock: boolean;
  readonly createdAt: Date;
}

/** A product that a file wrote to: how it stood before and after. */
export interface TouchedProduct {
  readonly productId: string;
  readonly before: ProductStanding | null;
  readonly after: ProductStanding;
  /** Somebody else changed it between two rows of the file. */
  readonly mixed: boolean;
}

/** A row of the file that makes a product, for rows of further sizes. */
export interface HeadRow {
  readonly row: number;
  readonly state: ImportRowState;
}

interface NewImport {
  readonly id: string;
  readonly producerId: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly fileName: string;
  readonly now: Date;
}

const IMPORT = `id, producer_id as "producerId", account_id as "accountId", state, submits,
  counts_stock as "countsStock",  created_at as "createdAt"`;
const ROWS_PER_INSERT = 500;

/** Every write of imports and their rows. */
@Injectable()
export class ImportsStore {
  async insert(tx: Tx, made: NewImport, file: ReadFile): Promise<void> {
    await tx.execute(
      `insert into imports.import (id, producer_id, account_id, client_id, file_name, state,
         columns, unknown_columns, created_at, worked_at)
       values ($1, $2, $3, $4, $5, 'comparing', $6, $7, $8, $8)`,
      [
        made.id,
        made.producerId,
        made.accountId,
        made.clientId,
        made.fileName,
        file.columns,
        file.unknownColumns,
        made.now,
      ],
    );
    for (let start = 0; start < file.rows.length; start += ROWS_PER_INSERT) {
      const rows = file.rows.slice(start, start + ROWS_PER_INSERT).map(rowOf);
      await tx.execute(
        `insert into imports.row (import_id, number, state, name, article_number, cells, remarks)
         select $1, number, 'read', name, article_number, cells, remarks
           from jsonb_to_recordset($2::jsonb) as r (number integer, name text,
             article_number text, cells jsonb, remarks jsonb)`,
        [made.id, JSON.stringify(rows)],
      );
    }
  }

  /** The import of a form that was sent before; locked, so that two clicks take turns. */
  async lockClientId(tx: Tx, clientId: string): Promise<{ id: string; producerId: string } | null> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('import:' || $1, 0))`, [
      clientId,
    ]);
    return tx.row(
      `select id, producer_id as "producerId" from imports.import where client_id = $1`,
      [clientId],
    );
  }

  lock(tx: Tx, importId: string, producerId: string): Promise<WorkingImport | null> {
    return tx.row<WorkingImport>(
      `select ${IMPORT} from imports.import where id = $1 and producer_id = $2 for update`,
      [importId, producerId],
    );
  }

  /** The import that waited longest for the worker, that no twin has in hand, and whose photos were looked at. */
  lockNext(tx: Tx): Promise<WorkingImport | null> {
    return tx.row<WorkingImport>(
      `select ${IMPORT} from imports.import i where state in ('comparing', 'applying', 'undoing')
          and (state <> 'comparing' or not exists (
            select from imports.photo p where p.import_id = i.id and not p.looked_at))
        order by worked_at, id limit 1 for update skip locked`,
    );
  }

  async setState(
    tx: Tx,
    importId: string,
    state: ImportState,
    {
      submits,
      countsStock,
      at,
    }: { submits?: boolean; countsStock?: boolean | undefined; at: Date },
  ): Promise<void> {
    await tx.execute(
      `update imports.import set state = $2, submits = coalesce($3, submits), worked_at = $4,
         counts_stock = coalesce($5, counts_stock), failures = 0,
         applied_at = case when $2 = 'applying' then $4 else applied_at end,
         undone_at = case when $2 = 'undone' then $4 else undone_at end
        where id = $1`,
      [importId, state, submits ?? null, at, countsStock ?? null],
    );
  }

  async worked(tx: Tx, importId: string, at: Date): Promise<void> {
    await tx.execute('update imports.import set worked_at = $2, failures = 0 where id = $1', [
      importId,
      at,
    ]);
  }

  nextRows(
    tx: Tx,
    importId: string,
    state: 'read' | 'waiting',
    limit: number,
  ): Promise<StoredRow[]> {
    return tx.rows<StoredRow>(
      `select number, name, article_number as "articleNumber", cells, plan, remarks,
              product_id as "productId"
         from imports.row where import_id = $1 and state = $2 order by number limit $3`,
      [importId, state, limit],
    );
  }

  async compared(
    tx: Tx,
    importId: string,
    rows: readonly (ComparedRow & { readonly number: number; readonly name: string })[],
  ): Promise<void> {
    await tx.execute(
      `update imports.row r set state = c.state, plan = c.plan, changes = c.changes, name = c.name,
         remarks = c.remarks, product_id = c."productId"
         from jsonb_to_recordset($2::jsonb) as c (number integer, state text, plan jsonb,
           changes jsonb, remarks jsonb, "productId" uuid, name text)
        where r.import_id = $1 and r.number = c.number`,
      [importId, JSON.stringify(rows)],
    );
  }

  /** The result of a row; its plan is done with. */
  async settled(
    tx: Tx,
    importId: string,
    rows: readonly (RowResult & { readonly number: number })[],
  ): Promise<void> {
    await tx.execute(
      `update imports.row r set state = c.state, remarks = c.remarks,
         product_id = coalesce(c."productId", r.product_id)
         from jsonb_to_recordset($2::jsonb) as c (number integer, state text, remarks jsonb,
           "productId" uuid)
        where r.import_id = $1 and r.number = c.number`,
      [importId, JSON.stringify(rows)],
    );
  }

  /** Rows of the file with these article numbers, by the number in small letters. */
  async rowsOf(
    tx: Tx,
    importId: string,
    articleNumbers: readonly string[],
  ): Promise<ReadonlyMap<string, HeadRow>> {
    if (articleNumbers.length === 0) return new Map();
    const rows = await tx.rows<HeadRow & { articleNumber: string }>(
      `select lower(article_number) as "articleNumber", number as row, state from imports.row
        where import_id = $1 and lower(article_number) = any ($2)`,
      [importId, articleNumbers.map((number) => number.toLowerCase())],
    );
    return new Map(rows.map(({ articleNumber, ...row }) => [articleNumber, row]));
  }

  /** The products that rows have made. */
  async productsOfRows(
    tx: Tx,
    importId: string,
    numbers: readonly number[],
  ): Promise<Map<number, string>> {
    if (numbers.length === 0) return new Map();
    const rows = await tx.rows<{ number: number; productId: string }>(
      `select number, product_id as "productId" from imports.row
        where import_id = $1 and number = any ($2::int[]) and state = 'done'
          and product_id is not null`,
      [importId, numbers],
    );
    return new Map(rows.map(({ number, productId }) => [number, productId]));
  }

  /** Those of the products whose newest version this file wrote. */
  async lastWrittenHere(
    tx: Tx,
    importId: string,
    productIds: readonly string[],
  ): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(
      `select t.product_id as id from imports.touched t
         join lateral (select v.id from catalog.product_version v
                        where v.product_id = t.product_id order by v.number desc limit 1) n on true
        where t.import_id = $1 and t.product_id = any ($2::uuid[])
          and t.after ->> 'versionId' = n.id::text`,
      [importId, productIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * How products stood before and stand after a batch. A product that was written to before and
   * stands differently than it was left belongs to two hands.
   */
  async touched(
    tx: Tx,
    importId: string,
    products: readonly Omit<TouchedProduct, 'mixed'>[],
  ): Promise<void> {
    await tx.execute(
      `insert into imports.touched (import_id, product_id, state, before, after)
       select $1, "productId", 'written', nullif(before, 'null'), after
         from jsonb_to_recordset($2::jsonb) as t ("productId" uuid, before jsonb, after jsonb)
       on conflict (import_id, product_id) do update
         set mixed = touched.mixed or touched.after is distinct from excluded.before,
             after = excluded.after`,
      [importId, JSON.stringify(products)],
    );
  }

  nextTouched(tx: Tx, importId: string, limit: number): Promise<TouchedProduct[]> {
    return tx.rows(
      `select product_id as "productId", before, after, mixed from imports.touched
        where import_id = $1 and state = 'written' order by product_id limit $2`,
      [importId, limit],
    );
  }

  /** A product was taken back, or left as somebody made it since; its rows say so. */
  async takenBack(
    tx: Tx,
    importId: string,
    { productId, state, remark }: { productId: string; state: 'undone' | 'left'; remark: string },
  ): Promise<void> {
    await tx.execute(
      'update imports.touched set state = $3 where import_id = $1 and product_id = $2',
      [importId, productId, state],
    );
    await tx.execute(
      `update imports.row set state = $3,
         remarks = case when $4 = '' then remarks else remarks || to_jsonb($4::text) end
        where import_id = $1 and product_id = $2 and state = 'done'`,
      [importId, productId, state, remark],
    );
  }

  /** Counts a failed batch; answers whether it was one too many. */
  async failed(tx: Tx, importId: string, limit: number, at: Date): Promise<boolean> {
    const row = await tx.row<{ state: string }>(
      `update imports.import set failures = failures + 1, worked_at = $3,
         state = case when failures + 1 >= $2 then 'stopped' else state end
        where id = $1 and state in ('comparing', 'applying', 'undoing') returning state`,
      [importId, limit, at],
    );
    return row?.state === 'stopped';
  }

  async deleteRows(tx: Tx, importId: string): Promise<void> {
    await tx.execute('delete from imports.row where import_id = $1', [importId]);
  }
}

const rowOf = ({ number, name, articleNumber, remarks, ...read }: ReadRow) => ({
  number,
  name: name.slice(0, MAX_SHOWN_NAME_CHARS),
  article_number: articleNumber,
  remarks,
  cells: read,
});

const MAX_SHOWN_NAME_CHARS = 120;
