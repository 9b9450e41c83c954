import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

/** A charge with what disputes did to it; amounts in cents. */
export interface DisputedCharge {
  readonly chargeId: string;
  readonly orderId: string;
  readonly amountCents: number;
  readonly method: string;
  readonly purpose: 'order' | 'duplicate' | 'mismatch';
  /** Withdrawn by disputes and not given back. */
  readonly disputedCents: number;
  /** A bank has not decided yet: refunds of it are refused. */
  readonly isInDispute: boolean;
}

const COLUMNS = `charge_id as "chargeId", order_id as "orderId", amount_cents as "amountCents", method,
  purpose, disputed_cents as "disputedCents", in_dispute as "isInDispute"`;

/** What disputes leave on charges, kept here so that refunds and checkout may ask. */
@Injectable()
export class DisputedChargesStore {
  constructor(private readonly db: Db) {}

  find(chargeId: string, from: Statements = this.db): Promise<DisputedCharge | null> {
    return from.row<DisputedCharge>(`select ${COLUMNS} from payments.charge where charge_id = $1`, [
      chargeId,
    ]);
  }

  /** The same, with its row locked: what disputes and refunds take of a charge waits here. */
  lock(tx: Tx, chargeId: string): Promise<DisputedCharge | null> {
    return tx.row<DisputedCharge>(
      `select ${COLUMNS} from payments.charge where charge_id = $1 for update`,
      [chargeId],
    );
  }

  /** Writes what all disputes of a charge come to; a returned debit stays returned. */
  async note(
    tx: Tx,
    chargeId: string,
    sum: {
      readonly disputedCents: number;
      readonly isInDispute: boolean;
      readonly returnedAt: Date | null;
    },
  ): Promise<void> {
    await tx.execute(
      `update payments.charge
          set disputed_cents = $2, in_dispute = $3, returned_at = coalesce(returned_at, $4)
        where charge_id = $1`,
      [chargeId, sum.disputedCents, sum.isInDispute, sum.returnedAt],
    );
  }

  /** Whether a direct debit of this account was ever taken back by its bank. */
  async hasReturnedDebit(accountId: string, from: Statements = this.db): Promise<boolean> {
    const row = await from.row(
      `select 1 from payments.charge c join orders."order" o on o.id = c.order_id
        where o.account_id = $1 and c.returned_at is not null limit 1`,
      [accountId],
    );
    return row !== null;
  }
}
