import { accountCodes } from '@markthalle/domain/accountCodes';
import { invariant } from '@markthalle/domain/invariant';
import { type Debtor, postDebtPaid, postWrittenOff } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx, violatedConstraint } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';

interface WriteOffRow {
  readonly id: string;
  readonly producerId: string | null;
  readonly amountCents: number;
  readonly state: 'requested' | 'approved' | 'discarded';
  readonly requestedBy: string;
}

/** Ends debts that the waterfall did not: paid into the bank account, or given up by two people. */
@Injectable()
export class WriteOffsService {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerFacade,
    private readonly clock: Clock,
  ) {}

  /** Throws `debt-too-small` and `write-off-open`. Answers the write-off's id. */
  request(draft: {
    readonly producerId: string | null;
    readonly amountCents: number;
    readonly reason: string;
    readonly by: string;
  }): Promise<string> {
    return this.db.transaction(async (tx) => {
      await this.checkDebt(tx, draft.producerId, draft.amountCents);
      const id = newId();
      try {
        await tx.execute(
          `insert into refunds.write_off
             (id, producer_id, amount_cents, reason, state, requested_by, requested_at)
           values ($1, $2, $3, $4, 'requested', $5, $6)`,
          [id, draft.producerId, draft.amountCents, draft.reason, draft.by, this.clock.now()],
        );
      } catch (error) {
        if (violatedConstraint(error) === 'write_off_open') throw new Problem('write-off-open');
        throw error;
      }
      return id;
    });
  }

  /** Throws `write-off-not-found`, `second-person-needed`, `debt-too-small`, `step-not-possible`. */
  approve(writeOffId: string, by: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const writeOff = await this.lockRequested(tx, writeOffId);
      if (writeOff.requestedBy === by) throw new Problem('refund-second-person-needed');
      const { producerId, amountCents } = writeOff;
      await this.checkDebt(tx, producerId, amountCents);
      await this.decide(tx, writeOffId, 'approved', by);
      const booked = await this.ledger.book(tx, {
        sourceKind: 'write_off',
        sourceId: writeOffId,
        entry: postWrittenOff(debtorOf(producerId), amountCents),
        at: this.clock.now(),
      });
      invariant(booked, 'a write-off is approved once');
    });
  }

  /** Throws `write-off-not-found` and `step-not-possible`. */
  discard(writeOffId: string, by: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.lockRequested(tx, writeOffId);
      await this.decide(tx, writeOffId, 'discarded', by);
    });
  }

  /** The debtor has paid into the bank account. Throws `debt-too-small`. */
  recordPaid(payment: {
    readonly producerId: string | null;
    readonly amountCents: number;
  }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { producerId, amountCents } = payment;
      await this.checkDebt(tx, producerId, amountCents);
      await this.ledger.book(tx, {
        sourceKind: 'debt_payment',
        sourceId: newId(),
        entry: postDebtPaid(debtorOf(producerId), amountCents),
        at: this.clock.now(),
      });
    });
  }

  private async checkDebt(tx: Tx, producerId: string | null, amountCents: number): Promise<void> {
    const code =
      producerId === null
        ? accountCodes.receivableFromCarriers()
        : accountCodes.receivable(producerId);
    await this.ledger.lockAccounts(tx, [code]);
    const debtCents = 0 - (await this.ledger.creditOf(code, tx));
    if (amountCents > debtCents) throw new Problem('debt-too-small', { debtCents });
  }

  private async lockRequested(tx: Tx, writeOffId: string): Promise<WriteOffRow> {
    const row = await tx.row<WriteOffRow>(
      `select id, producer_id as "producerId", amount_cents as "amountCents", state,
              requested_by as "requestedBy" from refunds.write_off where id = $1 for update`,
      [writeOffId],
    );
    if (row === null) throw new Problem('write-off-not-found');
    if (row.state !== 'requested') throw new Problem('step-not-possible', { state: row.state });
    return row;
  }

  private async decide(tx: Tx, writeOffId: string, state: string, by: string): Promise<void> {
    await tx.execute(
      'update refunds.write_off set state = $2, decided_by = $3, decided_at = $4 where id = $1',
      [writeOffId, state, by, this.clock.now()],
    );
  }
}

const debtorOf = (producerId: string | null): Debtor =>
  producerId === null ? 'carrier' : { producerId };
