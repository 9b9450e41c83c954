import { berlinDateOf } from '@markthalle/domain/dates';
import { DEFAULT_DEBIT, type DebitFacts, type DebitRule } from '@markthalle/domain/paymentMethods';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';

export interface DebitQuestion {
  readonly debit: DebitFacts;
  readonly debitRule: DebitRule;
}

const Setting = z.object({ maxTotalCents: z.int().min(0), perishablePickup: z.boolean() });

/** A guest has no account whose debits could be known. */
export const GUEST_DEBIT: DebitQuestion = {
  debit: {
    hasPaidBefore: false,
    hasOpenDebit: false,
    isBlocked: false,
    isPerishablePickupSoon: false,
  },
  debitRule: DEFAULT_DEBIT,
};

/** A debit takes about five working days; what is picked up before that is gone if it fails. */
const SOON_DAYS = 7;

const FACTS = `
  select exists (select from orders."order" e where e.account_id = o.account_id and e.id <> o.id
                   and e.paid_at is not null) as "hasPaidBefore",
         exists (select from orders."order" e where e.account_id = o.account_id and e.id <> o.id
                   and e.payment_state = 'processing') as "hasOpenDebit",
         exists (select from payments.failed_debit f where f.account_id = o.account_id)
           or exists (select from payments.charge c join orders."order" e on e.id = c.order_id
                       where e.account_id = o.account_id and c.purpose = 'order'
                         and c.returned_at is not null)
           as "isBlocked",
         exists (select from orders.producer_order p
                   join orders.order_line l on l.producer_order_id = p.id
                  where p.order_id = o.id and p.way in ('pickup', 'pickup_point') and p.promised_earliest_on <= $2
                    and l.snapshot ->> 'withdrawalReason' = 'perishable')
           as "isPerishablePickupSoon",
         (select value from platform.setting where key = 'payments.direct_debit') as setting
    from orders."order" o where o.id = $1`;

/** What decides whether an order may be paid by direct debit; a read across schemas. */
@Injectable()
export class DebitRulesStore {
  /** The row `payments.direct_debit` of `platform.setting` is the cooperative's rule. */
  async questionOf(tx: Tx, orderId: string, now: Date): Promise<DebitQuestion> {
    const soon = berlinDateOf(later(now, SOON_DAYS * DAY_MS).toISOString());
    const row = await tx.row<DebitFacts & { readonly setting: unknown }>(FACTS, [orderId, soon]);
    if (row === null) return GUEST_DEBIT;
    const { setting, ...debit } = row;
    return { debit, debitRule: setting === null ? DEFAULT_DEBIT : Setting.parse(setting) };
  }

  /** The bank refused: no further direct debit for the account behind the order. */
  async noteFailed(tx: Tx, orderId: string, at: Date): Promise<void> {
    await tx.execute(
      `insert into payments.failed_debit (account_id, order_id, failed_at)
       select account_id, id, $2 from orders."order" where id = $1 and account_id is not null
       on conflict (account_id) do nothing`,
      [orderId, at],
    );
  }
}
