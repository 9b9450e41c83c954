import type { AnnouncedPrice } from '@markthalle/contracts/price';
import type { CatchWeight } from '@markthalle/domain/catchWeight';
import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { ColdChain } from '@markthalle/domain/deliveryLaw';
import type { Occasion } from '@markthalle/domain/occasion';
import type { VatCategory } from '@markthalle/domain/tax';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import type { Localised, NamedBundleItem } from './product-content.ts';

/** Today's facts of a variant that cart and checkout need; frozen into the order at sale. */
export interface Sellable {
  readonly variantId: string;
  readonly productVersionId: string;
  readonly producerId: string;
  readonly slug: string;
  readonly priceCents: number;
  readonly containerDepositCents: number;
  readonly vatCategory: VatCategory;
  readonly ownProduce: boolean;
  readonly ways: readonly DeliveryWayKey[];
  readonly coldChain: ColdChain;
  readonly leadTimeDays: number;
  readonly minAge: number | null;
  readonly withdrawable: boolean;
  readonly snapshot: {
    readonly name: Localised;
    readonly unitLabel: Localised;
    /** Weighed at packing: the price is the most that is paid; absent: it is fixed. */
    readonly catchWeight?: CatchWeight;
    /** What a bundle holds; absent: no bundle. */
    readonly bundle?: readonly NamedBundleItem[];
    readonly variantLabel: Localised | null;
    readonly productSlug: string;
    readonly picture: {
      readonly id: string;
      readonly width: number;
      readonly height: number;
    } | null;
    readonly containerSystem: 'MEHRWEG' | 'EINWEG' | null;
    readonly announced: AnnouncedPrice | null;
    readonly withdrawalReason: string | null;
    readonly origin: Localised | null;
    /** Null: without a date. */
    readonly occasion: Occasion | null;
  };
}

/** A row of `catalog.sellable` as a `Sellable`: the one place that knows both. */
export const sellableJson = (row: string): string => `jsonb_build_object(
  'variantId', ${row}.variant_id, 'productVersionId', ${row}.product_version_id,
  'producerId', ${row}.producer_id, 'slug', ${row}.slug, 'priceCents', ${row}.price_cents,
  'containerDepositCents', ${row}.container_deposit_cents, 'vatCategory', ${row}.vat_category,
  'ownProduce', ${row}.own_produce, 'ways', ${row}.ways, 'coldChain', ${row}.cold_chain,
  'leadTimeDays', ${row}.lead_time_days, 'minAge', ${row}.min_age,
  'withdrawable', ${row}.withdrawable, 'snapshot', ${row}.snapshot)`;

@Injectable()
export class SellablesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Those of the variants that are on sale today. */
  async read(
    variantIds: readonly string[],
    from: Statements = this.db,
  ): Promise<ReadonlyMap<string, Sellable>> {
    const rows = await from.prepared<{ sellable: Sellable }>(
      'sellables',
      `select ${sellableJson('s')} as sellable from catalog.sellable s
        where s.variant_id = any ($1::uuid[]) and (s.sells_until is null or s.sells_until > $2)`,
      [variantIds, this.clock.now()],
    );
    return new Map(rows.map(({ sellable }) => [sellable.variantId, sellable]));
  }
}
