import { Injectable } from '@nestjs/common';
import { apart } from '../../platform/db/apart.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import type { RowPlan, RowResult, StoredRow } from './import-row.ts';
import type { ImportStage } from './import-stage.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';
import { problemSentences } from './problem-sentences.ts';
import { WriteRows } from './write-rows.service.ts';

/** Few enough that a batch holds its locks for less than a second or two. */
const ROWS_PER_BATCH = 100;
const OUR_FAULT =
  'Bei dieser Zeile ist bei uns ein Fehler passiert. An dem Produkt hat sich nichts geändert. Bitte laden Sie die Zeile später noch einmal hoch.';

type Results = Map<number, RowResult>;

/**
 * Writes rows, a batch per transaction together with their results: a worker that dies in the middle
 * has done the whole batch or nothing of it. Within a batch each row stands or falls alone.
 */
@Injectable()
export class ApplyRows implements ImportStage<StoredRow> {
  readonly ends = 'done';

  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly writing: WriteRows,
    private readonly log: Log,
  ) {}

  next(tx: Tx, { id }: WorkingImport): Promise<StoredRow[]> {
    return this.store.nextRows(tx, id, 'waiting', ROWS_PER_BATCH);
  }

  async work(tx: Tx, of: WorkingImport, rows: readonly StoredRow[]): Promise<void> {
    const heads = await this.store.productsOfRows(tx, of.id, rows.flatMap(headRowOf));
    const known = [...rows.flatMap(({ productId }) => productId ?? []), ...heads.values()];
    const before = await this.products.standingsOf(tx, known);
    const own = await this.store.lastWrittenHere(tx, of.id, known);
    const results = await this.together(tx, of, rows);
    for (const [number, { productId }] of results) if (productId) heads.set(number, productId);
    for (const row of rows) {
      if (results.has(row.number)) continue;
      const result = await this.alone(tx, of, row, () =>
        this.writing.one(tx, of, row, { heads, own }),
      );
      results.set(row.number, result);
      if (result.state !== 'done' || result.productId === null) continue;
      heads.set(row.number, result.productId);
      own.add(result.productId);
    }
    const settled = [...results].map(([number, result]) => ({ number, ...result }));
    await this.store.settled(tx, of.id, settled);
    const written = settled.flatMap(({ state, productId }) =>
      state === 'done' && productId !== null ? [productId] : [],
    );
    await this.keepStandings(tx, of, [...new Set(written)], before);
  }

  /** How products stood before and stand after, so that the file can be taken back. */
  private async keepStandings(
    tx: Tx,
    of: WorkingImport,
    written: readonly string[],
    before: Awaited<ReturnType<WriteProductsFacade['standingsOf']>>,
  ): Promise<void> {
    const inShop = written.filter((id) => before.get(id)?.publishedVersionId);
    await this.products.refresh(tx, inShop);
    const after = await this.products.standingsOf(tx, written);
    await this.store.touched(
      tx,
      of.id,
      [...after].map(([productId, standing]) => ({
        productId,
        before: before.get(productId) ?? null,
        after: standing,
      })),
    );
  }

  /** New products in a few statements for all; where one of them fails, none of them, and each is tried alone. */
  private async together(tx: Tx, of: WorkingImport, rows: readonly StoredRow[]): Promise<Results> {
    const creates = rows.filter(isCreate);
    if (creates.length === 0) return new Map();
    const done = await apart(tx, () => this.writing.creates(tx, of, creates));
    return done.ok ? done.value : new Map();
  }

  private async alone(
    tx: Tx,
    of: WorkingImport,
    { number, productId }: StoredRow,
    write: () => Promise<RowResult>,
  ): Promise<RowResult> {
    const done = await apart(tx, write);
    if (done.ok) return done.value;
    if (done.error instanceof Problem) {
      return { state: 'refused', remarks: problemSentences(done.error), productId };
    }
    this.log.fault('import row failed', done.error, { importId: of.id, row: number });
    return { state: 'failed', remarks: [OUR_FAULT], productId };
  }
}

type CreateRow = StoredRow & { readonly plan: RowPlan & { readonly kind: 'create' } };

const isCreate = (row: StoredRow): row is CreateRow => row.plan?.kind === 'create';

const headRowOf = ({ plan }: StoredRow): number[] =>
  plan?.kind === 'size' && 'row' in plan.head ? [plan.head.row] : [];
