import { later } from '../../platform/clock/clock.ts';
import type { Db } from '../../platform/db/db.ts';
import type { BalanceMovement } from '../payments/payments.facade.ts';
import { euros, type ProviderCheck, YOUNG_MS } from './money-check.ts';

interface BookedMovement {
  readonly balanceTransactionId: string;
  readonly step: string;
  readonly netCents: number;
  readonly feeCents: number;
  readonly bookedAt: Date;
}

/** Movements that this version books; every other type needs a person. */
const BOOKED_TYPES = new Set(['charge', 'payment', 'transfer']);

const bookedMovements = (db: Db, since: Date): Promise<BookedMovement[]> =>
  db.rows<BookedMovement>(
    `select e.balance_transaction_id as "balanceTransactionId", e.step, e.booked_at as "bookedAt",
            coalesce(sum(case p.side when 'debit' then p.amount_cents else -p.amount_cents end)
              filter (where p.account_code = 'A.stripe'), 0)::bigint as "netCents",
            coalesce(sum(p.amount_cents) filter (where p.account_code = 'E.stripe_fee'), 0)::bigint
              as "feeCents"
       from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
      where e.balance_transaction_id is not null and e.booked_at >= $1
      group by e.id`,
    [since],
  );

const isYoung = (at: Date, now: Date): boolean => at > later(now, -YOUNG_MS);

const balance: ProviderCheck = {
  id: 'N2',
  title: 'A.stripe ist auf den Cent das Guthaben bei Stripe',
  async find(db, now, picture) {
    const row = await db.row<{ cents: number }>(
      `select debit_cents - credit_cents as cents from ledger.account where code = 'A.stripe'`,
    );
    const bookedCents = row?.cents ?? 0;
    const { availableCents, pendingCents } = picture.balance;
    const stripeCents = availableCents + pendingCents;
    if (bookedCents === stripeCents) return [];
    const booked = await bookedIds(db, picture.movements);
    const youngCents = picture.movements
      .filter((one) => isYoung(one.createdAt, now) && !booked.has(one.balanceTransactionId))
      .reduce((sum, one) => sum + one.netCents, 0);
    if (bookedCents + youngCents === stripeCents) return [];
    const difference = euros(bookedCents + youngCents - stripeCents);
    return [`Gebucht ${euros(bookedCents)}, Stripe ${euros(stripeCents)}, Differenz ${difference}`];
  },
};

async function bookedIds(db: Db, movements: readonly BalanceMovement[]): Promise<Set<string>> {
  const rows = await db.rows<{ id: string }>(
    `select balance_transaction_id as id from ledger.journal_entry
      where balance_transaction_id = any ($1)`,
    [movements.map((one) => one.balanceTransactionId)],
  );
  return new Set(rows.map((row) => row.id));
}

const movements: ProviderCheck = {
  id: 'N3',
  title: 'Jede Bewegung bei Stripe ist einmal und mit demselben Betrag gebucht',
  async find(db, now, picture) {
    // A movement is booked after it was made, so no booking of a listed movement is older than the
    // list.
    const booked = await bookedMovements(db, later(picture.since, -YOUNG_MS));
    const bookings = new Map(booked.map((one) => [one.balanceTransactionId, one]));
    const known = new Set(picture.movements.map((one) => one.balanceTransactionId));
    const ofStripe = picture.movements.flatMap((movement) => {
      const { balanceTransactionId: id, type, netCents, feeCents } = movement;
      if (!BOOKED_TYPES.has(type)) return [`${id}: unbekannte Art ${type}, ${euros(netCents)}`];
      const booking = bookings.get(id);
      if (booking === undefined) {
        return isYoung(movement.createdAt, now)
          ? []
          : [`${id}: ${type} über ${euros(netCents)} ist nicht gebucht`];
      }
      const isSame = booking.netCents === netCents && booking.feeCents === feeCents;
      return isSame ? [] : [`${id}: Stripe ${euros(netCents)}, gebucht ${euros(booking.netCents)}`];
    });
    const ofOurs = booked
      .filter((one) => one.bookedAt >= later(picture.since, 2 * YOUNG_MS))
      .filter((one) => !known.has(one.balanceTransactionId) && !isYoung(one.bookedAt, now))
      .map((one) => `${one.balanceTransactionId}: gebucht (${one.step}), bei Stripe unbekannt`);
    return [...ofStripe, ...ofOurs];
  },
};

