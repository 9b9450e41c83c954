import { later } from '../../platform/clock/clock.ts';
import {
  compare,
  euros,
  type Finding,
  findEach,
  type ProviderCheck,
  YOUNG_MS,
} from './money-check.ts';
import { BOOKED_TYPES, FEE_TYPES } from './movement-types.ts';

interface Sums {
  readonly bookedCents: number;
  readonly mirroredCents: number;
  /** Listed by Stripe, not yet booked and young enough to be on its way. */
  readonly youngCents: number;
}

const SUMS = `
  select coalesce((select debit_cents - credit_cents from ledger.account
                    where code = 'A.stripe'), 0)::bigint as "bookedCents",
         coalesce(sum(t.net_cents), 0)::bigint as "mirroredCents",
         coalesce(sum(t.net_cents) filter (where t.created_at > $1 and e.id is null), 0)::bigint
           as "youngCents"
    from reconciliation.balance_transaction t
    left join ledger.journal_entry e on e.balance_transaction_id = t.id`;

const balance: ProviderCheck = {
  id: 'N2',
  title: 'A.stripe ist auf den Cent das Guthaben bei Stripe',
  async find({ db, now, picture }) {
    const sums = await db.row<Sums>(SUMS, [later(now, -YOUNG_MS)]);
    const { bookedCents = 0, mirroredCents = 0, youngCents = 0 } = sums ?? {};
    const stripeCents = picture.balance.availableCents + picture.balance.pendingCents;
    const findings: Finding[] = [];
    const compared = compare({
      'Gebucht auf A.stripe': bookedCents,
      'Noch unterwegs': youngCents,
      'Guthaben bei Stripe': stripeCents,
      'Summe der Bewegungen': mirroredCents,
    });
    if (bookedCents !== stripeCents && bookedCents + youngCents !== stripeCents) {
      const difference = euros(bookedCents + youngCents - stripeCents);
      const text = `Gebucht ${euros(bookedCents)}, Stripe ${euros(stripeCents)}, Differenz ${difference}`;
      findings.push({ subject: 'A.stripe', text, involved: ['A.stripe'], compared });
    }
    if (mirroredCents !== stripeCents) {
      const text = `Die gelesenen Bewegungen ergeben ${euros(mirroredCents)}, Stripe sagt ${euros(stripeCents)}`;
      findings.push({ subject: 'mirror', text, compared });
    }
    return findings;
  },
};

interface MovementRow {
  readonly id: string;
  readonly type: string | null;
  readonly sourceId: string | null;
  readonly entryId: string | null;
  readonly orderId: string | null;
  readonly step: string | null;
  readonly netCents: number | null;
  readonly feeCents: number | null;
  readonly bookedCents: number | null;
  readonly bookedFeeCents: number | null;
}

/**
 * Both lists side by side: what Stripe moved and what the journal says it moved, net on `A.stripe` and the fee as
 * expense. A fee that is passed on later is an entry of its own and not part of the movement.
 */
const MOVEMENTS = `
  with booked as (
    select e.balance_transaction_id as id, e.id as entry_id, e.step, e.order_id, e.booked_at,
           sum(case p.side when 'debit' then p.amount_cents else -p.amount_cents end)
             filter (where p.account_code = 'A.stripe') as net,
           sum(case p.side when 'debit' then p.amount_cents else -p.amount_cents end)
             filter (where p.account_code in ('E.stripe_fee', 'E.dispute_fee')) as fee
      from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
     where e.balance_transaction_id is not null group by e.id)
  select coalesce(t.id, b.id) as id, t.type, t.source_id as "sourceId", b.entry_id as "entryId",
         b.order_id as "orderId", b.step, t.net_cents as "netCents", t.fee_cents as "feeCents",
         coalesce(b.net, 0)::bigint as "bookedCents", coalesce(b.fee, 0)::bigint as "bookedFeeCents"
    from reconciliation.balance_transaction t full join booked b on b.id = t.id
   where t.type <> all ($2::text[])
      or (t.id is null and b.booked_at <= $1)
      or (b.id is null and t.created_at <= $1)
      or (t.id is not null and b.id is not null and (
            coalesce(b.net, 0) <> t.net_cents
            or coalesce(b.fee, 0) <>
               case when t.type = any ($3::text[]) then -t.net_cents else t.fee_cents end))
   order by coalesce(t.created_at, b.booked_at), 1`;

const movements: ProviderCheck = {
  id: 'N3',
  title: 'Jede Bewegung bei Stripe ist einmal und mit demselben Betrag gebucht',
  find: ({ db, now }) =>
    findEach<MovementRow>(
      db,
      { sql: MOVEMENTS, params: [later(now, -YOUNG_MS), BOOKED_TYPES, FEE_TYPES] },
      (row) => ({
        subject: row.id,
        text: `${row.id}: ${whatIsWrong(row)}`,
        involved: [row.id, row.sourceId, row.entryId, row.orderId],
        compared: compare({
          'Stripe netto': row.netCents ?? 0,
          'Gebucht netto': row.bookedCents ?? 0,
          'Stripe Gebühr': row.feeCents ?? 0,
          'Gebuchte Gebühr': row.bookedFeeCents ?? 0,
        }),
      }),
    ),
};

function whatIsWrong({ type, netCents, entryId, bookedCents, step, ...fees }: MovementRow): string {
  if (type === null || netCents === null) return `gebucht (${step}), bei Stripe unbekannt`;
  if (!BOOKED_TYPES.includes(type)) return `unbekannte Art ${type}, ${euros(netCents)}`;
  if (entryId === null) return `${type} über ${euros(netCents)} ist nicht gebucht`;
  return bookedCents === netCents
    ? `Gebühr bei Stripe ${euros(fees.feeCents ?? 0)}, gebucht ${euros(fees.bookedFeeCents ?? 0)}`
    : `Stripe ${euros(netCents)}, gebucht ${euros(bookedCents ?? 0)}`;
}

/** The platform's balance and each movement on it. */
export const MOVEMENT_CHECKS: readonly ProviderCheck[] = [balance, movements];
