import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { isRetryable, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import { backgroundMember } from './background-member.ts';
import { AS_DRAFT } from './compare-rows.service.ts';
import { withFields } from './draft-fields.ts';
import type { RowPlan, RowResult, StoredRow } from './import-row.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';
import { problemSentences } from './problem-sentences.ts';

/** Few enough that a batch holds its locks for less than a second or two. */
const ROWS_PER_BATCH = 25;
const OUR_FAULT =
  'Bei dieser Zeile ist bei uns ein Fehler passiert. An dem Produkt hat sich nichts geändert. Bitte laden Sie die Zeile später noch einmal hoch.';

/**
 * Writes rows, a batch per transaction together with their results: a worker that dies in the middle
 * has done the whole batch or nothing of it. Within a batch each row stands or falls alone.
 */
@Injectable()
export class ApplyRows {
  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One batch; the import is locked. */
  async work(tx: Tx, of: WorkingImport): Promise<void> {
    const rows = await this.store.nextRows(tx, of.id, 'waiting', ROWS_PER_BATCH);
    if (rows.length === 0) {
      await this.store.setState(tx, of.id, 'done', { at: this.clock.now() });
      return;
    }
    const known = rows.flatMap(({ productId }) => (productId === null ? [] : [productId]));
    const before = await this.products.standingsOf(tx, known);
    const results: (RowResult & { readonly number: number })[] = [];
    for (const row of rows) {
      results.push({ ...(await this.alone(tx, of, row)), number: row.number });
    }
    await this.store.settled(tx, of.id, results);
    const written = [
      ...new Set(results.flatMap((one) => (one.state === 'done' ? [one.productId ?? ''] : []))),
    ];
    await this.products.refresh(
      tx,
      written.filter((id) => before.get(id)?.publishedVersionId),
    );
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
    await this.store.worked(tx, of.id, this.clock.now());
  }

  private async alone(tx: Tx, of: WorkingImport, row: StoredRow): Promise<RowResult> {
    await tx.execute('savepoint import_row');
    try {
      const result = await this.write(tx, of, row);
      await tx.execute('release savepoint import_row');
      return result;
    } catch (error) {
      if (isRetryable(error)) throw error;
      // Where the connection is gone this throws too, and the whole batch is tried again.
      await tx.execute('rollback to savepoint import_row');
      const { productId } = row;
      if (error instanceof Problem) {
        return { state: 'refused', remarks: problemSentences(error), productId };
      }
      this.log.fault('import row failed', error, { importId: of.id, row: row.number });
      return { state: 'failed', remarks: [OUR_FAULT], productId };
    }
  }

  private write(tx: Tx, of: WorkingImport, row: StoredRow): Promise<RowResult> {
    const { plan } = row;
    if (plan === null) throw new Error(`Row ${row.number} waits without a plan`);
    const by = backgroundMember(of);
    // An incomplete product is kept as a draft rather than lost; the remark says what is missing.
    const isComplete = !row.remarks.some((remark) => remark.startsWith(AS_DRAFT));
    const submit = of.submits === true && isComplete;
    return plan.kind === 'create'
      ? this.create(tx, by, { of, row, draft: plan.draft, submit })
      : this.change(tx, by, { of, row, plan, submit });
  }

  private async create(
    tx: Tx,
    by: ProducerMember,
    work: {
      readonly of: WorkingImport;
      readonly row: StoredRow;
      readonly draft: (RowPlan & { kind: 'create' })['draft'];
      readonly submit: boolean;
    },
  ): Promise<RowResult> {
    const { of, row, draft, submit } = work;
    const clientId = v5(`row ${row.number}`, of.id);
    const written = await this.products.create(tx, by, { draft, submit, clientId, language: 'de' });
    const { productId } = written;
    if (row.articleNumber !== '') {
      const { articleNumber } = row;
      const { producerId, id: importId } = of;
      await this.store.keepNumber(tx, { producerId, articleNumber, productId, importId });
    }
    return { state: 'done', remarks: row.remarks, productId };
  }

  private async change(
    tx: Tx,
    by: ProducerMember,
    work: {
      readonly of: WorkingImport;
      readonly row: StoredRow;
      readonly plan: RowPlan & { kind: 'change' };
      readonly submit: boolean;
    },
  ): Promise<RowResult> {
    const { of, row, plan, submit } = work;
    const { productId, price, count, fields } = plan;
    if (price !== null) {
      await this.products.setPrice(tx, by, { ...price, shortDateOn: null, language: 'de' });
    }
    if (count !== null) {
      await this.products.count(tx, by, {
        variantId: count.variantId,
        countedQuantity: count.counted,
        clientId: v5(`count ${row.number}`, of.id),
        // Counted when the preview was made: what was sold since then comes off (ADR 0018).
        countedAt: of.createdAt.toISOString(),
        language: 'de',
      });
    }
    if (Object.keys(fields).length > 0) {
      const [product] = await this.products.some(of.producerId, [productId], tx);
      if (product === undefined) throw new Problem('product-not-found');
      await this.products.update(tx, by, {
        productId,
        draft: withFields(product.draft, fields) as typeof product.draft,
        submit,
        basedOnVersion: plan.basedOnVersion,
        language: 'de',
      });
    }
    return { state: 'done', remarks: row.remarks, productId };
  }
}
