import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listReceivables } from '@markthalle/contracts/office-receivables';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type Page = OutputOf<typeof listReceivables>;

const MAX_SHOWN = 50;
const CARRIERS = 'Frachtführer';

/** What is owed to the cooperative, out of the ledger. */
@Injectable()
export class ReceivablesQueries {
  constructor(private readonly db: Db) {}

  async page(reader: string): Promise<Page> {
    return {
      debts: await this.debts(),
      recoveries: await this.recoveries(),
      writeOffs: await this.writeOffs(reader),
    };
  }

  private debts(): Promise<Page['debts']> {
    return this.db.rows<Page['debts'][number]>(
      `select a.producer_id as "producerId", coalesce(m.name, '${CARRIERS}') as name,
              a.code as "accountCode", (a.debit_cents - a.credit_cents)::bigint as "debtCents",
              coalesce(due.credit_cents - due.debit_cents, 0)::bigint as "dueCents",
              coalesce(kept.credit_cents - kept.debit_cents, 0)::bigint as "reserveCents"
         from ledger.account a
         left join producers.producer m on m.id = a.producer_id
         left join ledger.account due on due.code = 'L.due.' || a.producer_id
         left join ledger.account kept on kept.code = 'L.reserve.' || a.producer_id
        where (a.code like 'A.recv.%' and a.code <> 'A.recv.customer')
          and a.debit_cents <> a.credit_cents
        order by 4 desc, 2 limit ${MAX_SHOWN}`,
    );
  }

  private async recoveries(): Promise<Page['recoveries']> {
    const rows = await this.db.rows<
      Omit<Page['recoveries'][number], 'createdAt'> & { createdAt: Date }
    >(
      `select c.id as "recoveryId", m.name as "producerName", c.order_id as "orderId",
              o.number as "orderNumber", c.cause_kind as "causeKind", c.cause_id as "causeId",
              c.amount_cents as "amountCents", c.reserve_cents as "reserveCents",
              c.reversed_cents as "reversedCents", c.created_at as "createdAt"
         from refunds.recovery c
         join producers.producer m on m.id = c.producer_id
         join orders."order" o on o.id = c.order_id
        order by c.created_at desc, c.id limit ${MAX_SHOWN}`,
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }

  private async writeOffs(reader: string): Promise<Page['writeOffs']> {
    const rows = await this.db.rows<{
      writeOffId: string;
      name: string;
      amountCents: number;
      reason: string;
      requestedBy: string;
      requestedByName: string;
      requestedAt: Date;
    }>(
      `select w.id as "writeOffId", coalesce(m.name, '${CARRIERS}') as name,
              w.amount_cents as "amountCents", w.reason, w.requested_by as "requestedBy",
              coalesce(q.display_name, '–') as "requestedByName", w.requested_at as "requestedAt"
         from refunds.write_off w
         left join producers.producer m on m.id = w.producer_id
         left join identity.account q on q.id = w.requested_by
        where w.state = 'requested' order by w.requested_at, w.id limit ${MAX_SHOWN}`,
    );
    return rows.map(({ requestedBy, requestedAt, ...row }) => ({
      ...row,
      requestedByMe: requestedBy === reader,
      requestedAt: requestedAt.toISOString(),
    }));
  }
}
