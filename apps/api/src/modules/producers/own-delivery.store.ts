import { carrierOf } from '@markthalle/domain/delivery';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { OwnDelivery, WantedWay } from './producer-profile.ts';

/** How a producer delivers, changed as a whole. Tickets belong to experiences and are left alone. */
@Injectable()
export class OwnDeliveryStore {
  async replace(tx: Tx, producerId: string, wanted: OwnDelivery): Promise<void> {
    await tx.execute(
      `update producers.producer set dispatch_weekdays = $2, lead_time_days = $3, tour_code = $4
        where id = $1`,
      [producerId, wanted.dispatchWeekdays, wanted.leadTimeDays, wanted.tourCode],
    );
    await tx.execute(
      `delete from producers.delivery_way
        where producer_id = $1 and way <> 'ticket' and way <> all ($2::text[])`,
      [producerId, wanted.ways.map(({ key }) => key)],
    );
    for (const way of wanted.ways) await this.offer(tx, producerId, way);
  }

  private async offer(tx: Tx, producerId: string, way: WantedWay): Promise<void> {
    await tx.execute(
      `insert into producers.delivery_way (producer_id, way, carried_by, label, price_cents,
                                           free_from_cents, weekdays, min_days, max_days)
       values ($1, $2, $3, $4, $5, $6, '{}', $7, $8)
       on conflict (producer_id, way) do update
         set price_cents = excluded.price_cents, free_from_cents = excluded.free_from_cents,
             -- Parcels leave on the days that were just said, not on those of before.
             weekdays = case delivery_way.carried_by when 'producer' then '{}' else delivery_way.weekdays end`,
      [
        producerId,
        way.key,
        carrierOf(way.key),
        way.label,
        way.priceCents,
        way.freeFromCents,
        way.minDays,
        way.maxDays,
      ],
    );
  }
}
