import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  HandOver,
  handOverByScan,
  handOverTrip,
  readHandOver,
} from '@markthalle/contracts/hand-over';
import { berlinDateOf } from '@markthalle/domain/dates';
import type { ProducerStep } from '@markthalle/domain/fulfilment';
import { parseTripAddress, statusWordOf } from '@markthalle/domain/handOver';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { FulfilmentFacade } from '../fulfilment/fulfilment.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { CodeHashes } from './code-hashes.ts';
import { HandOverQueries, type TripKey, type TripPart } from './hand-over.queries.ts';
import type { Packer } from './open-parts.ts';
import { PackingStore } from './packing.store.ts';
import { tripLabel } from './packing-list.views.ts';

/** Whoever gives goods away has packed them, whatever the phone knew of it. */
const STEPS: readonly ProducerStep[] = ['confirm', 'mark_ready', 'hand_over'];

/** Gives parcels to drivers, carriers and buyers. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly db: Db,
    private readonly queries: HandOverQueries,
    private readonly hashes: CodeHashes,
    private readonly store: PackingStore,
    private readonly steps: FulfilmentFacade,
    private readonly orders: OrdersFacade,
    private readonly clock: Clock,
  ) {}

  /** Throws `trip-not-found` where nothing of this producer leaves with the trip. */
  async read(
    producerId: string,
    { trip: address, language }: ParsedInputOf<typeof readHandOver>,
  ): Promise<OutputOf<typeof readHandOver>> {
    const key = keyOf(producerId, address);
    const parts = await this.queries.partsOf(key);
    const [first] = parts;
    if (first === undefined) throw new Problem('trip-not-found');
    const salt = this.hashes.saltOf(producerId, key.on);
    const waiting = parts.flatMap(({ id, pickup_code: pickupCode, handed_over_at: at }) =>
      pickupCode === null || at !== null ? [] : [{ producerOrderId: id, pickupCode }],
    );
    const hashes = await this.hashes.of(salt, waiting);
    const now = this.clock.now();
    const today = berlinDateOf(now.toISOString());
    return {
      address,
      on: key.on,
      trip: key.trip,
      label: tripLabel(first, language),
      readAt: now.toISOString(),
      salt: waiting.length === 0 ? null : salt,
      crates: first.crates,
      parts: parts.map((part) => toPart(part, hashes.get(part.id) ?? null, today)),
    };
  }

  /** Given to the driver: all or none of these parcels. */
  handOver(
    by: Packer,
    { trip: address, producerOrderIds, crates }: ParsedInputOf<typeof handOverTrip>,
  ): Promise<OutputOf<typeof handOverTrip>> {
    const key = keyOf(by.producerId, address);
    const at = this.clock.now();
    return this.db.transaction(async (tx) => {
      const parts = await this.queries.partsOf(key, tx);
      if (parts.length === 0) throw new Problem('trip-not-found');
      const own = new Set(parts.map(({ id }) => id));
      const ids = [...new Set(producerOrderIds)].sort();
      if (ids.some((id) => !own.has(id))) throw new Problem('producer-order-not-found');
      for (const id of ids) await this.takeAll(tx, by, id, at);
      if (crates !== null) await this.store.noteCrates(tx, key, crates, at);
      return { handedOver: ids.length };
    });
  }

  /** Throws `pickup-code-wrong`, and `handed-over-before` where the goods are gone already. */
  byScan(
    by: Packer,
    { trip: address, code }: ParsedInputOf<typeof handOverByScan>,
  ): Promise<OutputOf<typeof handOverByScan>> {
    const key = keyOf(by.producerId, address);
    return this.db.transaction(async (tx) => {
      const parts = await this.queries.partsOf(key, tx);
      if (parts.length === 0) throw new Problem('trip-not-found');
      const open = parts.filter((part) => opens(part, code));
      // Two orders of one day may carry the same six digits: the one that still waits is meant.
      const part = open.find(({ handed_over_at: at }) => at === null) ?? open[0];
      if (part === undefined) throw new Problem('pickup-code-wrong');
      await this.give(tx, by, part, this.clock.now());
      return { producerOrderId: part.id, number: part.number, buyerName: part.buyer_name };
    });
  }

  /** What a phone did, perhaps without a line: the code is checked here again. */
  async handOverIn(
    tx: Tx,
    by: Packer,
    act: { readonly producerOrderId: string; readonly code: string | null; readonly actedAt: Date },
  ): Promise<void> {
    const part = await this.queries.partOf(tx, by.producerId, act.producerOrderId);
    if (part === null) throw new Problem('producer-order-not-found');
    if (act.code !== null && !opens(part, act.code)) throw new Problem('pickup-code-wrong');
    if (act.code === null) return this.takeAll(tx, by, part.id, act.actedAt);
    return this.give(tx, by, part, act.actedAt);
  }

  noteCratesIn(
    tx: Tx,
    by: Packer,
    act: { readonly trip: string; readonly crates: number; readonly actedAt: Date },
  ): Promise<void> {
    return this.store.noteCrates(tx, keyOf(by.producerId, act.trip), act.crates, act.actedAt);
  }

  /** A code is used once: whoever shows it again, here or at another place, gets nothing again. */
  private async give(tx: Tx, by: Packer, part: TripPart, at: Date): Promise<void> {
    const locked = await this.orders.lockProducerOrder(tx, part.id, by.producerId);
    if (locked?.state === 'handed_over' || locked?.state === 'completed') {
      throw new Problem('handed-over-before', { number: part.number });
    }
    await this.takeAll(tx, by, part.id, at);
  }

  private async takeAll(tx: Tx, by: Packer, id: string, at: Date): Promise<void> {
    for (const step of STEPS) await this.steps.takeStep(tx, by, id, step, at);
  }
}

function keyOf(producerId: string, address: string): TripKey {
  const parsed = parseTripAddress(address);
  if (parsed === null) throw new Problem('trip-not-found');
  return { producerId, ...parsed };
}

/** Digits as people read them out ("123 456"), or the number on a parcel in any case. */
function opens(part: TripPart, code: string): boolean {
  const plain = code.replace(/\s/g, '').toLowerCase();
  return plain === part.pickup_code || plain === part.number.toLowerCase();
}

const toPart = (
  part: TripPart,
  codeHash: string | null,
  today: string,
): HandOver['parts'][number] => ({
  producerOrderId: part.id,
  number: part.number,
  buyerName: part.buyer_name,
  state: part.state,
  word: statusWordOf({ state: part.state, handOverOn: part.hand_over_on }, today),
  way: part.way,
  minAge: part.min_age,
  handedOverAt: part.handed_over_at?.toISOString() ?? null,
  codeHash,
});
