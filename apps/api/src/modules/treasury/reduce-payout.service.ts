import { type PlatformPayoutState, payoutStateOf } from '@markthalle/domain/treasury';
import { postPayoutReturned, postPayoutSent } from '@markthalle/domain/treasuryPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { DescribedMovement, ProviderPayout } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { TreasuryStore } from './treasury.store.ts';

/** Stripe has not yet put the movement of a payout on the balance: the queue tries again. */
class MovementMissing extends Error {
  override readonly name = 'MovementMissing';
}

const RANK: Readonly<Record<PlatformPayoutState, number>> = {
  requested: 0,
  withdrawn: 0,
  approved: 1,
  rejected: 1,
  sent: 2,
  paid: 3,
  returned: 4,
};

/**
 * Makes our row and the journal follow a payout of the platform, whoever made it. The same
 * reducer serves events, the sweep and the answer to our own call.
 */
@Injectable()
export class ReducePayoutService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: TreasuryStore,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly incidents: Incidents,
  ) {}

  async reduce(payoutId: string): Promise<void> {
    const readAt = this.clock.now();
    const said = await this.payments.objects.payout(payoutId);
    const movements = await this.payments.objects.movementsOf(payoutId);
    await this.db.transaction(async (tx) => {
      const row = (await this.store.lockPayoutOf(tx, said)) ?? (await this.adopt(tx, said));
      const state = payoutStateOf(said.status);
      if (RANK[state] >= RANK[row.state]) {
        await this.store.followPayout(tx, row.id, state, said, readAt);
      }
      for (const movement of movements) await this.book(tx, said, movement);
      if (state === 'returned') await this.noteReturned(tx, said);
    });
    const isBack = movements.some(({ netCents }) => netCents > 0);
    if (movements.length === 0 || (payoutStateOf(said.status) === 'returned' && !isBack)) {
      throw new MovementMissing(payoutId);
    }
  }

  /** Made in the dashboard or by a schedule: the money has moved, so it is booked, and flagged. */
  private async adopt(tx: Tx, said: ProviderPayout) {
    const id = newId();
    const origin = said.isAutomatic ? 'automatic' : 'dashboard';
    await this.store.insertPayout(tx, {
      id,
      payoutId: said.payoutId,
      origin,
      amountCents: said.amountCents,
      state: 'sent',
      requestedAt: said.createdAt,
    });
    await this.incidents.open(tx, {
      kind: 'payout-unplanned',
      subject: said.payoutId,
      title:
        origin === 'automatic'
          ? 'Stripe zahlt von selbst aus: bitte den Zeitplan auf manuell stellen'
          : 'Auszahlung ohne Freigabe im Dashboard von Stripe',
      details: { payoutId: said.payoutId, amountCents: said.amountCents, origin },
    });
    return { id, state: 'sent' as PlatformPayoutState };
  }

  private async book(tx: Tx, said: ProviderPayout, movement: DescribedMovement): Promise<void> {
    const { amountCents, feeCents, balanceTransactionId } = movement;
    const entry =
      amountCents < 0
        ? postPayoutSent(-amountCents, feeCents)
        : postPayoutReturned(amountCents - feeCents);
    await this.ledger.book(tx, {
      sourceKind: 'payout',
      sourceId: said.payoutId,
      entry,
      balanceTransactionId,
      operationId: said.operationId,
      at: this.clock.now(),
    });
  }

  private noteReturned(tx: Tx, said: ProviderPayout): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'payout-failed',
      subject: said.payoutId,
      title: 'Eine Auszahlung auf das Bankkonto der Genossenschaft ist zurückgekommen',
      details: {
        payoutId: said.payoutId,
        amountCents: said.amountCents,
        status: said.status,
        failureCode: said.failureCode,
      },
    });
  }
}
