import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readEntry } from '@markthalle/contracts/office-ledger';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EntriesQueries } from './entries.queries.ts';

type EntryPage = OutputOf<typeof readEntry>;
type Behind = Omit<EntryPage, 'entry' | 'neighbours'>;

const BEHIND = `
  select e.source_kind as "sourceKind", e.source_id as "sourceId", e.charge_id as "chargeId",
         e.balance_transaction_id as "balanceTransactionId",
         case when x.id is null then null else jsonb_build_object('operationId', x.id,
           'kind', x.kind, 'state', x.state, 'stripeId', x.stripe_id) end as operation,
         case when t.id is null then null else jsonb_build_object('balanceTransactionId', t.id,
           'type', t.type, 'amountCents', t.amount_cents, 'feeCents', t.fee_cents,
           'netCents', t.net_cents, 'sourceId', t.source_id, 'createdAt',
           to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as movement
    from ledger.journal_entry e
    left join reconciliation.balance_transaction t on t.id = e.balance_transaction_id
    left join lateral (
      select o.* from payments.operation o
       where o.id = e.operation_id or (e.operation_id is null and t.source_id is not null
                                       and o.stripe_id = t.source_id)
       order by o.created_at desc limit 1) x on true
   where e.id = $1`;

/** Everything behind one journal entry. */
@Injectable()
export class EntryPageQueries {
  constructor(
    private readonly db: Db,
    private readonly entries: EntriesQueries,
  ) {}

  /** Throws `ledger-entry-not-found`. */
  async read(entryId: string): Promise<EntryPage> {
    const [[entry], behind] = await Promise.all([
      this.entries.where('e.id = $1', [entryId]),
      this.db.row<Behind>(BEHIND, [entryId]),
    ]);
    if (entry === undefined || behind === null) throw new Problem('ledger-entry-not-found');
    const neighbours =
      entry.orderId === null
        ? []
        : await this.entries.where('e.order_id = $1 and e.id <> $2', [entry.orderId, entryId]);
    return { entry, ...behind, neighbours };
  }
}
