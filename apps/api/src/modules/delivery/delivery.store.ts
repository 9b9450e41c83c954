import type { Closure } from '@markthalle/domain/deliveryRun';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { RunImport, SurchargeImport } from './delivery-data.ts';

@Injectable()
export class DeliveryStore {
  async insertRun(tx: Tx, run: RunImport): Promise<void> {
    await tx.execute(
      `insert into delivery.run (code, kind, label, chilled, weekdays, lead_days, cut_off_hour, areas)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        run.code,
        run.kind,
        run.label,
        run.chilled,
        run.weekdays,
        run.leadDays,
        run.cutOffHour,
        JSON.stringify(run.areas),
      ],
    );
    await tx.execute(
      `insert into delivery.run_stop (run_code, position, place)
       select $1, position, place from unnest($2::text[]) with ordinality as s (place, position)`,
      [run.code, run.stops],
    );
    for (const { on, movedToOn, reason } of run.exceptions) {
      await tx.execute(
        `insert into delivery.run_exception (run_code, on_day, moved_to_on, reason)
         values ($1, $2, $3, $4)`,
        [run.code, on, movedToOn, reason],
      );
    }
    for (const { way, validFrom, priceCents } of run.fees) {
      await tx.execute(
        `insert into delivery.fee (run_code, way, valid_from, price_cents)
         values ($1, $2, $3, $4)`,
        [run.code, way, validFrom, priceCents],
      );
    }
    await this.insertPoints(tx, run);
  }

  private async insertPoints(tx: Tx, run: RunImport): Promise<void> {
    for (const point of run.points) {
      await tx.execute(
        `insert into delivery.pickup_point (id, slug, run_code, name, street, postcode, town, latitude,
           longitude, opening, cool_box, attended)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          point.pointId,
          point.slug,
          run.code,
          point.name,
          point.street,
          point.postcode,
          point.town,
          point.latitude,
          point.longitude,
          point.opening,
          point.coolBox,
          point.attended,
        ],
      );
    }
  }

  async insertSurcharge(tx: Tx, { kind, validFrom, priceCents }: SurchargeImport): Promise<void> {
    await tx.execute(
      'insert into delivery.surcharge (kind, valid_from, price_cents) values ($1, $2, $3)',
      [kind, validFrom, priceCents],
    );
  }

  async insertClosure(tx: Tx, producerId: string, closure: Closure, now: Date): Promise<string> {
    const id = newId();
    await tx.execute(
      `insert into delivery.closure (id, producer_id, from_on, to_on, created_at)
       values ($1, $2, $3, $4, $5)`,
      [id, producerId, closure.fromOn, closure.toOn, now],
    );
    return id;
  }

  /** Answers how many were removed: none where it is not the producer's. */
  removeClosure(tx: Tx, producerId: string, closureId: string): Promise<number> {
    return tx.execute('delete from delivery.closure where id = $1 and producer_id = $2', [
      closureId,
      producerId,
    ]);
  }
}
