import { freeOnline, shortPieces, stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryStore, type StockRow } from './inventory.store.ts';
import { MovementsStore, type StockAct } from './movements.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Stock of these variants became scarce, ran out or came back. */
    'inventory.stock-state-changed': { readonly variantIds: readonly string[] };
  }
}

/** A variant's stock before and after an act. */
export interface StockChange {
  readonly before: StockRow;
  readonly after: StockRow;
}

/** Writes acts into the movement ledger, folds the stock anew and tells who must know. */
@Injectable()
export class RecordMovements {
  constructor(
    private readonly stocks: InventoryStore,
    private readonly movements: MovementsStore,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Each act once, at the time at which it was done: it changes what was counted before it, and a later count contains it
   * already. Nothing is refused: what happened in the barn happened. Answers the stock of all named variants.
   */
  async record(tx: Tx, acts: readonly StockAct[]): Promise<ReadonlyMap<string, StockRow>> {
    const ids = [...new Set(acts.map(({ variantId }) => variantId))];
    const before = await this.stocks.lockStock(tx, ids);
    const unknown = ids.find((id) => !before.has(id));
    if (unknown !== undefined) throw new Error(`Variant ${unknown} has no stock row`);
    const moved = await this.movements.insert(tx, acts, this.clock.now());
    if (moved.length === 0) return before;
    const changes = (await this.movements.refold(tx, moved)).map((after) => ({
      before: before.get(after.variantId) ?? after,
      after,
    }));
    await this.settle(tx, changes);
    return new Map([...before, ...changes.map(({ after }) => [after.variantId, after] as const)]);
  }

  /** Keeps the tasks of missing pieces and the words of the shop true after a change. */
  async settle(tx: Tx, changes: readonly StockChange[]): Promise<void> {
    const shortages = changes.flatMap(({ before, after }) => {
      const pieces = shortPieces(after);
      return pieces === shortPieces(before) ? [] : [{ variantId: after.variantId, pieces }];
    });
    if (shortages.length > 0) await this.movements.setShortages(tx, shortages, this.clock.now());
    // The shop shows in words how much is left; it is told when the word changes, not at every sale.
    const variantIds = changes.flatMap(({ before, after }) =>
      stockStateOf(freeOnline(before)) === stockStateOf(freeOnline(after)) ? [] : [after.variantId],
    );
    if (variantIds.length > 0) {
      await this.jobs.add(tx, 'inventory.stock-state-changed', { variantIds });
    }
    const moved = changes.filter(({ before, after }) => before.onHand !== after.onHand);
    if (moved.length > 0) {
      const movedIds = moved.map(({ after }) => after.variantId);
      await this.jobs.add(tx, 'integrations.stock-changed', { variantIds: movedIds });
    }
  }
}
