import { comparableNumber } from '@markthalle/domain/articleNumber';
import type { TillSale } from '@markthalle/domain/tillSales';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export interface TillImportRow {
  readonly importId: string;
  readonly fileName: string;
  readonly lines: readonly TillSale[];
  readonly uploadedAt: Date;
  readonly appliedAt: Date | null;
}

/** What an article of the till is here. */
export interface TillMeaning {
  readonly article: string;
  readonly variantId: string | null;
  readonly ignored: boolean;
}

export interface BookedLine {
  readonly till: string;
  readonly receiptId: string;
  readonly line: number;
  readonly article: string;
  readonly quantity: number;
  readonly importId: string;
}

const IMPORT = `id as "importId", file_name as "fileName", lines, uploaded_at as "uploadedAt",
  applied_at as "appliedAt"`;

@Injectable()
export class TillStore {
  constructor(private readonly db: Db) {}

  async insert(
    tx: Tx,
    row: Omit<TillImportRow, 'appliedAt'> & {
      readonly producerId: string;
      readonly uploadedBy: string;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into shop_floor.till_import
         (id, producer_id, file_name, lines, uploaded_at, uploaded_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        row.importId,
        row.producerId,
        row.fileName,
        JSON.stringify(row.lines),
        row.uploadedAt,
        row.uploadedBy,
      ],
    );
  }

  one(
    producerId: string,
    importId: string,
    from: Statements = this.db,
  ): Promise<TillImportRow | null> {
    return from.row<TillImportRow>(
      `select ${IMPORT} from shop_floor.till_import where id = $1 and producer_id = $2`,
      [importId, producerId],
    );
  }

  /** Locked, so that two presses take turns. */
  lock(tx: Tx, producerId: string, importId: string): Promise<TillImportRow | null> {
    return tx.row<TillImportRow>(
      `select ${IMPORT} from shop_floor.till_import where id = $1 and producer_id = $2 for update`,
      [importId, producerId],
    );
  }

  newest(producerId: string, limit: number): Promise<TillImportRow[]> {
    return this.db.rows<TillImportRow>(
      `select ${IMPORT} from shop_floor.till_import where producer_id = $1
        order by uploaded_at desc, id desc limit $2`,
      [producerId, limit],
    );
  }

  async setApplied(tx: Tx, importId: string, at: Date): Promise<void> {
    await tx.execute('update shop_floor.till_import set applied_at = $2 where id = $1', [
      importId,
      at,
    ]);
  }

  /** Numbers of our articles first; what somebody said of the till's own words beside them. */
  async meanings(
    producerId: string,
    from: Statements = this.db,
  ): Promise<ReadonlyMap<string, TillMeaning>> {
    const rows = await from.rows<TillMeaning>(
      `select article, variant_id as "variantId", ignored from shop_floor.till_article
        where producer_id = $1
       union all
       select n.article, a.variant_id, false from catalog.article a
         cross join lateral (values (a.article_number), (a.gtin)) n (article)
        where a.producer_id = $1 and n.article is not null`,
      [producerId],
    );
    // Later rows win: a number of ours means our article, whatever was said of it before.
    return new Map(rows.map((row) => [comparableNumber(row.article), row]));
  }

  async noteUnknown(
    tx: Tx,
    producerId: string,
    unknown: readonly Pick<TillSale, 'article' | 'articleName'>[],
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into shop_floor.till_article (producer_id, article, article_name, first_seen_at)
       select $1, article, article_name, $4 from unnest($2::text[], $3::text[])
         as u (article, article_name)
       on conflict (producer_id, article) do nothing`,
      [
        producerId,
        unknown.map(({ article }) => article),
        unknown.map(({ articleName }) => articleName),
        now,
      ],
    );
  }

  unknown(producerId: string, limit: number): Promise<{ article: string; articleName: string }[]> {
    return this.db.rows(
      `select article, article_name as "articleName" from shop_floor.till_article
        where producer_id = $1 and variant_id is null and not ignored
        order by article_name, article limit $2`,
      [producerId, limit],
    );
  }

  /** Answers false for an article that no file ever named. */
  async map(
    tx: Tx,
    producerId: string,
    article: string,
    variantId: string | null,
  ): Promise<boolean> {
    const changed = await tx.execute(
      `update shop_floor.till_article set variant_id = $3, ignored = $3::uuid is null
        where producer_id = $1 and article = $2`,
      [producerId, article, variantId],
    );
    return changed === 1;
  }

  /** Lines of these receipts that moved the stock before. */
  async booked(
    producerId: string,
    receiptIds: readonly string[],
    from: Statements = this.db,
  ): Promise<BookedLine[]> {
    return from.rows<BookedLine>(
      `select till, receipt_id as "receiptId", line, article, quantity, import_id as "importId"
         from shop_floor.till_line where producer_id = $1 and receipt_id = any ($2::text[])`,
      [producerId, receiptIds],
    );
  }

  /** Answers the positions that were new: only they move the stock. */
  async book(
    tx: Tx,
    producerId: string,
    importId: string,
    lines: readonly (TillSale & { readonly variantId: string })[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.rows<Pick<TillSale, 'till' | 'receiptId' | 'line'>>(
      `insert into shop_floor.till_line
         (producer_id, till, receipt_id, line, article, quantity, variant_id, import_id)
       select $1, till, receipt_id, line, article, quantity, variant_id, $2
         from unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::int[], $8::uuid[])
           as l (till, receipt_id, line, article, quantity, variant_id)
       on conflict do nothing returning till, receipt_id as "receiptId", line`,
      [
        producerId,
        importId,
        lines.map(({ till }) => till),
        lines.map(({ receiptId }) => receiptId),
        lines.map(({ line }) => line),
        lines.map(({ article }) => article),
        lines.map(({ quantity }) => quantity),
        lines.map(({ variantId }) => variantId),
      ],
    );
    return new Set(rows.map(placeOf));
  }
}

/** Where a sale stands: till, receipt, position. */
export const placeOf = ({
  till,
  receiptId,
  line,
}: Pick<TillSale, 'till' | 'receiptId' | 'line'>): string =>
  JSON.stringify([till, receiptId, line]);
