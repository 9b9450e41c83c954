import { invariant } from '@markthalle/domain/invariant';
import type { EntryDraft } from '@markthalle/domain/journalEntry';
import { postItemApproved, postReserve, postTransferCreated } from '@markthalle/domain/postings';
import {
  postChangeOffset,
  postItemGivenBack,
  postOffset,
  postReserveReleased,
} from '@markthalle/domain/settlementPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { ItemRow } from './run-rows.ts';
import { StandingsQueries } from './standings.queries.ts';

/** What a run item does to the ledger (E4, E8), entry by entry. */
@Injectable()
export class BookItem {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly standings: StandingsQueries,
    private readonly clock: Clock,
  ) {}

  /** The item is approved: reserve out or in, claim offset, the rest is in flight. */
  async approved(tx: Tx, item: ItemRow): Promise<void> {
    const amount = (amountCents: number) => ({ producerId: item.producerId, amountCents });
    if (item.kind === 'reserve') {
      await this.book(tx, item, postReserveReleased(amount(item.carriedCents)));
    }
    if (item.reserveCents > 0) await this.book(tx, item, postReserve(amount(item.reserveCents)));
    if (item.offsetCents > 0) await this.book(tx, item, postOffset(amount(item.offsetCents)));
    if (item.transferCents > 0) {
      await this.book(tx, item, postItemApproved(amount(item.transferCents)));
    }
  }

  /** Stripe made the transfer. */
  async transferred(tx: Tx, item: ItemRow, balanceTransactionId: unknown): Promise<void> {
    invariant(typeof balanceTransactionId === 'string', 'a transfer moves the balance');
    const { producerId, transferCents: amountCents } = item;
    const entry = postTransferCreated({ producerId, amountCents });
    await this.book(tx, item, entry, balanceTransactionId);
  }

  /**
   * The item is given back: everything that its approval did is undone. Of its reserve only what
   * recovery has left comes back; what it has used pays a claim already.
   */
  async givenBack(tx: Tx, item: ItemRow): Promise<void> {
    const { producerId, transferCents, offsetCents } = item;
    const { reserveCents: leftCents } = await this.standings.of(tx, producerId);
    const reserveCents = Math.min(item.reserveCents, Math.max(leftCents, 0));
    const to = item.kind === 'reserve' ? 'reserve' : 'due';
    const amounts = { transferCents, reserveCents, offsetCents };
    await this.book(tx, item, postItemGivenBack({ producerId, to, ...amounts }));
  }

  /**
   * The share of an item that was given back is worth `lessCents` less than when it was approved:
   * that much of the claim which the reduction made is paid with it at once, so that nobody is paid
   * for what was refunded. What recovery has collected elsewhere meanwhile stays due.
   */
  async changeOffset(tx: Tx, item: ItemRow, lessCents: number): Promise<void> {
    const { producerId } = item;
    const { receivableCents } = await this.standings.of(tx, producerId);
    const amountCents = Math.min(lessCents, receivableCents);
    if (amountCents <= 0) return;
    await this.book(tx, item, postChangeOffset({ producerId, amountCents }));
  }

  private async book(
    tx: Tx,
    item: ItemRow,
    entry: EntryDraft,
    balanceTransactionId: string | null = null,
  ): Promise<void> {
    const booked = await this.ledger.book(tx, {
      sourceKind: 'run_item',
      sourceId: item.id,
      entry,
      orderId: item.orderId,
      chargeId: item.chargeId,
      operationId: item.operationId,
      balanceTransactionId,
      at: this.clock.now(),
    });
    invariant(booked, `${entry.step} of item ${item.id} is booked once`);
  }
}