const payments: ProviderCheck = {
  id: 'N5',
  title: 'Bezahlte Bestellungen und Zahlungen bei Stripe decken sich',
  async find(db, now, picture) {
    const rows = await db.rows<PaidOrder>(
      `select o.id as "orderId", o.number, o.total_cents as "totalCents", o.paid_at as "paidAt",
              c.amount_cents as "chargedCents", c.payment_intent_id as "paymentIntentId"
         from orders."order" o
         left join payments.charge c on c.order_id = o.id and c.purpose = 'order'
        where o.payment_state in ('paid', 'partially_refunded', 'refunded') or c.charge_id is not
          null`,
    );
    const charges = await db.rows<{ id: string; cents: number }>(
      'select payment_intent_id as id, amount_cents as cents from payments.charge',
    );
    const chargedCents = new Map(charges.map(({ id, cents }) => [id, cents]));
    const seen = new Set(picture.payments.map((payment) => payment.paymentIntentId));
    const ofOurs = rows.flatMap((order) => orderFindings(order, seen, picture.since, now));
    const ofStripe = picture.payments.flatMap((payment) => {
      const cents = chargedCents.get(payment.paymentIntentId);
      if (cents === undefined) {
        return isYoung(payment.createdAt, now)
          ? []
          : [`${payment.paymentIntentId}: ${euros(payment.receivedCents)} ohne Bestellung`];
      }
      const isSame = cents === payment.receivedCents && payment.currency === 'eur';
      return isSame ? [] : [`${payment.paymentIntentId}: Betrag oder Währung weicht ab`];
    });
    return [...ofOurs, ...ofStripe];
  },
};

interface PaidOrder {
  readonly orderId: string;
  readonly number: string;
  readonly totalCents: number;
  readonly paidAt: Date | null;
  readonly chargedCents: number | null;
  readonly paymentIntentId: string | null;
}

function orderFindings(
  order: PaidOrder,
  seen: ReadonlySet<string>,
  since: Date,
  now: Date,
): string[] {
  const { number, paidAt, paymentIntentId } = order;
  if (paymentIntentId === null) return [`Bestellung ${number} gilt als bezahlt, ohne Zahlung`];
  if (paidAt === null) return [`Bestellung ${number} hat eine Zahlung und gilt als unbezahlt`];
  if (order.chargedCents !== order.totalCents) {
    return [`Bestellung ${number}: bezahlt ${euros(order.chargedCents ?? 0)}`];
  }
  // A payment begins before the order is paid, and the list may have been read a moment earlier.
  const isInList = paidAt >= later(since, 2 * YOUNG_MS) && !isYoung(paidAt, now);
  if (isInList && !seen.has(paymentIntentId)) {
    return [`Bestellung ${number}: Zahlung ${paymentIntentId} ist bei Stripe unbekannt`];
  }
  return [];
}

const accounts: ProviderCheck = {
  id: 'N10',
  title: 'Kein Konto eines Betriebs steht im Minus oder hält Geld, das nicht ausgezahlt wird',
  async find(_db, _now, picture) {
    return picture.accounts.flatMap(({ producerName, balanceCents, payoutsEnabled }) => {
      if (balanceCents < 0) return [`${producerName}: ${euros(balanceCents)}`];
      return balanceCents > 0 && !payoutsEnabled
        ? [`${producerName}: ${euros(balanceCents)} bei gesperrter Auszahlung`]
        : [];
    });
  },
};

const accountStates: ProviderCheck = {
  id: 'N14',
  title: 'Der gespeicherte Stand der Konten ist der von Stripe',
  async find(_db, _now, picture) {
    return picture.accounts
      .filter(({ storedState, freshState }) => storedState !== freshState)
      .map(
        ({ producerName, storedState, freshState }) =>
          `${producerName}: gespeichert ${storedState}, bei Stripe ${freshState}`,
      );
  },
};

const webhooks: ProviderCheck = {
  id: 'N15',
  title: 'Stripe meldet uns alle Ereignisse, die wir brauchen',
  find: async (_db, _now, picture) => [...picture.webhookFindings],
};

export const PROVIDER_CHECKS: readonly ProviderCheck[] = [
  balance,
  movements,
  payments,
  accounts,
  accountStates,
  webhooks,
];
