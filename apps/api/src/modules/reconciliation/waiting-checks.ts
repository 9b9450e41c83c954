import { DAY_MS, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { compare, euros, type Finding, findEach, type HouseCheck } from './money-check.ts';

const INFLIGHT_MS = HOUR_MS;
const REFUND_PAYABLE_MS = DAY_MS;
const OVERDUE_AFTER_HOLD_MS = 14 * DAY_MS;

const LATE_ITEMS = `
  select i.id, coalesce(i.order_number, 'ohne') as number, i.order_id as "orderId", i.operation_id as "operationId",
         i.producer_id as "producerId", i.transfer_cents as cents,
         to_char(r.approved_at at time zone 'Europe/Berlin', 'DD.MM. HH24:MI') as since
    from settlement.run_item i join settlement.run r on r.id = i.run_id
   where i.state in ('approved', 'inflight') and r.approved_at < $1 order by r.approved_at, i.id`;

const INFLIGHT_ACCOUNTS = `
  select a.code, (a.credit_cents - a.debit_cents) as "bookedCents",
         coalesce(open.cents, 0)::bigint as "openCents"
    from ledger.account a
    left join (select producer_id, sum(transfer_cents) as cents from settlement.run_item
                where state in ('approved', 'inflight') group by producer_id) open
           on open.producer_id = a.producer_id
   where a.code like 'L.inflight.%' and a.credit_cents - a.debit_cents <> coalesce(open.cents, 0)
   order by a.code`;

/** First in, first out: what was owed back a day ago and is more than was ever paid back since. */
const LATE_REFUNDS = `
  select (due.cents - a.debit_cents)::bigint as cents
    from ledger.account a,
         (select coalesce(sum(p.amount_cents), 0) as cents
            from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
           where p.account_code = 'L.refund_payable' and p.side = 'credit' and e.booked_at < $1) due
   where a.code = 'L.refund_payable' and due.cents > a.debit_cents`;

interface LateItem {
  readonly id: string;
  readonly number: string;
  readonly orderId: string | null;
  readonly operationId: string | null;
  readonly producerId: string;
  readonly cents: number;
  readonly since: string;
}

const inflight: HouseCheck = {
  id: 'N9',
  title: 'Nichts ist zu lange unterwegs',
  async find({ db, now }) {
    const items = await findEach<LateItem>(
      db,
      { sql: LATE_ITEMS, params: [later(now, -INFLIGHT_MS)] },
      (item) => ({
        subject: item.id,
        text: `Bestellung ${item.number}: ${item.cents} Cent seit ${item.since} unterwegs`,
        involved: [item.orderId, item.operationId, item.producerId],
        compared: compare({ Unterwegs: item.cents }),
      }),
    );
    const accounts = await findEach<{ code: string; bookedCents: number; openCents: number }>(
      db,
      { sql: INFLIGHT_ACCOUNTS },
      ({ code, bookedCents, openCents }) => ({
        subject: code,
        text: `${code}: ${bookedCents} Cent, in Abrechnungen ${openCents} Cent`,
        involved: [code],
        compared: compare({ Gebucht: bookedCents, 'In Abrechnungen': openCents }),
      }),
    );
    const refunds = await findEach<{ cents: number }>(
      db,
      { sql: LATE_REFUNDS, params: [later(now, -REFUND_PAYABLE_MS)] },
      ({ cents }) => ({
        subject: 'L.refund_payable',
        text: `Erstattungen von ${cents} Cent warten seit über einem Tag`,
        involved: ['L.refund_payable'],
        compared: compare({ 'Länger als einen Tag offen': cents }),
      }),
    );
    return [...items, ...accounts, ...refunds];
  },
};

const overdue: HouseCheck = {
  id: 'N11',
  title: 'Kein verdienter Anteil liegt länger als die Haltefrist und 14 Tage',
  async find({ settlement, now }) {
    const shares = await settlement.sharesHeldUntilBefore(later(now, -OVERDUE_AFTER_HOLD_MS));
    const byReason = Map.groupBy(shares, (share) => `${share.producerName}: ${share.reason}`);
    return [...byReason].map(([reason, own]): Finding => {
      const cents = own.reduce((sum, share) => sum + share.payoutCents, 0);
      return {
        subject: `${own[0]?.producerId}:${own[0]?.reason}`,
        text: `${reason} (${own.length} Bestellungen, ${euros(cents)})`,
        involved: [own[0]?.producerId ?? null, ...own.map((share) => share.orderId)],
        compared: compare({ 'Liegt zu lange': cents }),
      };
    });
  },
};

/** Money that should have moved by now. */
export const WAITING_CHECKS: readonly HouseCheck[] = [inflight, overdue];
