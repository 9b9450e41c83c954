import { createHash } from 'node:crypto';
import { invariant } from '@markthalle/domain/invariant';
import {
  canonicalSnapshot,
  decideShare,
  payoutOf,
  type SnapshotItem,
} from '@markthalle/domain/settlement';
import { next, settlementRunTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type ItemDraft, SettlementStore } from './settlement.store.ts';
import { factsOf, type ShareRow } from './share-facts.ts';

/** More producer orders than one run settles; the rest waits for the next run. */
export const MAX_RUN_ITEMS = 5_000;

export const snapshotHash = (items: readonly SnapshotItem[]): string =>
  createHash('sha256').update(canonicalSnapshot(items)).digest('hex');

/** Freezes what is ready into a run and hands it to a second person at once. */
@Injectable()
export class CreateRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly clock: Clock,
  ) {}

  /** Answers the run's id. Throws `nothing-to-settle` and `run-already-open`. */
  create(createdBy: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const shares = await this.store.lockCandidates(tx, MAX_RUN_ITEMS);
      const items = shares.filter((share) => decideShare(factsOf(share, now)).ready).map(toItem);
      if (items.length === 0) throw new Problem('nothing-to-settle');
      const state = next(settlementRunTable, 'draft', 'submit');
      invariant(state !== null, 'a draft can be handed to review');
      const id = newId();
      const number = await this.store.nextNumber(tx, now);
      await this.store.insertRun(
        tx,
        { id, number, state, snapshotHash: snapshotHash(items), createdBy },
        now,
      );
      await this.store.insertItems(tx, id, items);
      return id;
    });
  }
}

/** A copy of the amounts as they stand now; refunds will be taken off here once there are any. */
function toItem(share: ShareRow): ItemDraft {
  const { chargeId, payoutCents } = share;
  invariant(chargeId !== null, 'a ready share has its charge');
  const amounts = {
    goodsCents: share.goodsCents,
    depositCents: share.depositCents,
    deliveryCents: share.deliveryCents,
    commissionNetCents: share.commissionNetCents,
    commissionVatCents: share.commissionVatCents,
    refundedCents: 0,
  };
  invariant(payoutOf(amounts) === payoutCents, 'the parts of a share make its payout');
  return {
    ...amounts,
    payoutCents,
    chargeId,
    producerOrderId: share.producerOrderId,
    producerId: share.producerId,
    orderId: share.orderId,
    orderNumber: share.orderNumber,
    commissionRateBps: share.commissionRateBps,
    handedOverAt: share.handedOverAt,
  };
}
