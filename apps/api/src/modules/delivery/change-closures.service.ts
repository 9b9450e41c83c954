import {
  type addClosure,
  type listClosures,
  MAX_CLOSURE_DAYS,
  MAX_CLOSURES_PER_PRODUCER,
} from '@markthalle/contracts/delivery';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { berlinDateOf, daysBetween } from '@markthalle/domain/dates';
import type { Closure } from '@markthalle/domain/deliveryRun';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { DeliveryQueries } from './delivery.queries.ts';
import { DeliveryStore } from './delivery.store.ts';

/** A producer's holidays. Orders that were promised before keep their dates. */
@Injectable()
export class ChangeClosures {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: DeliveryQueries,
    private readonly store: DeliveryStore,
  ) {}

  async list(producerId: string): Promise<OutputOf<typeof listClosures>> {
    const closures = await this.queries.ownClosures(
      producerId,
      this.today(),
      MAX_CLOSURES_PER_PRODUCER,
    );
    return { closures };
  }

  /** `acceptsOrders`: the producer knows which open orders were promised for these days. */
  async add(
    producerId: string,
    { fromOn, toOn, acceptsOrders }: Closure & { readonly acceptsOrders: boolean },
  ): Promise<OutputOf<typeof addClosure>> {
    const { closures } = await this.list(producerId);
    const isPossible =
      fromOn <= toOn &&
      toOn >= this.today() &&
      daysBetween(fromOn, toOn) < MAX_CLOSURE_DAYS &&
      closures.length < MAX_CLOSURES_PER_PRODUCER;
    if (!isPossible) throw new Problem('closure-not-possible');
    const orders = await this.queries.ordersDuring(producerId, { fromOn, toOn });
    if (orders.length > 0 && !acceptsOrders)
      throw new Problem('closure-touches-orders', { orders });
    const now = this.clock.now();
    await this.db.transaction((tx) =>
      this.store.insertClosure(tx, producerId, { fromOn, toOn }, now),
    );
    return this.list(producerId);
  }

  async remove(producerId: string, closureId: string): Promise<OutputOf<typeof listClosures>> {
    await this.db.transaction((tx) => this.store.removeClosure(tx, producerId, closureId));
    return this.list(producerId);
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}
