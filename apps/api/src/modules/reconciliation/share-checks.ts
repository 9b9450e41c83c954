import { compare, findEach, type HouseCheck } from './money-check.ts';

interface ItemRow {
  readonly id: string;
  readonly number: string;
  readonly orderId: string | null;
  readonly operationId: string | null;
  readonly transferId: string | null;
  readonly entryId: string | null;
  readonly settledCents: number;
  readonly sentCents: number | null;
  readonly bookedCents: number | null;
}

const statements: HouseCheck = {
  id: 'S1',
  title: 'Abrechnung, Auftrag an Stripe und Buchung nennen denselben Betrag',
  find: ({ db }) =>
    findEach<ItemRow>(
      db,
      {
        sql: `select i.id, coalesce(i.order_number, 'ohne') as number, i.order_id as "orderId",
                     i.operation_id as "operationId", i.transfer_id as "transferId",
                     e.id as "entryId", i.transfer_cents as "settledCents",
                     (o.params ->> 'amount')::bigint as "sentCents",
                     p.amount_cents as "bookedCents"
                from settlement.run_item i
                left join payments.operation o on o.id = i.operation_id and o.state = 'succeeded'
                                              and o.stripe_id = i.transfer_id
                left join ledger.journal_entry e on e.source_kind = 'run_item'
                      and e.source_id = i.id::text and e.step = 'transfer_created'
                left join ledger.posting p on p.entry_id = e.id and p.account_code = 'A.stripe'
               where i.state = 'transferred' and i.transfer_cents > 0
                 and ((o.params ->> 'amount')::bigint, p.amount_cents) is distinct from
                     (i.transfer_cents::bigint, i.transfer_cents::bigint) order by i.id`,
      },
      (item) => ({
        subject: item.id,
        text:
          `Bestellung ${item.number}: abgerechnet ${item.settledCents}, beauftragt ` +
          `${item.sentCents ?? 'nichts'}, gebucht ${item.bookedCents ?? 'nichts'} Cent`,
        involved: [item.orderId, item.operationId, item.transferId, item.entryId],
        compared: compare({
          Abgerechnet: item.settledCents,
          Beauftragt: item.sentCents ?? 0,
          Gebucht: item.bookedCents ?? 0,
        }),
      }),
    ),
};

interface StockRow {
  readonly variantId: string;
  readonly kept: number;
  readonly counted: number;
}

const pieces = (row: StockRow, keptWord: string, countedWord: string) => ({
  subject: row.variantId,
  text: `Variante ${row.variantId}: ${keptWord} ${row.kept}, ${countedWord} ${row.counted}`,
  involved: [row.variantId],
});

const stockFold: HouseCheck = {
  id: 'B1',
  title: 'Der Bestand ist die Summe seiner Bewegungen',
  find: ({ db }) =>
    findEach<StockRow>(
      db,
      {
        sql: `select s.variant_id as "variantId", s.on_hand as kept, f.pieces as counted
                from inventory.stock s join inventory.stock_fold f using (variant_id)
               where s.policy = 'tracked' and s.on_hand <> f.pieces
                 and s.variant_id not in (select bundle_id from inventory.bundle_part)
               order by s.variant_id`,
      },
      (row) => pieces(row, 'Bestand', 'Bewegungen'),
    ),
};

const reserved: HouseCheck = {
  id: 'B2',
  title: 'Zurückgelegt ist genau, was Bestellungen halten',
  find: ({ db }) =>
    findEach<StockRow>(
      db,
      {
        sql: `select s.variant_id as "variantId", s.reserved as kept,
                     coalesce(r.pieces, 0)::integer as counted
                from inventory.stock s
                left join (select variant_id, sum(quantity) as pieces from inventory.reservation
                            where state = 'held' group by variant_id) r using (variant_id)
               where s.reserved <> coalesce(r.pieces, 0) order by s.variant_id`,
      },
      (row) => pieces(row, 'zurückgelegt', 'gehalten'),
    ),
};

const bundles: HouseCheck = {
  id: 'B3',
  title: 'Pakete gibt es so oft, wie ihre Artikel reichen',
  find: ({ db }) =>
    findEach<StockRow>(
      db,
      {
        sql: `select s.variant_id as "variantId", coalesce(s.free, -1) as kept,
                     coalesce(min(part.free / p.quantity), -1) as counted
                from inventory.bundle_part p join inventory.stock s on s.variant_id = p.bundle_id
                join inventory.stock part on part.variant_id = p.part_id
               group by s.variant_id having s.free is distinct from min(part.free / p.quantity)
               order by s.variant_id`,
      },
      (row) => pieces(row, 'Pakete', 'nach Artikeln'),
    ),
};

/** Statements and stock, which must add up before money does. */
export const SHARE_CHECKS: readonly HouseCheck[] = [statements, stockFold, reserved, bundles];
