import { stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryStore, type StockRow } from './inventory.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Stock of these variants became scarce, ran out or came back. */
    'inventory.stock-state-changed': { readonly variantIds: readonly string[] };
  }
}

export interface WantedItem {
  readonly variantId: string;
  readonly quantity: number;
}

export interface Shortage {
  readonly variantId: string;
  readonly free: number;
}

export type ReserveDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly shortages: readonly Shortage[] };

/** What may be sold of a variant before and after an act; null where it is not counted. */
interface FreeChange {
  readonly variantId: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface StockCount {
  readonly variantId: string;
  readonly countedQuantity: number;
  readonly clientId: string;
  readonly actorId: string;
  readonly countedAt: Date;
}

/** Stock: movements are the truth, `inventory.stock` is their fold, reservations expire. */
@Injectable()
export class InventoryFacade {
  constructor(
    private readonly db: Db,
    private readonly store: InventoryStore,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** Opens the stock of new variants; `quantity` null means it is not counted. */
  openMany(
    tx: Tx,
    variants: readonly { readonly variantId: string; readonly quantity: number | null }[],
  ): Promise<void> {
    return this.store.insertOpening(tx, variants, this.clock.now());
  }

  /** Holds all items or none: check and hold are one statement under row locks in a fixed order. */
  async reserve(
    tx: Tx,
    orderId: string,
    items: readonly WantedItem[],
    expiresAt: Date,
  ): Promise<ReserveDecision> {
    const stock = await this.store.lockStock(
      tx,
      items.map((item) => item.variantId),
    );
    const shortages = items.flatMap(({ variantId, quantity }) => {
      const free = freeOf(stock.get(variantId));
      return free !== null && free < quantity ? [{ variantId, free }] : [];
    });
    if (shortages.length > 0) return { ok: false, shortages };
    await this.store.hold(tx, orderId, items, expiresAt, this.clock.now());
    await this.tellMoves(tx, stock, items, -1);
    return { ok: true };
  }

  /** Keeps an order's held stock until `expiresAt`. */
  extend(tx: Tx, orderId: string, expiresAt: Date): Promise<number> {
    return this.store.extend(tx, orderId, expiresAt);
  }

  /**
   * The order is paid: held stock leaves the shelf. `gone` when the reservation had been released and the stock is
   * sold out meanwhile; then nothing changes and a person must decide.
   */
  async commit(tx: Tx, orderId: string, at: Date): Promise<'committed' | 'gone'> {
    const reserved = await this.store.reservationOf(tx, orderId);
    const stock = await this.store.lockStock(
      tx,
      reserved.map((item) => item.variantId),
    );
    const released = reserved.filter((item) => item.state === 'released');
    const missing = released.some(({ variantId, quantity }) => {
      const free = freeOf(stock.get(variantId));
      return free !== null && free < quantity;
    });
    if (missing) return 'gone';
    if (released.length > 0) await this.store.hold(tx, orderId, released, at, at);
    await this.store.commit(tx, orderId, at);
    // What had been given back leaves the shelf now; what was held had left it before.
    await this.tellMoves(tx, stock, released, -1);
    return 'committed';
  }

  /** Gives held stock back; doing it twice changes nothing. */
  async release(tx: Tx, orderId: string): Promise<number> {
    const items = await this.store.reservationOf(tx, orderId);
    const held = items.filter((item) => item.state === 'held');
    const stock = await this.store.lockStock(
      tx,
      held.map((item) => item.variantId),
    );
    const released = await this.store.release(tx, orderId);
    await this.tellMoves(tx, stock, held, 1);
    return released;
  }

  /** Tells of items that were taken (-1) or came back (+1), given their stock before. */
  private tellMoves(
    tx: Tx,
    stock: ReadonlyMap<string, StockRow>,
    items: readonly WantedItem[],
    direction: 1 | -1,
  ): Promise<void> {
    const changes = items.flatMap(({ variantId, quantity }) => {
      const before = freeOf(stock.get(variantId));
      return before === null ? [] : [{ variantId, before, after: before + direction * quantity }];
    });
    return this.tellChanges(tx, changes);
  }

  /** The shop shows in words how much is left; it is told when the word changes, not at every sale. */
  private async tellChanges(tx: Tx, changes: readonly FreeChange[]): Promise<void> {
    const variantIds = changes.flatMap(({ variantId, before, after }) =>
      stockStateOf(before) === stockStateOf(after) ? [] : [variantId],
    );
    if (variantIds.length > 0)
      await this.jobs.add(tx, 'inventory.stock-state-changed', { variantIds });
  }

  /** Sold pieces that never left the shelf, or came back to it, are for sale again. */
  async putBack(tx: Tx, orderId: string, items: readonly WantedItem[], at: Date): Promise<void> {
    const ids = items.map((item) => item.variantId);
    const stock = await this.store.lockStock(tx, ids);
    const counted = items.filter((item) => stock.get(item.variantId)?.policy === 'tracked');
    for (const { variantId, quantity } of counted) {
      await this.store.insertMovement(tx, {
        id: newId(),
        variantId,
        kind: 'return',
        delta: quantity,
        orderId,
        clientId: null,
        actorId: null,
        actedAt: at,
        recordedAt: this.clock.now(),
      });
      await this.store.setOnHand(tx, variantId, (stock.get(variantId)?.onHand ?? 0) + quantity);
    }
    await this.tellMoves(tx, stock, counted, 1);
  }

  /** What a producer counted on the shelf. Answers null when less was counted than orders hold. */
  async count(tx: Tx, count: StockCount): Promise<StockRow | null> {
    const stock = (await this.store.lockStock(tx, [count.variantId])).get(count.variantId);
    if (stock === undefined) throw new Error(`Variant ${count.variantId} has no stock row`);
    if (await this.store.isRecorded(tx, count.clientId)) return stock;
    if (count.countedQuantity < stock.reserved) return null;
    return this.setCounted(tx, stock, count);
  }

  /**
   * Adds places to a counted stock, or takes free ones away. Answers null when fewer are free.
   * The caller keeps a repeated act from adding twice.
   */
  async resize(
    tx: Tx,
    change: { variantId: string; delta: number; actorId: string },
  ): Promise<StockRow | null> {
    const { variantId, delta, actorId } = change;
    const stock = (await this.store.lockStock(tx, [variantId])).get(variantId);
    if (stock === undefined) throw new Error(`Variant ${variantId} has no stock row`);
    const countedQuantity = stock.onHand + delta;
    if (countedQuantity < stock.reserved) return null;
    const countedAt = this.clock.now();
    return this.setCounted(tx, stock, {
      variantId,
      countedQuantity,
      clientId: newId(),
      actorId,
      countedAt,
    });
  }

  /** Nothing more is for sale; what orders hold stays held. */
  async clearShelf(tx: Tx, variantId: string, actorId: string): Promise<void> {
    const stock = (await this.store.lockStock(tx, [variantId])).get(variantId);
    if (stock === undefined) throw new Error(`Variant ${variantId} has no stock row`);
    await this.setCounted(tx, stock, {
      variantId,
      countedQuantity: stock.reserved,
      clientId: newId(),
      actorId,
      countedAt: this.clock.now(),
    });
  }

  private async setCounted(tx: Tx, stock: StockRow, count: StockCount): Promise<StockRow> {
    const { variantId } = count;
    await this.store.insertMovement(tx, {
      id: newId(),
      variantId,
      kind: 'count',
      delta: count.countedQuantity - stock.onHand,
      orderId: null,
      clientId: count.clientId,
      actorId: count.actorId,
      actedAt: count.countedAt,
      recordedAt: this.clock.now(),
    });
    await this.store.setOnHand(tx, variantId, count.countedQuantity);
    const counted: StockRow = { ...stock, policy: 'tracked', onHand: count.countedQuantity };
    await this.tellChanges(tx, [{ variantId, before: freeOf(stock), after: freeOf(counted) }]);
    return counted;
  }

  /** Today's stock of variants, by id. */
  stockOf(
    variantIds: readonly string[],
    from: Statements = this.db,
  ): Promise<ReadonlyMap<string, StockRow>> {
    return this.store.readStock(from, variantIds);
  }
}

/** What may still be sold; null where stock is not counted. */
export function freeOf(stock: StockRow | undefined): number | null {
  if (stock === undefined) return 0;
  return stock.policy === 'unlimited' ? null : stock.onHand - stock.reserved;
}
