import type { StoredFile } from '@markthalle/contracts/documents';
import type { TaxRecord } from '@markthalle/documents/tax-records-csv';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { assertUsable, inPeriod, madeFile, type Period } from './export-period.ts';

const MAX_RECORDS = 200_000;

/**
 * The records of § 22f(1) UStG: each paid line with its seller, places, time and amount. They are
 * what the sale froze, so there is nothing to keep twice (LAW-UST-10).
 */
@Injectable()
export class ExportTaxRecordsService {
  constructor(private readonly db: Db) {}

  /** Throws `period-not-usable` and `export-too-large`. */
  async export(period: Period): Promise<StoredFile> {
    assertUsable(period);
    const { fromOn, toOn } = period;
    const records = await this.db.rows<TaxRecord>(RECORDS, [fromOn, toOn, MAX_RECORDS + 1]);
    if (records.length > MAX_RECORDS) throw new Problem('export-too-large');
    const { taxRecordsCsv } = await import('@markthalle/documents/tax-records-csv');
    const bytes = Buffer.from(taxRecordsCsv(records), 'utf8');
    return madeFile(`22f-UStG_${fromOn}_${toOn}.csv`, 'text/csv; charset=utf-8', bytes);
  }
}

const RECORDS = `
  select p.seller ->> 'legalName' as "producerName",
         concat_ws(', ', p.seller ->> 'street',
           concat_ws(' ', p.seller ->> 'postcode', p.seller ->> 'town')) as "producerAddress",
         p.seller ->> 'email' as "producerEmail", p.seller ->> 'vatId' as "vatId",
         p.seller ->> 'taxNumber' as "taxNumber",
         (select a.stripe_account_id from producers.stripe_account a
           where a.producer_id = p.producer_id and a.replaced_at is null) as "paymentAccount",
         concat_ws(' ', p.seller ->> 'postcode', p.seller ->> 'town') as "placeOfDeparture",
         coalesce(concat_ws(' ', o.postcode, o.town),
           concat_ws(' ', p.seller ->> 'postcode', p.seller ->> 'town')) as "placeOfDestination",
         p.number as "orderNumber", (o.paid_at at time zone 'Europe/Berlin')::date as "paidOn",
         (p.handed_over_at at time zone 'Europe/Berlin')::date as "suppliedOn",
         l.snapshot -> 'name' ->> 'de' as goods, l.quantity,
         l.goods_cents + l.deposit_cents as "grossCents"
    from orders."order" o
    join orders.producer_order p on p.order_id = o.id
    join orders.order_line l on l.producer_order_id = p.id
   where o.paid_at is not null and ${inPeriod('o.paid_at')}
   order by o.paid_at, p.number, l.position limit $3`;
