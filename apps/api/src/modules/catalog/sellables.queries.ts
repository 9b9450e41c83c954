import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { VatCategory } from '@markthalle/domain/tax';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import type { Localised } from './product-content.ts';

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
  readonly leadTimeDays: number;
  readonly minAge: number | null;
  readonly withdrawable: boolean;
  readonly snapshot: {
    readonly name: Localised;
    readonly unitLabel: Localised;
    readonly variantLabel: Localised | null;
    readonly productSlug: string;
    readonly picture: {
      readonly id: string;
      readonly width: number;
      readonly height: number;
    } | null;
    readonly withdrawalReason: string | null;
    readonly origin: Localised | null;
  };
}

@Injectable()
export class SellablesQueries {
  constructor(private readonly db: Db) {}

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
              own_produce as "ownProduce", ways, lead_time_days as "leadTimeDays",
              min_age as "minAge", withdrawable, snapshot
         from catalog.sellable where variant_id = any ($1::uuid[])`,
      [variantIds],
    );
    return new Map(rows.map((row) => [row.variantId, row]));
  }
}
