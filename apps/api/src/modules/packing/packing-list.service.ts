import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  MAX_PARCELS,
  type noteBatches,
  type packOrders,
  type readPackingList,
  type tickPacking,
} from '@markthalle/contracts/packing';
import { berlinDateOf } from '@markthalle/domain/dates';
import { deadlineOf } from '@markthalle/domain/handOver';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { FulfilmentFacade } from '../fulfilment/fulfilment.facade.ts';
import type { Packer } from './open-parts.ts';
import { PackingStore } from './packing.store.ts';
import { PackingListQueries } from './packing-list.queries.ts';
import { toLine, toParcel, toSums, toTrips } from './packing-list.views.ts';

/** The list by which a farm packs one day. */
@Injectable()
export class PackingListService {
  constructor(
    private readonly db: Db,
    private readonly queries: PackingListQueries,
    private readonly store: PackingStore,
    private readonly steps: FulfilmentFacade,
    private readonly clock: Clock,
  ) {}

  async read(
    producerId: string,
    { on, language }: ParsedInputOf<typeof readPackingList>,
  ): Promise<OutputOf<typeof readPackingList>> {
    const found = await this.queries.ofDay(producerId, on);
    const rows = found.slice(0, MAX_PARCELS);
    const now = this.clock.now();
    const today = berlinDateOf(now.toISOString());
    return {
      on,
      readAt: now.toISOString(),
      deadlineAt: deadlineOf(on).toISOString(),
      products: toSums(rows, language),
      parcels: rows.map((row) => toParcel(row, language, today)),
      hasMore: found.length > MAX_PARCELS,
      trips: toTrips(rows, language),
    };
  }

  tick(producerId: string, { on, ticks }: ParsedInputOf<typeof tickPacking>): Promise<number> {
    const at = this.clock.now();
    return this.db.transaction((tx) => this.store.tick(tx, { producerId, on }, ticks, at));
  }

  /** Throws `order-line-not-found` where one of the lines is not this producer's; then none is noted. */
  noteBatches(
    producerId: string,
    { batches }: ParsedInputOf<typeof noteBatches>,
  ): Promise<OutputOf<typeof noteBatches>> {
    const at = this.clock.now();
    return this.db.transaction(async (tx) => {
      const noted = await this.store.noteBatches(tx, producerId, batches, at);
      if (noted !== batches.length) throw new Problem('order-line-not-found');
      return { noted };
    });
  }

  /**
   * All or none. Throws `packing-weight-missing`, and `packing-dates-missing` as long as nobody has
   * said that the dates stand on the goods (LAW-FOOD-2).
   */
  pack(
    by: Packer,
    { producerOrderIds, datesChecked }: ParsedInputOf<typeof packOrders>,
  ): Promise<OutputOf<typeof packOrders>> {
    const ids = [...new Set(producerOrderIds)].sort();
    return this.db.transaction(async (tx) => {
      const rows = await this.queries.ofParts(by.producerId, ids, tx);
      if (rows.length !== ids.length) throw new Problem('producer-order-not-found');
      const lines = rows.flatMap((row) => row.lines.map((line) => toLine(line, 'de')));
      const open = lines.filter(({ pieces }) => pieces > 0);
      if (open.some(({ byWeight }) => byWeight?.grams === null)) {
        throw new Problem('packing-weight-missing');
      }
      if (!datesChecked && open.some(({ lacksBatch }) => lacksBatch)) {
        throw new Problem('packing-dates-missing');
      }
      for (const id of ids) {
        await this.steps.takeStep(tx, by, id, 'confirm');
        await this.steps.takeStep(tx, by, id, 'mark_ready');
      }
      return { packed: ids.length };
    });
  }
}
