import { postTopUpArrived, postTopUpReversed } from '@markthalle/domain/treasuryPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { DescribedMovement, ProviderTopUp } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { type TopUpRow, type TopUpState, TreasuryStore } from './treasury.store.ts';

const RANK: Readonly<Record<TopUpState, number>> = {
  approved: 0,
  rejected: 0,
  pending: 1,
  succeeded: 2,
  failed: 3,
  canceled: 3,
  reversed: 3,
};
const STATES = ['pending', 'succeeded', 'failed', 'canceled', 'reversed'] as const;
const LOST: readonly TopUpState[] = ['failed', 'reversed'];

/** Makes our row and the journal follow a top-up, whoever made it. */
@Injectable()
export class ReduceTopUpService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: TreasuryStore,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly incidents: Incidents,
  ) {}

  async reduce(topUpId: string): Promise<void> {
    const rereadAt = this.clock.now();
    const said = await this.payments.objects.topUp(topUpId);
    const movements = await this.payments.objects.movementsOf(topUpId);
    const state = stateOf(said);
    await this.db.transaction(async (tx) => {
      const row = (await this.store.lockTopUpOf(tx, said)) ?? (await this.adopt(tx, said));
      if (RANK[state] >= RANK[row.state]) {
        const { failureCode } = said;
        await this.store.followTopUp(tx, row.id, { state, topUpId, failureCode, rereadAt });
      }
      for (const movement of movements) await this.book(tx, said, movement);
      if (LOST.includes(state)) await this.noteLost(tx, said);
    });
  }

  private async adopt(tx: Tx, said: ProviderTopUp): Promise<TopUpRow> {
    const id = newId();
    await this.store.insertTopUp(tx, {
      id,
      topUpId: said.topUpId,
      origin: 'dashboard',
      amountCents: said.amountCents,
      state: 'pending',
      requestedAt: said.createdAt,
    });
    await this.incidents.open(tx, {
      kind: 'top-up-unplanned',
      subject: said.topUpId,
      title: 'Auffüllung im Dashboard von Stripe: sie ist gebucht, bitte den Bankauszug prüfen',
      details: { topUpId: said.topUpId, amountCents: said.amountCents },
    });
    return { id, state: 'pending' };
  }

  private async book(tx: Tx, said: ProviderTopUp, movement: DescribedMovement): Promise<void> {
    const { netCents, balanceTransactionId } = movement;
    await this.ledger.book(tx, {
      sourceKind: 'top_up',
      sourceId: said.topUpId,
      entry: netCents > 0 ? postTopUpArrived(netCents) : postTopUpReversed(-netCents),
      balanceTransactionId,
      operationId: said.operationId,
      at: this.clock.now(),
    });
  }

  private noteLost(tx: Tx, said: ProviderTopUp): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'payout-failed',
      subject: said.topUpId,
      title: 'Eine Auffüllung vom Bankkonto der Genossenschaft ist gescheitert',
      details: {
        topUpId: said.topUpId,
        amountCents: said.amountCents,
        status: said.status,
        failureCode: said.failureCode,
      },
    });
  }
}

function stateOf({ topUpId, status }: ProviderTopUp): (typeof STATES)[number] {
  const state = STATES.find((one) => one === status);
  if (state === undefined) throw new Error(`Top-up ${topUpId} has the unknown status ${status}`);
  return state;
}
