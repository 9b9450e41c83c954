import { later } from '../../platform/clock/clock.ts';
import {
  compare,
  euros,
  type Finding,
  findEach,
  type ProviderCheck,
  YOUNG_MS,
} from './money-check.ts';
import { TRANSFER_TYPES } from './movement-types.ts';

/** Transfers and reversals as Stripe lists them; a reversal belongs to the charge and account of its transfer. */
const HANDED_ON = `
  handed_on as (
    select t.id, t.created_at, -t.amount_cents as cents,
           coalesce(o.source_id, t.source_id) as transfer_id,
           coalesce(o.charge_id, t.charge_id) as charge_id,
           coalesce(o.destination_account, t.destination_account) as account,
           coalesce(o.metadata, t.metadata) as metadata
      from reconciliation.balance_transaction t
      left join reconciliation.balance_transaction o
        on t.type = 'transfer_refund' and o.type = 'transfer' and o.source_id = t.transfer_id
     where t.type = any ($1::text[]))`;

interface BoundRow {
  readonly chargeId: string | null;
  readonly transferIds: string[];
  readonly orderId: string | null;
  readonly handedOnCents: number;
  readonly leftCents: number;
  readonly explainedCents: number;
  readonly isOurs: boolean;
}

/**
 * What was handed on from a charge must be left of it after refunds and disputes. What is not left any more is only in
 * order where the books say who bears it: disputed and undecided, a claim on the producer that no reversal has settled
 * yet, or a loss of the cooperative.
 */
const BOUNDS = `
  with ${HANDED_ON},
  per_charge as (
    select charge_id, sum(cents) as cents, array_agg(distinct transfer_id) as transfer_ids
      from handed_on h
     -- A correction of the ledger belongs to no order and draws on the balance.
     where charge_id is not null or not exists (
             select from settlement.run_item i
              where i.id::text = h.metadata ->> 'run_item_id' and i.kind = 'correction'
                and i.charge_id is null)
     group by charge_id),
  kept as (
    select charge_id, sum(amount_cents) as cents from reconciliation.balance_transaction
     where charge_id is not null and type <> all ($1::text[]) group by charge_id),
  lines as (
    select e.order_id, p.account_code as code,
           case p.side when 'debit' then p.amount_cents else -p.amount_cents end as cents,
           exists (select from ledger.posting s
                    where s.entry_id = e.id and s.account_code = 'A.stripe') as with_stripe
      from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
     where e.order_id is not null
       and (p.account_code in ('A.disputed', 'E.chargeback', 'E.goodwill', 'E.refund')
            or p.account_code like 'A.recv.%')),
  explained as (
    select order_id,
           greatest(sum(cents) filter (where code like 'A.recv.%' and (cents > 0 or with_stripe)), 0)
             + coalesce(sum(cents) filter (where code not like 'A.recv.%'), 0) as cents
      from lines group by order_id)
  select h.charge_id as "chargeId", h.transfer_ids as "transferIds", c.order_id as "orderId",
         h.cents::bigint as "handedOnCents", coalesce(k.cents, 0)::bigint as "leftCents",
         coalesce(x.cents, 0)::bigint as "explainedCents", c.charge_id is not null as "isOurs"
    from per_charge h
    left join kept k on k.charge_id = h.charge_id
    left join payments.charge c on c.charge_id = h.charge_id
    left join explained x on x.order_id = c.order_id
   where h.cents > 0
     and (c.charge_id is null or h.cents > coalesce(k.cents, 0) + coalesce(x.cents, 0))
   order by h.charge_id`;

const bounds: ProviderCheck = {
  id: 'N6',
  title: 'Aus keiner Zahlung ist mehr überwiesen, als von ihr übrig ist',
  find: ({ db }) =>
    findEach<BoundRow>(db, { sql: BOUNDS, params: [TRANSFER_TYPES] }, (row) => ({
      subject: row.chargeId ?? 'none',
      text: boundProblem(row),
      involved: [row.chargeId, row.orderId, ...row.transferIds],
      compared: compare({
        'Überwiesen, weniger Rückholungen': row.handedOnCents,
        'Zahlung, weniger Erstattungen und Rückbuchungen': row.leftCents,
        'Im Hauptbuch erklärt': row.explainedCents,
      }),
    })),
};

function boundProblem({ chargeId, handedOnCents, leftCents, isOurs, transferIds }: BoundRow) {
  const ids = transferIds.join(', ');
  if (chargeId === null) return `${ids}: ohne Zahlung, ${euros(handedOnCents)}`;
  if (!isOurs) return `${ids}: Zahlung ${chargeId} ist nicht unsere`;
  return `${chargeId}: ${euros(handedOnCents)} überwiesen aus ${euros(leftCents)}`;
}

