import { occasionLabel } from '@markthalle/domain/occasion';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { Localised } from './product-content.ts';
import { RefreshListings } from './refresh-listings.service.ts';

export interface NewDate {
  readonly variantId: string;
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly sellsUntil: string;
  readonly meetingPlace: Localised;
  readonly seats: number;
}

/** A date of an experience is a variant; its seats are that variant's stock. */
@Injectable()
export class DatedVariants {
  constructor(
    private readonly inventory: InventoryFacade,
    private readonly listings: RefreshListings,
    private readonly clock: Clock,
  ) {}

  /** Throws `product-not-found` where there is no variant that names the price. */
  async open(tx: Tx, productId: string, dates: readonly NewDate[]): Promise<void> {
    const basis = await tx.row<{ id: string; last: number }>(
      `select v.id, (select max(position) from catalog.variant a where a.product_id = $1) as last
         from catalog.variant v where v.product_id = $1 and v.starts_at is null
        order by v.position limit 1`,
      [productId],
    );
    if (basis === null) throw new Problem('product-not-found');
    await this.inventory.openMany(
      tx,
      dates.map(({ variantId, seats }) => ({ variantId, quantity: seats })),
    );
    await tx.execute(
      `insert into catalog.variant (id, product_id, label, position, starts_at, ends_at, sells_until,
         meeting_place, dated_of)
       select id, $1, label, $2 + row_number() over (order by starts_at), starts_at, ends_at,
         sells_until, meeting_place, $3
         from jsonb_to_recordset($4::jsonb) as d (id uuid, label jsonb, starts_at timestamptz,
           ends_at timestamptz, sells_until timestamptz, meeting_place jsonb)`,
      [productId, basis.last, basis.id, JSON.stringify(dates.map(dateRow))],
    );
    await this.refresh(tx, [productId]);
  }

  async close(tx: Tx, variantId: string): Promise<void> {
    const row = await tx.row<{ productId: string }>(
      `update catalog.variant set off_sale_at = coalesce(off_sale_at, $2)
        where id = $1 and starts_at is not null returning product_id as "productId"`,
      [variantId, this.clock.now()],
    );
    if (row !== null) await this.refresh(tx, [row.productId]);
  }

  refresh(tx: Tx, productIds: readonly string[]): Promise<void> {
    return this.listings.refresh(tx, productIds, { recount: false });
  }
}

const dateRow = (date: NewDate) => ({
  id: date.variantId,
  label: occasionLabel(date.startsAt),
  starts_at: date.startsAt,
  ends_at: date.endsAt,
  sells_until: date.sellsUntil,
  meeting_place: date.meetingPlace,
});
