import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { isRetryable, type Tx } from '../../platform/db/db.ts';
import { Log } from '../../platform/log/log.ts';
import type { ProductStanding } from '../catalog/product-standing.service.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import { backgroundMember } from './background-member.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';

const PRODUCTS_PER_BATCH = 25;
const CHANGED_SINCE =
  'Nicht zurückgenommen: Das Produkt hat sich seit der Einfuhr geändert, zum Beispiel durch einen Verkauf, eine Freigabe oder von Hand.';

interface Touched {
  readonly productId: string;
  readonly before: ProductStanding | null;
  readonly after: ProductStanding;
  readonly mixed: boolean;
}

/** Takes a file back, product by product, where nobody touched one since. */
@Injectable()
export class UndoRows {
  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One batch; the import is locked. */
  async work(tx: Tx, of: WorkingImport): Promise<void> {
    const batch = await this.store.nextTouched(tx, of.id, PRODUCTS_PER_BATCH);
    if (batch.length === 0) {
      await this.store.setState(tx, of.id, 'undone', { at: this.clock.now() });
      return;
    }
    const restored: string[] = [];
    for (const touched of batch) {
      const isBack = !touched.mixed && (await this.alone(tx, of, touched));
      const { productId } = touched;
      if (isBack && touched.before?.publishedVersionId) restored.push(productId);
      await this.store.takenBack(tx, of.id, {
        productId,
        state: isBack ? 'undone' : 'left',
        remark: isBack ? '' : CHANGED_SINCE,
      });
    }
    await this.products.refresh(tx, restored);
    await this.store.worked(tx, of.id, this.clock.now());
  }

  /** What other parts of the market hold fast (an order, a review) stays: the database says no. */
  private async alone(tx: Tx, of: WorkingImport, touched: Touched): Promise<boolean> {
    await tx.execute('savepoint import_product');
    try {
      const isBack = await this.products.restore(
        tx,
        backgroundMember(of),
        touched.productId,
        touched,
      );
      await tx.execute('release savepoint import_product');
      return isBack;
    } catch (error) {
      if (isRetryable(error)) throw error;
      await tx.execute('rollback to savepoint import_product');
      this.log.fault('import undo failed', error, { importId: of.id });
      return false;
    }
  }
}