interface ProducerRow {
  readonly producerId: string;
  readonly name: string;
  readonly stripeCents: number;
  readonly bookedCents: number;
}

/**
 * Per producer: what left the balance towards their accounts, and what the journal says left it on their account
 * (`L.inflight.p` and, for reversals, `A.recv.p` against `A.stripe`). What is young on one side is left out.
 */
const PER_PRODUCER = `
  with ${HANDED_ON},
  of_stripe as (
    select a.producer_id, sum(h.cents) as cents
      from handed_on h join producers.stripe_account a on a.stripe_account_id = h.account
     where h.created_at <= $2
        or exists (select from ledger.journal_entry e where e.balance_transaction_id = h.id)
     group by a.producer_id),
  of_books as (
    select p.producer_id,
           sum(case p.side when 'debit' then p.amount_cents else -p.amount_cents end) as cents
      from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
     where (p.account_code like 'L.inflight.%' or p.account_code like 'A.recv.%')
       and exists (select from ledger.posting s
                    where s.entry_id = e.id and s.account_code = 'A.stripe')
       and (e.booked_at <= $2 or exists (
              select from reconciliation.balance_transaction t
               where t.id = e.balance_transaction_id))
     group by p.producer_id)
  select m.id as "producerId", m.name, coalesce(s.cents, 0)::bigint as "stripeCents",
         coalesce(b.cents, 0)::bigint as "bookedCents"
    from producers.producer m
    left join of_stripe s on s.producer_id = m.id
    left join of_books b on b.producer_id = m.id
   where coalesce(s.cents, 0) <> coalesce(b.cents, 0) order by m.name, m.id`;

const STRANGERS = `
  with ${HANDED_ON}
  select h.transfer_id as "transferId", sum(h.cents)::bigint as cents from handed_on h
   where not exists (select from producers.stripe_account a where a.stripe_account_id = h.account)
   group by h.transfer_id order by h.transfer_id`;

const perProducer: ProviderCheck = {
  id: 'N7',
  title: 'Je Betrieb: bei Stripe überwiesen ist, was das Hauptbuch überwiesen nennt',
  async find({ db, now }) {
    const params = [TRANSFER_TYPES, later(now, -YOUNG_MS)];
    const different = await findEach<ProducerRow>(db, { sql: PER_PRODUCER, params }, (row) => ({
      subject: row.producerId,
      text: `${row.name}: Stripe ${euros(row.stripeCents)}, gebucht ${euros(row.bookedCents)}`,
      involved: [row.producerId],
      compared: compare({ Stripe: row.stripeCents, Gebucht: row.bookedCents }),
    }));
    const strangers = await findEach<{ transferId: string; cents: number }>(
      db,
      { sql: STRANGERS, params: [TRANSFER_TYPES] },
      ({ transferId, cents }): Finding => ({
        subject: transferId,
        text: `${transferId}: ${euros(cents)} an ein unbekanntes Konto`,
        involved: [transferId],
        compared: compare({ Überwiesen: cents }),
      }),
    );
    return [...different, ...strangers];
  },
};

interface ShareRow {
  readonly orderId: string;
  readonly producerId: string;
  readonly transferIds: string[];
}

/** A share that is paid again after a won dispute has an item of its own; two transfers of one item never happen. */
const TWICE = `
  with ${HANDED_ON},
  standing as (
    select transfer_id, min(metadata ->> 'order_id') as order_id,
           min(metadata ->> 'producer_id') as producer_id,
           min(metadata ->> 'run_item_id') as run_item_id
      from handed_on group by transfer_id having sum(cents) > 0)
  select order_id as "orderId", producer_id as "producerId",
         array_agg(transfer_id order by transfer_id) as "transferIds"
    from standing where order_id is not null and producer_id is not null
   group by order_id, producer_id
  having count(*) > 1 and count(distinct run_item_id) < count(*) order by order_id, producer_id`;

const onlyOnce: ProviderCheck = {
  id: 'N8',
  title: 'Kein Anteil ist zweimal überwiesen',
  find: ({ db }) =>
    findEach<ShareRow>(
      db,
      { sql: TWICE, params: [TRANSFER_TYPES] },
      ({ orderId, producerId, transferIds }) => ({
        subject: `${orderId}/${producerId}`,
        text: `${orderId}/${producerId}: ${transferIds.join(', ')}`,
        involved: [orderId, producerId, ...transferIds],
      }),
    ),
};

/** What was handed on to producers. */
export const TRANSFER_CHECKS: readonly ProviderCheck[] = [bounds, perProducer, onlyOnce];
