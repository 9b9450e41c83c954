import { postContestedReleased, postRecoveredEarly } from '@markthalle/domain/disputePostings';
import { invariant } from '@markthalle/domain/invariant';
import { takingOf } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { DisputedShares } from './disputed-shares.ts';
import type { DisputeRow } from './disputes.store.ts';

interface Kept {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly amountCents: number;
}

/**
 * Taking a share back before the bank has decided, because staff hold its producer at fault. The
 * money is kept for the producer (`L.contested`) until the dispute ends.
 */
@Injectable()
export class ContestedService {
  constructor(
    private readonly clock: Clock,
    private readonly shares: DisputedShares,
    private readonly ledger: LedgerFacade,
    private readonly refunds: RefundsFacade,
  ) {}

  /** Takes back what runs have taken of one share. Answers the cents; 0 when there is nothing. */
  async recover(
    tx: Tx,
    dispute: DisputeRow,
    producerOrderId: string,
    by: { readonly accountId: string; readonly note: string },
  ): Promise<number> {
    const { shares } = await this.shares.lock(tx, dispute, 0);
    const share = shares.find((one) => one.producerOrderId === producerOrderId);
    invariant(share !== undefined, 'the share belongs to the disputed order');
    const whole = share.effectOf(share.remaining);
    const keptCents = await this.keptCents(tx, producerOrderId);
    const amountCents = takingOf(share.standing, whole).receivableCents - keptCents;
    if (amountCents <= 0) return 0;
    const at = this.clock.now();
    const { producerId } = share;
    await tx.execute(
      `insert into disputes.early_recovery (dispute_id, producer_order_id, producer_id,
         amount_cents, by, note, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [dispute.id, producerOrderId, producerId, amountCents, by.accountId, by.note, at],
    );
    await this.book(tx, dispute, producerOrderId, postRecoveredEarly({ producerId, amountCents }));
    await this.refunds.startRecovery(tx, {
      producerId,
      producerOrderId,
      orderId: dispute.orderId,
      amountCents,
      cause: { kind: 'dispute', id: dispute.id },
      at,
    });
    return amountCents;
  }

  /** The end of a dispute: what was kept is owed again. */
  async release(tx: Tx, dispute: DisputeRow): Promise<void> {
    const kept = await tx.rows<Kept>(
      `update disputes.early_recovery set released_at = $2
        where dispute_id = $1 and released_at is null
       returning producer_order_id as "producerOrderId", producer_id as "producerId",
                 amount_cents as "amountCents"`,
      [dispute.id, this.clock.now()],
    );
    for (const share of kept) {
      await this.book(tx, dispute, share.producerOrderId, postContestedReleased(share));
    }
  }

  private async keptCents(tx: Tx, producerOrderId: string): Promise<number> {
    const row = await tx.row<{ cents: number }>(
      `select coalesce(sum(amount_cents), 0)::bigint as cents from disputes.early_recovery
        where producer_order_id = $1 and released_at is null`,
      [producerOrderId],
    );
    return row?.cents ?? 0;
  }

  private async book(
    tx: Tx,
    dispute: DisputeRow,
    producerOrderId: string,
    entry: ReturnType<typeof postRecoveredEarly>,
  ): Promise<void> {
    const booked = await this.ledger.book(tx, {
      sourceKind: 'dispute_share',
      sourceId: `${dispute.id}:${producerOrderId}`,
      entry,
      orderId: dispute.orderId,
      chargeId: dispute.chargeId,
      at: this.clock.now(),
    });
    invariant(booked, 'a share is taken back once in a dispute');
  }
}
