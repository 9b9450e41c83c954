import { Injectable } from '@nestjs/common';
import { apart } from '../../platform/db/apart.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Log } from '../../platform/log/log.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import { backgroundMember } from './background-member.ts';
import type { ImportStage } from './import-stage.ts';
import { ImportsStore, type TouchedProduct, type WorkingImport } from './imports.store.ts';

const PRODUCTS_PER_BATCH = 25;
const CHANGED_SINCE =
  'Nicht zurückgenommen: Das Produkt hat sich seit der Einfuhr geändert, zum Beispiel durch einen Verkauf, eine Freigabe oder von Hand.';

/** Takes a file back, product by product, where nobody touched one since. */
@Injectable()
export class UndoRows implements ImportStage<TouchedProduct> {
  readonly ends = 'undone';

  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly log: Log,
  ) {}

  next(tx: Tx, { id }: WorkingImport): Promise<TouchedProduct[]> {
    return this.store.nextTouched(tx, id, PRODUCTS_PER_BATCH);
  }

  async work(tx: Tx, of: WorkingImport, batch: readonly TouchedProduct[]): Promise<void> {
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
  }

  /** What other parts of the market hold fast (an order, a review) stays: the database says no. */
  private async alone(tx: Tx, of: WorkingImport, touched: TouchedProduct): Promise<boolean> {
    const done = await apart(tx, () =>
      this.products.restore(tx, backgroundMember(of), touched.productId, touched),
    );
    if (!done.ok) this.log.fault('import undo failed', done.error, { importId: of.id });
    return done.ok && done.value;
  }
}
