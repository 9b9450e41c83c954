import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOperation } from '@markthalle/contracts/office-ledger';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EntriesQueries } from './entries.queries.ts';
import { InvolvedQueries } from './involved.queries.ts';

type OperationPage = OutputOf<typeof readOperation>;
type Operation = OperationPage['operation'];

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const OPERATION = `
  select id as "operationId", kind, state, stripe_id as "stripeId", subject_id as "subjectId",
         attempt, idempotency_key as "idempotencyKey", params, result, error, tries, lookups,
         order_id as "orderId", ${iso('created_at')} as "createdAt", ${iso('sent_at')} as "sentAt",
         ${iso('resolved_at')} as "resolvedAt"
    from payments.operation where id = $1`;

/** One call to Stripe as it was frozen, and what was booked for it. */
@Injectable()
export class OperationPageQueries {
  constructor(
    private readonly db: Db,
    private readonly entries: EntriesQueries,
    private readonly involved: InvolvedQueries,
  ) {}

  /** Throws `operation-not-found`. */
  async read(operationId: string): Promise<OperationPage> {
    const row = await this.db.row<Operation & { orderId: string | null }>(OPERATION, [operationId]);
    if (row === null) throw new Problem('operation-not-found');
    const { orderId, ...operation } = row;
    const [entries, involved] = await Promise.all([
      this.entries.where(
        `e.operation_id = $1 or e.balance_transaction_id in (
           select id from reconciliation.balance_transaction where source_id = $2)`,
        [operationId, operation.stripeId],
      ),
      this.involved.behind([orderId, operation.subjectId, operation.stripeId, operation.result]),
    ]);
    return {
      operation: { ...operation, params: withoutPeople(operation.params) },
      entries,
      involved: involved.filter(({ what }) => what !== 'entry'),
    };
  }
}

/** The frozen parameters of a payment page carry the buyer's address; the order's page shows it where it belongs. */
function withoutPeople(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'customer_email'));
}
