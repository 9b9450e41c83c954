import { createHash } from 'node:crypto';
import type { PartsOf } from '@markthalle/domain/bundleStock';
import { freeOnline, shortPieces, stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { BundlePartsStore } from './bundle-parts.store.ts';
import type { StockRow } from './inventory.store.ts';
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
    private readonly bundles: BundlePartsStore,
    private readonly movements: MovementsStore,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Each act once, at the time at which it was done: it changes what was counted before it, and a later count contains it
   * already. Nothing is refused: what happened in the barn happened. What is done with a bundle is done with its parts, so
   * that only a count of bundles makes no sense (`stock-of-parts`). Answers the stock of all articles that were moved.
   */
  async record(tx: Tx, told: readonly StockAct[]): Promise<ReadonlyMap<string, StockRow>> {
    const orderId = told.find((act) => act.orderId !== null)?.orderId ?? null;
    const named = [...new Set(told.map(({ variantId }) => variantId))];
    const { stock: before, partsOf } = await this.bundles.lockItems(tx, named, orderId);
    const acts = told.flatMap((act) => onArticles(act, partsOf));
    const unknown = acts.find(({ variantId }) => !before.has(variantId));
    if (unknown !== undefined) throw new Error(`Variant ${unknown.variantId} has no stock row`);
    const moved = await this.movements.insert(tx, acts, this.clock.now());
    if (moved.length === 0) return before;
    const changes = (await this.movements.refold(tx, moved)).map((after) => ({
      before: before.get(after.variantId) ?? after,
      after,
    }));
    await this.settle(tx, changes);
    return new Map([...before, ...changes.map(({ after }) => [after.variantId, after] as const)]);
  }

  /** Keeps the tasks of missing pieces, the words of the shop and the bundles true after a change. */
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
    await this.followBundles(
      tx,
      changes.flatMap(({ before, after }) =>
        after.inBundle && freeOnline(before) !== freeOnline(after) ? [after.variantId] : [],
      ),
    );
  }

  /** Bundles are there as often as their parts are free; a bundle is never part of another. */
  private async followBundles(tx: Tx, partIds: readonly string[]): Promise<void> {
    if (partIds.length === 0) return;
    const holders = await this.bundles.lockHolders(tx, partIds);
    await this.refoldBundles(tx, holders);
  }

  /** Sets locked bundles to what their parts allow, and tells who must know. */
  async refoldBundles(tx: Tx, locked: readonly StockRow[]): Promise<void> {
    const before = new Map(locked.map((row) => [row.variantId, row]));
    const bundles = await this.bundles.refold(tx, [...before.keys()]);
    await this.settle(
      tx,
      bundles.map((after) => ({ before: before.get(after.variantId) ?? after, after })),
    );
  }
}

/** An act on a bundle as acts on its parts, each under an id of its own that a repeat has too. */
function onArticles(act: StockAct, partsOf: PartsOf): StockAct[] {
  const parts = partsOf.get(act.variantId);
  if (parts === undefined) return [act];
  const { delta, clientId } = act;
  if (delta === null) throw new Problem('stock-of-parts');
  return parts.map(({ partId, quantity }) => ({
    ...act,
    variantId: partId,
    delta: delta * quantity,
    clientId: clientId && idFor(clientId, partId),
  }));
}

/** The same id for the same act on the same part (RFC 9562, version 8: made by our own rule). */
function idFor(clientId: string, partId: string): string {
  const hex = createHash('sha256').update(`${clientId} ${partId}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
