import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export interface ChargeRow {
  readonly chargeId: string;
  readonly paymentIntentId: string;
  readonly orderId: string;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly netCents: number;
  readonly balanceTransactionId: string;
  readonly method: string;
  readonly purpose: 'order' | 'duplicate' | 'mismatch';
  readonly createdAt: Date;
}

const COLUMNS = `charge_id as "chargeId", payment_intent_id as "paymentIntentId",
  order_id as "orderId", amount_cents as "amountCents", fee_cents as "feeCents",
  net_cents as "netCents", balance_transaction_id as "balanceTransactionId", method, purpose,
  created_at as "createdAt"`;

@Injectable()
export class ChargesStore {
  constructor(private readonly db: Db) {}

  /** False when this charge is known already. */
  async insert(tx: Tx, charge: ChargeRow): Promise<boolean> {
    const written = await tx.execute(
      `insert into payments.charge (charge_id, payment_intent_id, order_id, amount_cents, fee_cents,
         net_cents, balance_transaction_id, method, purpose, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (charge_id) do nothing`,
      [
        charge.chargeId,
        charge.paymentIntentId,
        charge.orderId,
        charge.amountCents,
        charge.feeCents,
        charge.netCents,
        charge.balanceTransactionId,
        charge.method,
        charge.purpose,
        charge.createdAt,
      ],
    );
    return written === 1;
  }

  /** The charge that paid the order. */
  payingOrder(orderId: string, from: Statements = this.db): Promise<ChargeRow | null> {
    return from.row<ChargeRow>(
      `select ${COLUMNS} from payments.charge where order_id = $1 and purpose = 'order'`,
      [orderId],
    );
  }

  /** What came by some methods since an instant, in cents; money that paid for nothing counts too. */
  async volumeSince(methods: readonly string[], since: Date): Promise<number> {
    const row = await this.db.row<{ cents: number }>(
      `select coalesce(sum(amount_cents), 0)::bigint as cents from payments.charge
        where method = any ($1) and created_at >= $2`,
      [methods, since],
    );
    return row?.cents ?? 0;
  }

  /** Whether a charge or the payment behind it is recorded. */
  async isKnown(chargeOrIntentId: string): Promise<boolean> {
    const row = await this.db.row(
      'select 1 from payments.charge where charge_id = $1 or payment_intent_id = $1',
      [chargeOrIntentId],
    );
    return row !== null;
  }
}
