import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listOfficeProducers, readOfficeProducer } from '@markthalle/contracts/office-catalog';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type ProducerRow = OutputOf<typeof listOfficeProducers>['producers'][number];
type ProducerPage = OutputOf<typeof readOfficeProducer>;

const TAX_STATUS = `(select t.tax_status from producers.tax_status t
   where t.producer_id = p.id and t.valid_from <= $1 order by t.valid_from desc limit 1)`;

const LIST = `
select p.id as "producerId", p.slug, p.name, p.town, ${TAX_STATUS} as "taxStatus",
  coalesce((select a.state from producers.stripe_account a
             where a.producer_id = p.id and a.replaced_at is null), 'none') as "accountState",
  (select count(*) from catalog.product c
    where c.producer_id = p.id and c.published_version_id is not null and not c.paused)
    as "productCount",
  coalesce((select credit_cents - debit_cents from ledger.account
             where code = 'L.due.' || p.id), 0) as "dueCents",
  coalesce((select sum(i.transfer_cents) from settlement.run_item i
             where i.producer_id = p.id and i.state = 'transferred'), 0) as "transferredCents"
from producers.producer p order by p.name collate "de-x-icu"`;

const PAGE = `
select p.id as "producerId", p.slug, p.name,
  jsonb_build_object('legalName', p.legal_name, 'legalForm', p.legal_form,
    'represented', p.represented, 'street', p.street, 'postcode', p.postcode, 'town', p.town,
    'phone', p.phone, 'email', p.email, 'register', p.register) as seller,
  (select coalesce(jsonb_agg(jsonb_build_object('taxStatus', t.tax_status,
     'validFrom', t.valid_from, 'vatId', t.vat_id) order by t.valid_from desc), '[]')
     from producers.tax_status t where t.producer_id = p.id) as "taxHistory",
  (select r.rate_bps from producers.commission_rule r
    where (r.producer_id = p.id or r.producer_id is null) and r.valid_from <= $1
    order by r.producer_id is null, r.valid_from desc limit 1) as "commissionRateBps",
  (select coalesce(jsonb_agg(jsonb_build_object('stripeAccountId', a.stripe_account_id,
     'state', a.state, 'createdAt', to_char(a.created_at at time zone 'UTC',
       'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
     'active', a.replaced_at is null) order by a.created_at desc), '[]')
     from producers.stripe_account a where a.producer_id = p.id) as accounts,
  (select coalesce(jsonb_agg(jsonb_build_object('accountCode', l.code,
     'balanceCents', l.debit_cents - l.credit_cents) order by l.code), '[]')
     from ledger.account l where l.producer_id = p.id) as balances
from producers.producer p where p.id = $2`;

/** Producers as the office sees them, over all schemas; read only. */
@Injectable()
export class OfficeProducersQueries {
  constructor(private readonly db: Db) {}

  list(today: string): Promise<ProducerRow[]> {
    return this.db.rows<ProducerRow>(LIST, [today]);
  }

  page(producerId: string, today: string): Promise<ProducerPage | null> {
    return this.db.row<ProducerPage>(PAGE, [today, producerId]);
  }
}
