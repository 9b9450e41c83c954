import { DEFAULT_SELLING, refuseSale, type SaleRefusal } from '@markthalle/domain/sellingRule';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../../platform/db/db.ts';
import type { StripeAccountState } from '../producers/stripe-account.ts';

/** What an order would add to what waits for a producer, in cents. */
export interface SaleQuestion {
  readonly producerId: string;
  readonly moreCents: number;
}

const Setting = z.object({
  from: z.enum(['none', 'onboarding', 'payable']),
  capCents: z.int().min(0),
});

interface Standing {
  readonly producerId: string;
  readonly accountState: StripeAccountState | 'none';
  readonly unpaidCents: number;
  readonly setting: unknown;
}

const STANDING = `
  select q.id as "producerId", coalesce(a.state, 'none') as "accountState",
         coalesce((select sum(l.credit_cents - l.debit_cents) from ledger.account l
                    where l.code in ('L.unearned.' || q.id, 'L.due.' || q.id, 'L.inflight.' || q.id)),
                  0)::bigint as "unpaidCents",
         (select value from platform.setting where key = 'payments.sell_before_verified') as setting
    from unnest($1::uuid[]) as q (id)
    left join producers.stripe_account a on a.producer_id = q.id and a.replaced_at is null`;

/** Who may not take one more order, because it could not be paid out (one statement, any number). */
@Injectable()
export class SaleLimits {
  /** The row `payments.sell_before_verified` of `platform.setting` is the cooperative's rule. */
  async refusals(
    tx: Tx,
    questions: readonly SaleQuestion[],
  ): Promise<ReadonlyMap<string, SaleRefusal>> {
    const rows = await tx.rows<Standing>(STANDING, [questions.map(({ producerId }) => producerId)]);
    const more = new Map(questions.map((one) => [one.producerId, one.moreCents]));
    const refused = new Map<string, SaleRefusal>();
    for (const { producerId, setting, accountState, unpaidCents } of rows) {
      const rule = setting === null ? DEFAULT_SELLING : Setting.parse(setting);
      const moreCents = more.get(producerId) ?? 0;
      const because = refuseSale(rule, {
        accountState,
        unpaidCents: Math.max(0, unpaidCents),
        moreCents,
      });
      if (because !== null) refused.set(producerId, because);
    }
    return refused;
  }
}
