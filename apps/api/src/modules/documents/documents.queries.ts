import type { DocumentKind, DocumentRow, StoredFile } from '@markthalle/contracts/documents';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { FileFormat } from './archive-hash.ts';

const PAGE_SIZE = 50;
const MAX_OF_ORDER = 100;
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  xml: 'application/xml',
};

/** Which papers somebody may see; every field narrows. */
export interface DocumentScope {
  readonly producerId?: string;
  readonly orderId?: string;
  readonly kind?: DocumentKind;
  readonly number?: string;
}

type Row = Omit<DocumentRow, 'issuedAt'> & { readonly issuedAt: Date };

@Injectable()
export class DocumentsQueries {
  constructor(private readonly db: Db) {}

  /** One page, newest first. */
  async page(scope: DocumentScope, from: string | undefined) {
    const cursor = readCursor(from, Position);
    const rows = await this.rows(scope, cursor, PAGE_SIZE + 1);
    const page = rows.slice(0, PAGE_SIZE).map(toView);
    const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
    return {
      documents: page,
      nextCursor: last === undefined ? null : writeCursor(last.issuedAt, last.documentId),
    };
  }

  /** What a buyer has of an order: the invoices and their corrections. */
  async ofOrder(orderId: string): Promise<DocumentRow[]> {
    return (await this.rows({ orderId }, null, MAX_OF_ORDER)).map(toView);
  }

  /** A stored file. Throws `document-not-found` outside the scope too. */
  async file(scope: DocumentScope, documentId: string, format: FileFormat): Promise<StoredFile> {
    const row = await this.db.row<{ number: string; bytes: Buffer; sha256: Buffer }>(
      `select d.number, f.bytes, f.sha256
         from documents.document d join documents.file f on f.document_id = d.id
        where d.id = $1 and f.format = $2
          and ($3::uuid is null or d.producer_id = $3) and ($4::uuid is null or d.order_id = $4)`,
      [documentId, format, scope.producerId ?? null, scope.orderId ?? null],
    );
    if (row === null) throw new Problem('document-not-found');
    return {
      fileName: `${row.number}.${format}`,
      mediaType: MEDIA_TYPES[format],
      sha256: row.sha256.toString('hex'),
      base64: row.bytes.toString('base64'),
    };
  }

  private rows(
    scope: DocumentScope,
    cursor: readonly [string, string] | null,
    limit: number,
  ): Promise<Row[]> {
    return this.db.rows<Row>(LIST, [
      scope.producerId ?? null,
      scope.orderId ?? null,
      scope.kind ?? null,
      scope.number ?? null,
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      limit,
    ]);
  }
}

const toView = (row: Row): DocumentRow => ({ ...row, issuedAt: row.issuedAt.toISOString() });

const LIST = `
  select d.id as "documentId", d.kind, d.number, d.issued_at as "issuedAt", m.name as "producerName",
         coalesce(part.number, o.number) as "orderNumber", d.month, d.net_cents as "netCents",
         d.vat_cents as "vatCents", d.gross_cents as "grossCents", original.number as corrects,
         (select array_agg(f.format order by f.format desc) from documents.file f
           where f.document_id = d.id) as formats
    from documents.document d
    left join producers.producer m on m.id = d.producer_id
    left join orders."order" o on o.id = d.order_id
    left join orders.producer_order part on part.id = d.producer_order_id
    left join documents.document original on original.id = d.corrects_document_id
   where ($1::uuid is null or d.producer_id = $1) and ($2::uuid is null or d.order_id = $2)
     and ($3::text is null or d.kind = $3)
     and ($4::text is null or starts_with(d.number, upper($4)) or starts_with(o.number, upper($4)))
     and ($5::timestamptz is null or (date_trunc('milliseconds', d.issued_at), d.id) < ($5, $6::uuid))
   order by d.issued_at desc, d.id desc limit $7`;
