import type { Involved } from '@markthalle/contracts/office-incidents';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const STRIPE_ID =
  /\b(?:ch|py|pi|re|pyr|tr|trr|txn|po|tu|du|dp|acct|cs_test|cs_live|issfr|prv)_[A-Za-z0-9]+/g;
const ACCOUNT_CODE = /\b[ALIE]\.[a-z_]+(?:\.(?:customer|[0-9a-f-]{36}))?/g;
/** A finding that names more than this is about the whole house. */
const MAX_IDS = 60;
const MAX_INVOLVED = 100;

/** Whatever our own ids are the ids of, and what our rows know of Stripe's ids. */
const INVOLVED = `
  select distinct on (what, id) what, id, label from (
    select 'order' as what, o.id::text as id, o.number as label from orders."order" o
     where o.id = any ($1) or o.number = any ($2)
        or o.id in (select order_id from payments.charge
                     where charge_id = any ($2) or payment_intent_id = any ($2))
        or o.id in (select order_id from payments.transfer where transfer_id = any ($2))
        or o.id in (select order_id from payments.session where session_id = any ($2))
    union all
    select 'order', p.order_id::text, o.number from orders.producer_order p
      join orders."order" o on o.id = p.order_id where p.id = any ($1)
    union all
    select 'producer', m.id::text, m.name from producers.producer m
     where m.id = any ($1)
        or m.id in (select producer_id from producers.stripe_account
                     where stripe_account_id = any ($2))
        or m.id in (select producer_id from orders.producer_order where id = any ($1))
        or m.id in (select producer_id from payments.transfer where transfer_id = any ($2))
    union all
    select 'entry', e.id::text, e.step from ledger.journal_entry e
     where e.id = any ($1) or e.operation_id = any ($1) or e.balance_transaction_id = any ($2)
    union all
    select 'operation', x.id::text, x.kind from payments.operation x
     where x.id = any ($1) or x.stripe_id = any ($2)
    union all
    select 'run', r.id::text, r.number from settlement.run r
     where r.id = any ($1) or r.id in (select run_id from settlement.run_item
       where id = any ($1) or transfer_id = any ($2))
    union all
    select 'account', a.code, a.code from ledger.account a where a.code = any ($3)
    union all
    select 'provider', given.id, given.id from unnest($2::text[]) as given (id)
     where given.id ~ '^[a-z]{2,8}_'
  ) found order by what, id limit ${MAX_INVOLVED}`;

/** Finds what a text is about: every id in it, and what hangs together with it. */
@Injectable()
export class InvolvedQueries {
  constructor(private readonly db: Db) {}

  /** Orders, producers, entries, operations, runs, accounts and objects at Stripe behind any value. */
  behind(value: unknown): Promise<Involved[]> {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return this.db.rows<Involved>(INVOLVED, [
      idsIn(text, UUID),
      idsIn(text, STRIPE_ID),
      idsIn(text, ACCOUNT_CODE),
    ]);
  }
}

const idsIn = (text: string, shape: RegExp): string[] =>
  [...new Set(text.match(shape) ?? [])].slice(0, MAX_IDS);
