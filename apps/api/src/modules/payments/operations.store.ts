import type { OperationState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import type { OperationKind } from './operation-kinds.ts';

/** One call that changes something at Stripe, with the parameters it is sent with, however often. */
export interface OperationRow {
  readonly id: string;
  readonly kind: OperationKind;
  readonly subjectId: string;
  readonly attempt: number;
  readonly idempotencyKey: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly state: OperationState;
  readonly stripeId: string | null;
  readonly error: Readonly<Record<string, unknown>> | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly tries: number;
  readonly lookups: number;
  readonly lookedUpAt: Date | null;
  readonly orderId: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

export type NewOperation = Pick<
  OperationRow,
  'id' | 'kind' | 'subjectId' | 'attempt' | 'idempotencyKey' | 'params' | 'orderId' | 'createdAt'
>;

/** It may still happen, or have happened. */
export const isUnanswered = ({ state }: Pick<OperationRow, 'state'>): boolean =>
  state === 'planned' || state === 'sent' || state === 'unknown';

const COLUMNS = `id, kind, subject_id as "subjectId", attempt, idempotency_key as "idempotencyKey",
  params, state, stripe_id as "stripeId", error, result, tries, lookups,
  looked_up_at as "lookedUpAt", order_id as "orderId", created_at as "createdAt",
  sent_at as "sentAt"`;

@Injectable()
export class OperationsStore {
  constructor(private readonly db: Db) {}

  async insert(tx: Tx, operation: NewOperation): Promise<void> {
    await tx.execute(
      `insert into payments.operation
         (id, kind, subject_id, attempt, idempotency_key, params, state, order_id, created_at)
       values ($1, $2, $3, $4, $5, $6, 'planned', $7, $8)`,
      [
        operation.id,
        operation.kind,
        operation.subjectId,
        operation.attempt,
        operation.idempotencyKey,
        JSON.stringify(operation.params),
        operation.orderId,
        operation.createdAt,
      ],
    );
  }

  /** Holds back a second planner of the same thing until the first has committed. */
  async lockSubject(tx: Tx, kind: OperationKind, subjectId: string): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `operation:${kind}:${subjectId}`,
    ]);
  }

  latest(from: Statements, kind: OperationKind, subjectId: string): Promise<OperationRow | null> {
    return from.row<OperationRow>(
      `select ${COLUMNS} from payments.operation where kind = $1 and subject_id = $2
        order by attempt desc limit 1`,
      [kind, subjectId],
    );
  }

  read(operationId: string, from: Statements = this.db): Promise<OperationRow | null> {
    return from.row<OperationRow>(`select ${COLUMNS} from payments.operation where id = $1`, [
      operationId,
    ]);
  }

  lock(tx: Tx, operationId: string): Promise<OperationRow | null> {
    return tx.row<OperationRow>(
      `select ${COLUMNS} from payments.operation where id = $1 for update`,
      [operationId],
    );
  }

  /** Takes the lease and marks the call as sent; null when it is decided or another worker has it. */
  claim(tx: Tx, operationId: string, now: Date, leaseUntil: Date): Promise<OperationRow | null> {
    return tx.row<OperationRow>(
      `update payments.operation
          set state = 'sent', tries = tries + 1, sent_at = coalesce(sent_at, $2), lease_until = $3
        where id = $1 and state in ('planned', 'sent', 'unknown')
          and (lease_until is null or lease_until <= $2)
       returning ${COLUMNS}`,
      [operationId, now, leaseUntil],
    );
  }

  async resolve(
    tx: Tx,
    operationId: string,
    change: {
      readonly state: OperationState;
      readonly stripeId?: string | null;
      readonly result?: Readonly<Record<string, unknown>> | null;
      readonly error?: object | null;
      readonly resolvedAt: Date | null;
    },
  ): Promise<void> {
    await tx.execute(
      `update payments.operation
          set state = $2, stripe_id = coalesce($3, stripe_id), result = coalesce($4, result),
              error = $5, resolved_at = $6, lease_until = null
        where id = $1`,
      [
        operationId,
        change.state,
        change.stripeId ?? null,
        change.result == null ? null : JSON.stringify(change.result),
        change.error == null ? null : JSON.stringify(change.error),
        change.resolvedAt,
      ],
    );
  }

  async noteLookup(tx: Tx, operationId: string, at: Date): Promise<void> {
    await tx.execute(
      `update payments.operation
          set state = 'unknown', lookups = lookups + 1, looked_up_at = $2, lease_until = null
        where id = $1`,
      [operationId, at],
    );
  }

  /** Calls without an answer whose sender is gone: oldest first. */
  openSince(
    before: Date,
    now: Date,
    limit: number,
  ): Promise<{ id: string; kind: OperationKind }[]> {
    return this.db.rows(
      `select id, kind from payments.operation
        where state in ('planned', 'sent', 'unknown') and created_at <= $1
          and (lease_until is null or lease_until <= $2)
        order by created_at limit $3`,
      [before, now, limit],
    );
  }
}
