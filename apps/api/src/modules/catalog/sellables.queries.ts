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
    const rows = await from.prepared<Sellable>(
      'sellables',
      `select variant_id as "variantId", product_version_id as "productVersionId",
              producer_id as "producerId", slug, price_cents as "priceCents",
              container_deposit_cents as "containerDepositCents", vat_category as "vatCategory",
              own_produce as "ownProduce", ways, cold_chain as "coldChain", lead_time_days as "leadTimeDays",
              min_age as "minAge", withdrawable, snapshot
         from catalog.sellable
        where variant_id = any ($1::uuid[]) and (sells_until is null or sells_until > $2)`,
      [variantIds, this.clock.now()],
    );
    return new Map(rows.map((row) => [row.variantId, row]));
  }
}
