import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export interface SessionRow {
  readonly sessionId: string;
  readonly orderId: string;
  readonly attempt: number;
  readonly operationId: string;
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly amountCents: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

const COLUMNS = `session_id as "sessionId", order_id as "orderId", attempt,
  operation_id as "operationId", url, status,
  amount_cents as "amountCents", expires_at as "expiresAt", created_at as "createdAt",
  settled_at as "settledAt"`;

@Injectable()
export class SessionsStore {
  constructor(private readonly db: Db) {}

  /** Writes a new session; one that is known already stays as it is. */
  async insert(tx: Tx, session: Omit<SessionRow, 'settledAt'>): Promise<void> {
    await tx.execute(
      `insert into payments.session
         (session_id, order_id, attempt, operation_id, url, status, amount_cents, expires_at,
          created_at, reread_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       on conflict (session_id) do nothing`,
      [
        session.sessionId,
        session.orderId,
        session.attempt,
        session.operationId,
        session.url,
        session.status,
        session.amountCents,
        session.expiresAt,
        session.createdAt,
      ],
    );
  }

  /** Stores what Stripe said at an instant; `isSettled` is for good. */
  async update(
    tx: Tx,
    sessionId: string,
    said: Pick<SessionRow, 'status' | 'url'> & { readonly isSettled: boolean },
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `update payments.session
          set status = $2, url = $3, reread_at = $5,
              settled_at = coalesce(settled_at, case when $4 then $5::timestamptz end)
        where session_id = $1`,
      [sessionId, said.status, said.url, said.isSettled, at],
    );
  }

  read(sessionId: string, from: Statements = this.db): Promise<SessionRow | null> {
    return from.row<SessionRow>(`select ${COLUMNS} from payments.session where session_id = $1`, [
      sessionId,
    ]);
  }

  /** The newest attempt of an order. */
  latestOf(orderId: string, from: Statements = this.db): Promise<SessionRow | null> {
    return from.row<SessionRow>(
      `select ${COLUMNS} from payments.session where order_id = $1 order by attempt desc limit 1`,
      [orderId],
    );
  }

  unsettledOf(orderId: string, from: Statements = this.db): Promise<SessionRow[]> {
    return from.rows<SessionRow>(
      `select ${COLUMNS} from payments.session where order_id = $1 and settled_at is null
        order by attempt`,
      [orderId],
    );
  }

  /** Sessions that may still change, those first that were asked about longest ago. */
  unsettledNotReadSince(before: Date, limit: number): Promise<SessionRow[]> {
    return this.db.rows<SessionRow>(
      `select ${COLUMNS} from payments.session
        where settled_at is null and reread_at <= $1 order by reread_at limit $2`,
      [before, limit],
    );
  }
}
