import { berlinMidnightOf, type IsoDate } from '@markthalle/domain/dates';
import type { YearlyTurnover } from '@markthalle/domain/smallBusinessLimit';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export interface DeclaredTurnover {
  readonly producerId: string;
  readonly year: number;
  readonly grossCents: number;
}

/** Gross cents of the year before and the running one: through the market, and beside it as declared. */
export interface TurnoverRow extends YearlyTurnover {
  readonly producerId: string;
  readonly declaredPreviousCents: number | null;
  readonly declaredCurrentCents: number | null;
}

/** What producers took, in the year in which it was paid (§ 19(2) UStG). */
@Injectable()
export class TurnoverStore {
  constructor(private readonly db: Db) {}

  /** One row for each producer; `withOpen` also counts what is ordered and not paid yet. */
  of(
    producerIds: readonly string[],
    on: IsoDate,
    withOpen: boolean,
    db: Statements = this.db,
  ): Promise<TurnoverRow[]> {
    const year = Number(on.slice(0, 4));
    const begin = (of: number) => berlinMidnightOf(`${of}-01-01`);
    return db.rows(TURNOVER, [producerIds, begin(year - 1), begin(year), withOpen, year]);
  }

  /** Sales of one producer take turns until the transaction ends. */
  async takeTurns(tx: Tx, producerIds: readonly string[]): Promise<void> {
    await tx.execute(
      `select pg_advisory_xact_lock(hashtextextended('turnover:' || id, 0))
         from (select unnest($1::text[]) as id order by 1) p`,
      [producerIds],
    );
  }

  async declare(
    tx: Tx,
    { producerId, year, grossCents }: DeclaredTurnover,
    by: { readonly accountId: string; readonly at: Date },
  ): Promise<void> {
    await tx.execute(
      `insert into producers.external_turnover (producer_id, year, gross_cents, declared_by, declared_at)
       values ($1, $2, $3, $4, $5)
       on conflict (producer_id, year) do update
         set gross_cents = excluded.gross_cents, declared_by = excluded.declared_by,
             declared_at = excluded.declared_at`,
      [producerId, year, grossCents, by.accountId, by.at],
    );
  }
}

/** Goods, deposits and the producer's own delivery, less what went back. */
const TURNOVER = `
  with sale as (
    select p.producer_id, coalesce(o.paid_at, o.placed_at) as at,
           p.goods_cents - p.reduced_goods_cents + p.deposit_cents - p.reduced_deposit_cents
             + case p.delivery_by when 'producer' then p.delivery_cents - p.reduced_delivery_cents
                                  else 0 end as cents
      from orders.producer_order p join orders."order" o on o.id = p.order_id
     where p.producer_id = any ($1::uuid[])
       and (o.payment_state in ('paid', 'partially_refunded', 'refunded')
            or $4 and o.payment_state in ('reserved', 'awaiting_payment', 'processing'))
       and coalesce(o.paid_at, o.placed_at) >= $2)
  select m.id as "producerId", before.gross_cents as "declaredPreviousCents",
         this.gross_cents as "declaredCurrentCents",
         coalesce(before.gross_cents, 0) + (select coalesce(sum(cents), 0)::bigint from sale
            where sale.producer_id = m.id and at < $3) as "previousYearCents",
         coalesce(this.gross_cents, 0) + (select coalesce(sum(cents), 0)::bigint from sale
            where sale.producer_id = m.id and at >= $3) as "currentYearCents"
    from producers.producer m
    left join producers.external_turnover before on before.producer_id = m.id and before.year = $5 - 1
    left join producers.external_turnover this on this.producer_id = m.id and this.year = $5
   where m.id = any ($1::uuid[])`;
