import type { ServiceConsents } from '@markthalle/domain/undatedService';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

/** A line of an undated service with what decides about its start and its end. */
export interface ServiceLine {
  readonly lineId: string;
  /** Pieces whose price has not gone back. */
  readonly leftQuantity: number;
  readonly consents: ServiceConsents;
  readonly placedAt: Date;
  readonly informedAt: Date | null;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** How far the undated services of orders are; what was said about them never changes. */
@Injectable()
export class ServiceLinesStore {
  /** Null where the line is no service, or not of this part. */
  find(tx: Tx, producerOrderId: string, lineId: string): Promise<ServiceLine | null> {
    return tx.row<ServiceLine>(
      `select l.id as "lineId", l.quantity - l.refunded_quantity as "leftQuantity",
              l.snapshot -> 'service' as consents, o.placed_at as "placedAt",
              o.informed_at as "informedAt", l.service_started_at as "startedAt",
              l.service_completed_at as "completedAt", l.service_withdrawn_at as "withdrawnAt"
         from orders.order_line l
         join orders.producer_order p on p.id = l.producer_order_id
         join orders."order" o on o.id = p.order_id
        where l.id = $2 and p.id = $1 and l.snapshot ? 'service'`,
      [producerOrderId, lineId],
    );
  }

  /** A time that was noted before stays. */
  async noteProgress(tx: Tx, lineId: string, startedAt: Date, completedAt: Date | null) {
    await tx.execute(
      `update orders.order_line
          set service_started_at = coalesce(service_started_at, $2),
              service_completed_at = coalesce(service_completed_at, $3)
        where id = $1`,
      [lineId, startedAt, completedAt],
    );
  }

  async noteWithdrawn(tx: Tx, lineIds: readonly string[], at: Date): Promise<void> {
    await tx.execute(
      `update orders.order_line set service_withdrawn_at = coalesce(service_withdrawn_at, $2)
        where id = any ($1::uuid[])`,
      [lineIds, at],
    );
  }
}
