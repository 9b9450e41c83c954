import { expect } from '@jest/globals';
import type { TradingWorld } from './trading-world.ts';

/**
 * Nobody got more than theirs: what stayed in a producer's account is not more than what buyers paid
 * for that producer's parts less what was taken off them, and a charge never gave out more than it
 * brought.
 */
export async function expectFair(world: TradingWorld): Promise<void> {
  const producers = await world.db.rows<{ id: string; keptCents: number; earnedCents: number }>(
    `select p.producer_id as id,
            coalesce(sum(t.kept_cents), 0)::bigint as "keptCents",
            sum(p.goods_cents + p.deposit_cents
                + case p.delivery_by when 'producer' then p.delivery_cents else 0 end
                - p.reduced_goods_cents - p.reduced_deposit_cents - p.reduced_delivery_cents
            )::bigint as "earnedCents"
       from orders.producer_order p
       left join (select producer_order_id, sum(amount_cents - reversed_cents) as kept_cents
                    from payments.transfer group by 1) t on t.producer_order_id = p.id
      where p.state in ('handed_over', 'completed')
      group by 1`,
  );
  const claims = await world.db.rows<{ id: string; cents: number }>(
    `select producer_id as id, debit_cents - credit_cents as cents from ledger.account
      where code like 'A.recv.%' and producer_id is not null`,
  );
  const owedBy = new Map(claims.map(({ id, cents }) => [id, cents]));
  const tooMuch = producers.filter(
    ({ id, keptCents, earnedCents }) => keptCents - Math.max(0, owedBy.get(id) ?? 0) > earnedCents,
  );
  expect(tooMuch).toEqual([]);
}
