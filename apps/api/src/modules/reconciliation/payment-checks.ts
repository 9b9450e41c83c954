import { DAY_MS, later } from '../../platform/clock/clock.ts';
import {
  compare,
  euros,
  type Finding,
  findEach,
  type ProviderCheck,
  YOUNG_MS,
} from './money-check.ts';
import { CHARGE_TYPES } from './movement-types.ts';

interface OrderRow {
  readonly orderId: string;
  readonly number: string;
  readonly chargeId: string | null;
  readonly isPaid: boolean;
  readonly totalCents: number;
  readonly chargedCents: number | null;
}

const ORDERS = `
  select o.id as "orderId", o.number, c.charge_id as "chargeId", o.paid_at is not null as "isPaid",
         o.total_cents as "totalCents", c.amount_cents as "chargedCents"
    from orders."order" o
    left join payments.charge c on c.order_id = o.id and c.purpose = 'order'
   where (o.payment_state in ('paid', 'partially_refunded', 'refunded') or c.charge_id is not null)
     and (c.charge_id is null or o.paid_at is null or c.amount_cents <> o.total_cents)
   order by o.placed_at, o.id`;

interface ChargeRow {
  readonly chargeId: string;
  readonly orderId: string | null;
  readonly ourCents: number | null;
  readonly stripeCents: number | null;
  readonly currency: string | null;
}

/** Charges of both sides; a charge that Stripe lists and we do not know is money without an order. */
const CHARGES = `
  with listed as (
    select source_id, amount_cents, currency, created_at, metadata
      from reconciliation.balance_transaction where type = any ($2::text[]))
  select coalesce(c.charge_id, t.source_id, '?') as "chargeId",
         coalesce(c.order_id::text, t.metadata ->> 'order_id') as "orderId",
         c.amount_cents as "ourCents", t.amount_cents as "stripeCents", t.currency
    from listed t full join payments.charge c on c.charge_id = t.source_id
   where (t.source_id is null and c.created_at <= $1)
      or (c.charge_id is null and t.created_at <= $1)
      or t.amount_cents <> c.amount_cents or t.currency <> 'eur'
   order by coalesce(t.created_at, c.created_at), 1`;

const payments: ProviderCheck = {
  id: 'N5',
  title: 'Bezahlte Bestellungen und Zahlungen bei Stripe decken sich',
  async find({ db, now }) {
    const orders = await findEach<OrderRow>(db, { sql: ORDERS }, (order) => ({
      subject: order.orderId,
      text: `Bestellung ${order.number} ${orderProblem(order)}`,
      involved: [order.orderId, order.chargeId],
      compared: compare({ Bestellung: order.totalCents, Zahlung: order.chargedCents ?? 0 }),
    }));
    const charges = await findEach<ChargeRow>(
      db,
      { sql: CHARGES, params: [later(now, -YOUNG_MS), CHARGE_TYPES] },
      (charge) => ({
        subject: charge.chargeId,
        text: `${charge.chargeId}: ${chargeProblem(charge)}`,
        involved: [charge.chargeId, charge.orderId],
        compared: compare({ Stripe: charge.stripeCents ?? 0, Markt: charge.ourCents ?? 0 }),
      }),
    );
    return [...orders, ...charges];
  },
};

function orderProblem({ chargeId, isPaid, chargedCents }: OrderRow): string {
  if (chargeId === null) return 'gilt als bezahlt, ohne Zahlung';
  if (!isPaid) return 'hat eine Zahlung und gilt als unbezahlt';
  return `hat eine Zahlung über ${euros(chargedCents ?? 0)}`;
}

function chargeProblem({ ourCents, stripeCents, currency }: ChargeRow): string {
  if (stripeCents === null) return 'bei Stripe unbekannt';
  if (ourCents === null) return `${euros(stripeCents)} ohne Bestellung`;
  return currency === 'eur'
    ? `bei Stripe ${euros(stripeCents)}, bei uns ${euros(ourCents)}`
    : `in der Währung ${currency}`;
}

const FEE_WINDOW_MS = 35 * DAY_MS;

interface MethodRow {
  readonly method: string;
  readonly charges: number;
  readonly isPriced: boolean;
  readonly expectedCents: number;
  readonly actualCents: number;
  readonly chargeIds: string[];
}

/** The price that was in force on the day of the payment (Berlin), half up on cents as Stripe rounds. */
const FEES = `
  select c.method, count(*) as charges, bool_and(f.method is not null) as "isPriced",
         coalesce(sum(round(c.amount_cents * f.rate_bps / 10000.0) + f.fixed_cents), 0)::bigint
           as "expectedCents",
         sum(c.fee_cents)::bigint as "actualCents",
         (array_agg(c.charge_id order by c.created_at desc))[1:10] as "chargeIds"
    from payments.charge c
    left join lateral (
      select x.* from reconciliation.expected_fee x
       where x.method = c.method
         and x.valid_from <= (c.created_at at time zone 'Europe/Berlin')::date
       order by x.valid_from desc limit 1) f on true
   where c.created_at > $1
     and (f.method is null
          or abs(c.fee_cents - round(c.amount_cents * f.rate_bps / 10000.0) - f.fixed_cents)
             > f.tolerance_cents)
   group by c.method order by c.method`;

const fees: ProviderCheck = {
  id: 'N18',
  title: 'Stripe berechnet je Zahlart, was vereinbart ist',
  find: ({ db, now }) =>
    findEach<MethodRow>(
      db,
      { sql: FEES, params: [later(now, -FEE_WINDOW_MS)] },
      (row): Finding => ({
        subject: row.method,
        text: row.isPriced
          ? `${row.method}: ${row.charges} Zahlungen kosten ${euros(row.actualCents)} statt ${euros(row.expectedCents)}`
          : `${row.method}: für diese Zahlart ist keine Gebühr hinterlegt (${row.charges} Zahlungen)`,
        involved: row.chargeIds,
        compared: compare({ Vereinbart: row.expectedCents, Berechnet: row.actualCents }),
      }),
    ),
};

/** What buyers paid, and what that cost. */
export const PAYMENT_CHECKS: readonly ProviderCheck[] = [payments, fees];
