import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type applyTillImport,
  type listTillImports,
  MAX_TILL_FILE_BYTES,
  MAX_TILL_IMPORTS_LISTED,
  MAX_TILL_LINES,
  type mapTillArticle,
  type readTillImport,
  type uploadTillFile,
} from '@markthalle/contracts/portal-till';
import { readTillSales, type TextRow, type TillSale } from '@markthalle/domain/tillSales';
import { UnreadableFile } from '@markthalle/spreadsheet/cell';
import { readCsv } from '@markthalle/spreadsheet/read-csv';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ArticleNumbersFacade } from '../catalog/article-numbers.facade.ts';
import { MoveStock } from './move-stock.service.ts';
import { StockQueries } from './stock.queries.ts';
import { placeOf, type TillImportRow, TillStore } from './till.store.ts';
import { countsOf, type JudgedLine, judgeLines } from './till-results.ts';

type Card = OutputOf<typeof applyTillImport>;
type Bookable = JudgedLine & {
  readonly variantId: string;
  readonly quantity: number;
  readonly soldAt: string;
};

/**
 * The sales of a shop's own till take goods off the one shelf. We are no cash register: prices and payments in the file
 * are not read (§ 146a AO, LAW-GOBD-5).
 */
@Injectable()
export class ImportTill {
  constructor(
    private readonly db: Db,
    private readonly store: TillStore,
    private readonly articles: ArticleNumbersFacade,
    private readonly stock: MoveStock,
    private readonly queries: StockQueries,
    private readonly clock: Clock,
  ) {}

  /** Reads a file and keeps its lines; nothing moves before somebody has looked at them. */
  async upload(
    by: ProducerMember,
    { fileName, base64 }: ParsedInputOf<typeof uploadTillFile>,
  ): Promise<{ importId: string }> {
    const now = this.clock.now();
    const lines = salesIn(Buffer.from(base64, 'base64'), now);
    const importId = newId();
    return this.db.transaction(async (tx) => {
      await this.store.insert(tx, {
        importId,
        producerId: by.producerId,
        fileName,
        lines,
        uploadedAt: now,
        uploadedBy: by.accountId,
      });
      const judged = await this.judge(by.producerId, { importId, lines }, tx);
      const unknown = judged.filter(({ result }) => result === 'unknown-article');
      await this.store.noteUnknown(tx, by.producerId, unknown, now);
      return { importId };
    });
  }

  /** Books what is known by now; pressing again books what was named meanwhile, and nothing twice. */
  apply(by: ProducerMember, { importId }: ParsedInputOf<typeof applyTillImport>): Promise<Card> {
    return this.db.transaction(async (tx) => {
      const file = await this.store.lock(tx, by.producerId, importId);
      if (file === null) throw new Problem('till-import-not-found');
      const judged = await this.judge(by.producerId, file, tx);
      const bookable = judged.filter(isBookable);
      const booked = await this.store.book(tx, by.producerId, importId, bookable);
      const acts = bookable
        .filter((line) => booked.has(placeOf(line)))
        .map(({ variantId, quantity, soldAt, till, receiptId }) => ({
          variantId,
          kind: 'sold' as const,
          delta: -quantity,
          countedQuantity: null,
          clientId: null,
          actedAt: new Date(Math.min(Date.parse(soldAt), this.clock.now().getTime())),
          origin: 'till' as const,
          note: till === '' ? receiptId : `${till} · ${receiptId}`,
        }));
      if (acts.length > 0) await this.stock.recordIn(tx, by, acts);
      const appliedAt = file.appliedAt ?? this.clock.now();
      await this.store.setApplied(tx, importId, appliedAt);
      return toCard({ ...file, appliedAt }, await this.judge(by.producerId, file, tx));
    });
  }

  async read(
    { producerId }: ProducerMember,
    { importId, language }: ParsedInputOf<typeof readTillImport>,
  ): Promise<OutputOf<typeof readTillImport>> {
    const file = await this.store.one(producerId, importId);
    if (file === null) throw new Problem('till-import-not-found');
    const judged = await this.judge(producerId, file);
    const articles = await this.queries.articles(producerId, language);
    const names = new Map(
      articles.map((one) => [
        one.variantId,
        [one.productName, one.variantLabel].filter(Boolean).join(', '),
      ]),
    );
    const lines = judged.map(({ till: _till, line: _line, ...line }) => ({
      ...line,
      productName: line.variantId && (names.get(line.variantId) ?? null),
    }));
    return { ...toCard(file, judged), lines };
  }

  async list({ producerId }: ProducerMember): Promise<OutputOf<typeof listTillImports>> {
    const files = await this.store.newest(producerId, MAX_TILL_IMPORTS_LISTED);
    const unknownArticles = await this.store.unknown(producerId, MAX_TILL_LINES);
    const imports: Card[] = [];
    for (const file of files) imports.push(toCard(file, await this.judge(producerId, file)));
    return { imports, unknownArticles };
  }

  map(
    by: ProducerMember,
    { article, variantId }: ParsedInputOf<typeof mapTillArticle>,
  ): Promise<{ mapped: true }> {
    return this.db.transaction(async (tx) => {
      if (variantId !== null) {
        const own = await this.articles.ownOf(tx, by.producerId, [variantId]);
        if (!own.has(variantId)) throw new Problem('variant-not-found');
      }
      const isKnown = await this.store.map(tx, by.producerId, article, variantId);
      if (!isKnown) throw new Problem('till-article-not-found');
      return { mapped: true };
    });
  }

  private async judge(
    producerId: string,
    { importId, lines }: Pick<TillImportRow, 'importId' | 'lines'>,
    from: Statements = this.db,
  ): Promise<JudgedLine[]> {
    const receipts = [...new Set(lines.map(({ receiptId }) => receiptId))];
    const booked = await this.store.booked(producerId, receipts, from);
    const meanings = await this.store.meanings(producerId, from);
    return judgeLines(lines, { importId, meanings, booked });
  }
}

const isBookable = (line: JudgedLine): line is Bookable => line.result === 'bookable';

const toCard = (file: TillImportRow, judged: readonly JudgedLine[]): Card => ({
  importId: file.importId,
  fileName: file.fileName,
  uploadedAt: file.uploadedAt.toISOString(),
  appliedAt: file.appliedAt?.toISOString() ?? null,
  counts: countsOf(judged),
});

function salesIn(bytes: Uint8Array, now: Date): TillSale[] {
  if (bytes.byteLength > MAX_TILL_FILE_BYTES) throw new Problem('till-file-too-large');
  const [header, ...body] = textRows(bytes);
  if (header === undefined || body.length === 0) throw new Problem('till-file-empty');
  if (body.length > MAX_TILL_LINES) throw new Problem('till-file-too-large');
  const sales = readTillSales([header, ...body], now);
  if (sales === null) throw new Problem('till-columns-missing');
  return sales;
}

function textRows(bytes: Uint8Array): TextRow[] {
  try {
    return readCsv(bytes).rows.map(({ number, cells }) => ({
      row: number,
      cells: cells.map((cell) => ('text' in cell ? cell.text : '')),
    }));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.problem === 'empty_file') throw new Problem('till-file-empty');
    if (error.problem === 'too_many_rows') throw new Problem('till-file-too-large');
    throw new Problem('till-file-unreadable');
  }
}
