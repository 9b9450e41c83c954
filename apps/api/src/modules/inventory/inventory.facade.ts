import {
  type BundlePart,
  piecesOf,
  scarcestPart,
  shortItems,
} from '@markthalle/domain/bundleStock';
import { freeOnline } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { BundlePartsStore } from './bundle-parts.store.ts';
import { InventoryStore, type StockRow } from './inventory.store.ts';
import { type MovementOrigin, MovementsStore, type StockAct } from './movements.store.ts';
import { RecordMovements, type StockChange } from './record-movements.service.ts';

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

export interface StockCount {
  readonly variantId: string;
  readonly countedQuantity: number;
  readonly clientId: string | null;
  readonly actorId: string | null;
  readonly countedAt: Date;
  readonly origin?: MovementOrigin;
}

type Items = readonly WantedItem[];

/** Stock: movements are the truth, `inventory.stock` is their fold by act time, reservations expire. */
@Injectable()
export class InventoryFacade {
  constructor(
    private readonly db: Db,
    private readonly store: InventoryStore,
    private readonly movements: MovementsStore,
    private readonly bundles: BundlePartsStore,
    private readonly acts: RecordMovements,
    private readonly clock: Clock,
  ) {}

  /** Opens the stock of new variants; `quantity` null means it is not counted. */
  openMany(
    tx: Tx,
    variants: readonly { readonly variantId: string; readonly quantity: number | null }[],
  ): Promise<void> {
    return this.store.insertOpening(tx, variants, this.clock.now());
  }

  /**
   * Holds all items or none, a bundle by its parts: check and hold stand under row locks in a fixed
   * order.
   */
  async reserve(tx: Tx, orderId: string, items: Items, expiresAt: Date): Promise<ReserveDecision> {
    const ids = items.map(({ variantId }) => variantId);
    const { stock, partsOf } = await this.bundles.lockItems(tx, ids, orderId);
    const shortages = shortItems(items, partsOf, (id) => freeOf(stock.get(id)));
    if (shortages.length > 0) return { ok: false, shortages };
    if (partsOf.size > 0) await this.bundles.keepTaken(tx, orderId, partsOf);
    const pieces = piecesOf(items, partsOf);
    await this.store.hold(tx, orderId, pieces, expiresAt, this.clock.now());
    const held = changesOf(stock, pieces, (row, quantity) => ({
      ...row,
      reserved: row.reserved + quantity,
    }));
    await this.acts.settle(tx, held);
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
    // What another transaction reserves from here on is not locked, and so not this payment's.
    if (reserved.length === 0) return 'committed';
    const stock = await this.lock(tx, reserved);
    const released = reserved.filter((item) => item.state === 'released');
    const missing = released.some(({ variantId, quantity }) => {
      const free = freeOf(stock.get(variantId));
      return free !== null && free < quantity;
    });
    if (missing) return 'gone';
    if (released.length > 0) await this.store.hold(tx, orderId, released, at, at);
    await this.store.commit(tx, orderId, at);
    const held = new Set(reserved.flatMap((i) => (i.state === 'held' ? [i.variantId] : [])));
    const sold = reserved.filter((item) => item.state !== 'committed');
    await this.acts.settle(
      tx,
      changesOf(stock, sold, (row, quantity) => ({
        ...row,
        onHand: row.onHand - (isLoweredBy(row, at) ? quantity : 0),
        reserved: row.reserved - (held.has(row.variantId) ? quantity : 0),
      })),
    );
    return 'committed';
  }

  /** Gives held stock back; doing it twice changes nothing. */
  async release(tx: Tx, orderId: string): Promise<number> {
    const items = await this.store.reservationOf(tx, orderId);
    const held = items.filter((item) => item.state === 'held');
    if (held.length === 0) return 0;
    const stock = await this.lock(tx, held);
    const released = await this.store.release(tx, orderId);
    const freed = changesOf(stock, held, (row, quantity) => ({
      ...row,
      reserved: row.reserved - quantity,
    }));
    await this.acts.settle(tx, freed);
    return released;
  }

  /** Sold pieces that never left the shelf, or came back to it, are for sale again. */
  async putBack(tx: Tx, orderId: string, items: Items, at: Date): Promise<void> {
    const ids = items.map(({ variantId }) => variantId);
    const { stock, partsOf } = await this.bundles.lockItems(tx, ids, orderId);
    const known = items.filter(({ variantId }) => stock.has(variantId) || partsOf.has(variantId));
    if (known.length === 0) return;
    const returns = known.map(({ variantId, quantity }) => ({
      ...BY_MARKET,
      variantId,
      kind: 'return' as const,
      delta: quantity,
      countedQuantity: null,
      orderId,
      actedAt: at,
    }));
    await this.acts.record(tx, returns);
  }

  /**
   * What people did at the shelf, at the time at which they did it (ADR 0018). Nothing is refused;
   * where less is left than was promised, a task is raised. A repeated `clientId` changes nothing.
   */
  record(tx: Tx, acts: readonly StockAct[]): Promise<ReadonlyMap<string, StockRow>> {
    return this.acts.record(tx, acts);
  }

