import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

/** Single trips: the order of their stops, whether they were let go, and which orders left them. */
@Injectable()
export class TripsStore {
  constructor(private readonly clock: Clock) {}

  async setStopOrder(tx: Tx, runCode: string, on: string, keys: readonly string[]): Promise<void> {
    await tx.execute(
      `insert into delivery.trip (run_code, on_day, stop_order) values ($1, $2, $3)
       on conflict (run_code, on_day) do update set stop_order = excluded.stop_order`,
      [runCode, on, keys],
    );
  }

  /** Null takes the release back. Answers false where it was so already. */
  async setReleased(tx: Tx, runCode: string, on: string, by: string | null): Promise<boolean> {
    const changed = await tx.execute(
      `insert into delivery.trip (run_code, on_day, released_at, released_by)
       values ($1, $2, $3, $4)
       on conflict (run_code, on_day) do update
         set released_at = excluded.released_at, released_by = excluded.released_by
       where (trip.released_by is null) <> (excluded.released_by is null)`,
      [runCode, on, by === null ? null : this.clock.now(), by],
    );
    return changed === 1;
  }

  async noteMoved(
    tx: Tx,
    moved: {
      readonly producerOrderIds: readonly string[];
      readonly runCode: string;
      readonly fromOn: string;
      readonly toOn: string | null;
      readonly by: string;
    },
  ): Promise<void> {
    const { producerOrderIds, runCode, fromOn, toOn, by } = moved;
    await tx.execute(
      `insert into delivery.moved_order (id, producer_order_id, run_code, from_on, to_on, moved_at,
         moved_by)
       select * from unnest($1::uuid[], $2::uuid[]) as p (id, part),
         lateral (select $3::text, $4::date, $5::date, $6::timestamptz, $7::uuid) as w`,
      [
        producerOrderIds.map(() => newId()),
        producerOrderIds,
        runCode,
        fromOn,
        toOn,
        this.clock.now(),
        by,
      ],
    );
  }
}
