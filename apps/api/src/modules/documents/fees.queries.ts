import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';

/** Commission of one journal entry; negative where it was given back. */
export interface FeeRow {
  readonly entryId: string;
  readonly orderNumber: string;
  readonly bookedOn: string;
  readonly commissionRateBps: number;
  readonly vatRateBps: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly orderId: string;
  /** The commission invoice that this order's commission stands on, if one does. */
  readonly invoiceId: string | null;
}

/** The commission that the ledger holds, seen through what is on paper already. */
@Injectable()
export class FeesQueries {
  /** Producers with commission from before this month that no paper states, by id. */
  async producersToBill(db: Statements, today: string, limit: number): Promise<string[]> {
    const rows = await db.rows<{ producerId: string }>(
      `select distinct fee.producer_id as "producerId" from (${UNBILLED}) fee
        where fee.booked_at < ${monthStart('$1')} order by 1 limit $2`,
      [today, limit],
    );
    return rows.map((row) => row.producerId);
  }

  /**
   * First day of the oldest month that is still to be billed, or null: the month of the oldest
   * commission without a paper, but none that has its papers already.
   */
  async firstMonth(db: Statements, producerId: string): Promise<string | null> {
    const row = await db.row<{ month: string | null }>(
      `select greatest(
                (select date_trunc('month', min(fee.booked_at) at time zone 'Europe/Berlin')
                   from (${UNBILLED}) fee where fee.producer_id = $1),
                (select max(month) + interval '1 month' from documents.document
                  where producer_id = $1 and kind in ('commission_invoice', 'commission_correction'))
              )::date as month
        where exists (select from (${UNBILLED}) fee where fee.producer_id = $1)`,
      [producerId],
    );
    return row?.month ?? null;
  }

  /** All commission of a producer until the end of a month that no paper states yet. */
  until(db: Statements, producerId: string, month: string): Promise<FeeRow[]> {
    return db.rows<FeeRow>(
      `select fee.entry_id as "entryId", fee.order_id as "orderId", part.number as "orderNumber",
              (fee.booked_at at time zone 'Europe/Berlin')::date as "bookedOn",
              part.commission_rate_bps as "commissionRateBps",
              part.commission_vat_rate_bps as "vatRateBps",
              fee.net_cents as "netCents", fee.vat_cents as "vatCents",
              (select d.id from documents.commission_cover c
                 join documents.document d on d.id = c.document_id and d.kind = 'commission_invoice'
                 join ledger.journal_entry other on other.id = c.entry_id
                where c.producer_id = fee.producer_id and other.order_id = fee.order_id
                order by d.issued_at desc, d.id desc limit 1) as "invoiceId"
         from (${UNBILLED}) fee
         join orders.producer_order part
           on part.order_id = fee.order_id and part.producer_id = fee.producer_id
        where fee.producer_id = $1
          and fee.booked_at < ${monthStart(`($2::date + interval '1 month')`)}
        order by fee.booked_at, fee.entry_id`,
      [producerId, month],
    );
  }
}

/** The instant at which a month begins in Germany. */
const monthStart = (day: string): string =>
  `(date_trunc('month', ${day}::timestamp) at time zone 'Europe/Berlin')`;

/** Commission carries the producer on both lines; without the net it is another matter's VAT. */
const UNBILLED = `
  select e.id as entry_id, e.order_id, e.booked_at, p.producer_id,
         sum(case p.side when 'credit' then p.amount_cents else -p.amount_cents end)
           filter (where p.account_code = 'I.commission')::bigint as net_cents,
         coalesce(sum(case p.side when 'credit' then p.amount_cents else -p.amount_cents end)
           filter (where p.account_code = 'L.vat'), 0)::bigint as vat_cents
    from ledger.posting p
    join ledger.journal_entry e on e.id = p.entry_id
   where p.account_code in ('I.commission', 'L.vat') and p.producer_id is not null
     and not exists (select from documents.commission_cover c
                      where c.entry_id = e.id and c.producer_id = p.producer_id)
   group by e.id, p.producer_id
  having count(*) filter (where p.account_code = 'I.commission') > 0`;