  /** What was counted on the shelf; the stock is counted from its first count on. */
  async count(tx: Tx, count: StockCount): Promise<StockRow> {
    const { variantId, countedQuantity, clientId, actorId, countedAt } = count;
    const act = { ...BY_MARKET, variantId, kind: 'count' as const, delta: null, countedQuantity };
    const rows = await this.acts.record(tx, [
      { ...act, clientId, actorId, actedAt: countedAt, origin: count.origin ?? 'portal' },
    ]);
    const row = rows.get(variantId);
    if (row === undefined) throw new Error(`Variant ${variantId} was counted in vain`);
    return row;
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
    const stock = await this.lockOne(tx, variantId);
    if (stock.onHand + delta < stock.reserved) return null;
    const actedAt = this.clock.now();
    const act = { ...BY_MARKET, variantId, kind: 'correction' as const, delta, actorId, actedAt };
    const rows = await this.acts.record(tx, [{ ...act, countedQuantity: null }]);
    return rows.get(variantId) ?? null;
  }

  /** Nothing more is for sale; what orders hold stays held. Of a bundle its scarcest part is gone. */
  async clearShelf(tx: Tx, namedId: string, actorId: string): Promise<void> {
    const { stock, partsOf } = await this.bundles.lockItems(tx, [namedId], null);
    const parts = partsOf.get(namedId);
    const variantId = parts
      ? scarcestPart(parts, (id) => freeOf(stock.get(id)))?.partId
      : stock.get(namedId)?.variantId;
    const countedQuantity = stock.get(variantId ?? '')?.reserved;
    // Of a bundle of things that nobody counts there is nothing to clear.
    if (variantId === undefined || countedQuantity === undefined) return;
    const countedAt = this.clock.now();
    await this.count(tx, { variantId, countedQuantity, clientId: null, actorId, countedAt });
  }

  /**
   * From now on a bundle is there as often as its parts allow; without parts what lies packed is counted anew. Throws
   * `stock-of-parts` where a part is a bundle, or the bundle a part.
   */
  async setParts(
    tx: Tx,
    bundleId: string,
    parts: readonly BundlePart[],
    actorId: string,
  ): Promise<void> {
    const wasBundle = await this.bundles.holdsBundle(tx, [bundleId]);
    if (!wasBundle && parts.length === 0) return;
    const partIds = parts.map(({ partId }) => partId);
    await this.store.lockStock(tx, partIds);
    const bundle = await this.lockOne(tx, bundleId);
    const isNested = bundle.inBundle || (await this.bundles.holdsBundle(tx, partIds));
    if (isNested) throw new Problem('stock-of-parts');
    await this.bundles.setParts(tx, bundleId, parts);
    if (parts.length === 0) return this.clearShelf(tx, bundleId, actorId);
    await this.acts.refoldBundles(tx, [bundle]);
  }

  /**
   * Keeps pieces for the shop floor: from now on they are not sold online. Throws `stock-of-parts` for a bundle, which has
   * no pieces of its own.
   */
  async keepForShop(tx: Tx, variantId: string, shopBuffer: number): Promise<StockRow> {
    if (await this.bundles.holdsBundle(tx, [variantId])) throw new Problem('stock-of-parts');
    const before = await this.lockOne(tx, variantId);
    await this.movements.setShopBuffer(tx, variantId, shopBuffer);
    const after = { ...before, shopBuffer };
    await this.acts.settle(tx, [{ before, after }]);
    return after;
  }

  /** Whether an order ever held one of them, alone or as a bundle. */
  async wasOrdered(tx: Tx, variantIds: readonly string[]): Promise<boolean> {
    const row = await tx.row(
      `select 1 from inventory.reservation where variant_id = any ($1::uuid[])
       union all select 1 from inventory.taken_bundle where bundle_id = any ($1::uuid[]) limit 1`,
      [variantIds],
    );
    return row !== null;
  }

  /** Today's stock of variants, by id. */
  stockOf(
    variantIds: readonly string[],
    from: Statements = this.db,
  ): Promise<ReadonlyMap<string, StockRow>> {
    return this.store.readStock(from, variantIds);
  }

  private lock(tx: Tx, items: Items): Promise<ReadonlyMap<string, StockRow>> {
    return this.store.lockStock(
      tx,
      items.map((item) => item.variantId),
    );
  }

  private async lockOne(tx: Tx, variantId: string): Promise<StockRow> {
    const stock = (await this.store.lockStock(tx, [variantId])).get(variantId);
    if (stock === undefined) throw new Error(`Variant ${variantId} has no stock row`);
    return stock;
  }
}

/** What may still be sold online; null where stock is not counted. */
export function freeOf(stock: StockRow | undefined): number | null {
  return stock === undefined ? 0 : freeOnline(stock);
}

const BY_MARKET = {
  orderId: null,
  clientId: null,
  actorId: null,
  origin: 'market',
  note: null,
} as const;

/** Goods that nobody counts have no number to lower; a count that was made later contains the act. */
const isLoweredBy = ({ policy, countedAt }: StockRow, at: Date): boolean =>
  policy === 'tracked' && (countedAt === null || countedAt <= at);

/** What became of locked stock by an act on its items. */
function changesOf(
  stock: ReadonlyMap<string, StockRow>,
  items: Items,
  act: (row: StockRow, quantity: number) => StockRow,
): StockChange[] {
  return items.flatMap(({ variantId, quantity }) => {
    const before = stock.get(variantId);
    return before === undefined ? [] : [{ before, after: act(before, quantity) }];
  });
}
