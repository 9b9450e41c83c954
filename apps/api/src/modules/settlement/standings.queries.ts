import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';

/** What the ledger says of one producer, in cents. */
export interface Standing {
  readonly dueCents: number;
  readonly reserveCents: number;
  /** What the producer owes and no reversal is already on its way for. */
  readonly receivableCents: number;
}

export interface HeldReserveRow {
  readonly itemId: string;
  readonly producerId: string;
  readonly producerOrderId: string;
  readonly reserveCents: number;
  /** What the share has paid out in all its items, less what was taken back. */
  readonly paidOutCents: number;
  readonly reserveUntil: Date;
  readonly isTransferred: boolean;
}

/** A share (or no order at all) for which the ledger owes a producer something. */
interface DueRow {
  readonly producerId: string;
  readonly producerOrderId: string | null;
  readonly cents: number;
}

/** With the day of the last entry. */
export type CorrectionRow = DueRow & { readonly since: Date };

const NOTHING: Standing = { dueCents: 0, reserveCents: 0, receivableCents: 0 };

/** Readings of the ledger that a run rests on. */
@Injectable()
export class StandingsQueries {
  /** By producer; who is missing stands at nothing. */
  async all(from: Statements): Promise<ReadonlyMap<string, Standing>> {
    const rows = await from.rows<Standing & { producerId: string }>(
      `select producer_id as "producerId",
              coalesce(sum(credit_cents - debit_cents) filter (where code like 'L.due.%'), 0)::bigint
                as "dueCents",
              coalesce(sum(credit_cents - debit_cents) filter (where code like 'L.reserve.%'), 0)
                ::bigint as "reserveCents",
              (coalesce(sum(debit_cents - credit_cents) filter (where code like 'A.recv.%'), 0)
                - coalesce((select sum(r.amount_cents) from refunds.reversal r
                             where r.producer_id = a.producer_id and r.state = 'planned'), 0))
                ::bigint as "receivableCents"
         from ledger.account a where producer_id is not null group by producer_id`,
    );
    return new Map(rows.map(({ producerId, ...standing }) => [producerId, standing]));
  }

  async of(from: Statements, producerId: string): Promise<Standing> {
    return (await this.all(from)).get(producerId) ?? NOTHING;
  }

  /** What is due by producer order, of these orders. */
  async dueOfOrders(
    from: Statements,
    orderIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await from.rows<DueRow>(
      `select p.producer_id as "producerId", o.id as "producerOrderId",
              sum(case p.side when 'credit' then p.amount_cents else -p.amount_cents end)::bigint
                as cents
         from ledger.journal_entry e
         join ledger.posting p on p.entry_id = e.id and p.account_code like 'L.due.%'
         join orders.producer_order o on o.order_id = e.order_id and o.producer_id = p.producer_id
        where e.order_id = any ($1) group by 1, 2`,
      [orderIds],
    );
    return new Map(rows.map((row) => [row.producerOrderId ?? '', row.cents]));
  }

  /** Everything that is due to these producers, by producer order; null where it has none. */
  dueOfProducers(from: Statements, producerIds: readonly string[]): Promise<CorrectionRow[]> {
    return from.rows<CorrectionRow>(
      `select d.producer_id as "producerId", o.id as "producerOrderId", d.cents, d.since
         from (select p.producer_id, e.order_id, max(e.booked_at) as since,
                      sum(case p.side when 'credit' then p.amount_cents else -p.amount_cents end)
                        ::bigint as cents
                 from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
                where p.account_code = any ($1) group by 1, 2) d
         left join orders.producer_order o
                on o.order_id = d.order_id and o.producer_id = d.producer_id
        where d.cents <> 0 order by d.producer_id, o.id`,
      [producerIds.map((id) => `L.due.${id}`)],
    );
  }

  /** What a draft carries as corrections, by producer order, or by producer where it has none. */
  async promisedCorrections(
    from: Statements,
    producerIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await from.rows<{ id: string; cents: number }>(
      `select coalesce(i.producer_order_id, i.producer_id) as id, i.carried_cents as cents
         from settlement.run_item i
        where i.producer_id = any ($1) and i.kind = 'correction' and i.state = 'in_run'`,
      [producerIds],
    );
    return new Map(rows.map(({ id, cents }) => [id, cents]));
  }

  /** Reserves that items withheld and that have not gone out, the oldest first. */
  heldReserves(from: Statements, producerId?: string): Promise<HeldReserveRow[]> {
    return from.rows<HeldReserveRow>(
      `select * from (
         select i.id as "itemId", i.producer_id as "producerId",
                i.producer_order_id as "producerOrderId", i.reserve_until as "reserveUntil",
                i.state = 'transferred' as "isTransferred",
                i.reserve_cents - coalesce((select sum(r.carried_cents) from settlement.run_item r
                   where r.released_item_id = i.id and r.state not in ('skipped', 'rejected')), 0)
                  ::int as "reserveCents",
                (select sum(s.transfer_cents + s.offset_cents) from settlement.run_item s
                  where s.producer_order_id = i.producer_order_id
                    and s.state not in ('skipped', 'rejected'))::int
                  - coalesce((select sum(t.reversed_cents) from payments.transfer t
                               where t.producer_order_id = i.producer_order_id), 0)::int
                  as "paidOutCents"
           from settlement.run_item i
          where i.reserve_cents > 0 and i.state in ('approved', 'inflight', 'transferred')
            and ($1::uuid is null or i.producer_id = $1)) held
        where "reserveCents" > 0 order by "reserveUntil", "itemId"`,
      [producerId ?? null],
    );
  }

  /** When each producer handed over for the first time. */
  async firstHandOvers(
    from: Statements,
    producerIds: readonly string[],
  ): Promise<ReadonlyMap<string, Date>> {
    const rows = await from.rows<{ producerId: string; at: Date }>(
      `select p.producer_id as "producerId", min(p.handed_over_at) as at
         from orders.producer_order p
        where p.producer_id = any ($1) and p.handed_over_at is not null group by 1`,
      [producerIds],
    );
    return new Map(rows.map(({ producerId, at }) => [producerId, at]));
  }
}
