import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { DisputeCard, DisputeView, listDisputes } from '@markthalle/contracts/office-disputes';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type Filter = 'open' | 'decided' | 'all';
type Warning = OutputOf<typeof listDisputes>['warnings'][number];
type Entry = DisputeView['entries'][number];
type Loss = DisputeView['losses'][number];
type Answer = DisputeView['answers'][number];

const MAX_DISPUTES = 200;
const MAX_WARNINGS = 100;
const MAX_ENTRIES = 200;

const IS_OPEN = `(d.status not in ('warning_closed', 'prevented', 'won', 'lost')
  or d.decide_by_at is not null)`;

const WANTED: Readonly<Record<Filter, string>> = {
  open: IS_OPEN,
  decided: `not ${IS_OPEN}`,
  all: 'true',
};

const INSTANT = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const CARD = `
  select d.id as "disputeId", d.stripe_dispute_id as "stripeDisputeId", d.order_id as "orderId",
    o.number as "orderNumber", d.reason, d.status, d.method, d.amount_cents as "amountCents",
    ${INSTANT('d.opened_at')} as "openedAt", ${INSTANT('d.evidence_due_at')} as "evidenceDueAt",
    a.display_name as "ownerName", ${INSTANT('d.decide_by_at')} as "decideByAt",
    (select count(*) from disputes.evidence_request r where r.dispute_id = d.id) as asked,
    (select count(*) from disputes.evidence_request r
      where r.dispute_id = d.id and r.answered_at is not null) as answered
  from disputes.dispute d
  join orders."order" o on o.id = d.order_id
  left join identity.account a on a.id = d.owner_id`;

/** Disputes as the office sees them. */
@Injectable()
export class DisputesQueries {
  constructor(private readonly db: Db) {}

  /** What needs somebody by its date, then the newest. */
  list(filter: Filter): Promise<DisputeCard[]> {
    return this.db.rows<DisputeCard>(
      `${CARD} where ${WANTED[filter]}
        order by ${IS_OPEN} desc, case when ${IS_OPEN}
                   then coalesce(d.decide_by_at, d.evidence_due_at) end nulls last,
                 d.opened_at desc, d.id
        limit ${MAX_DISPUTES}`,
    );
  }

  card(disputeId: string): Promise<DisputeCard | null> {
    return this.db.row<DisputeCard>(`${CARD} where d.id = $1`, [disputeId]);
  }

  /** Warnings that a refund could still answer. */
  warnings(): Promise<Warning[]> {
    return this.db.rows<Warning>(
      `select w.warning_id as "warningId", w.order_id as "orderId", o.number as "orderNumber",
              w.fraud_type as "fraudType", ${INSTANT('w.warned_at')} as "warnedAt"
         from disputes.fraud_warning w join orders."order" o on o.id = w.order_id
        where w.is_actionable order by w.warned_at desc limit ${MAX_WARNINGS}`,
    );
  }

  /** What open disputes have withdrawn, in cents: the balance of `A.disputed`. */
  async openCents(): Promise<number> {
    const row = await this.db.row<{ cents: number }>(
      `select debit_cents - credit_cents as cents from ledger.account where code = 'A.disputed'`,
    );
    return row?.cents ?? 0;
  }

  /** The requests to producers with what they said, by producer order. */
  async requests(disputeId: string): Promise<ReadonlyMap<string, RequestRow>> {
    const rows = await this.db.rows<RequestRow>(
      `select r.id as "requestId", r.producer_order_id as "producerOrderId",
              ${INSTANT('r.due_at')} as "dueAt", ${INSTANT('r.reminded_at')} as "remindedAt",
              ${INSTANT('r.answered_at')} as "answeredAt", r.handed_over_on as "handedOverOn",
              r.carrier, r.tracking_number as "trackingNumber", r.statement, r.proof
         from disputes.evidence_request r where r.dispute_id = $1`,
      [disputeId],
    );
    return new Map(rows.map((row) => [row.producerOrderId, row]));
  }

  async recoveredEarly(disputeId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.rows<{ id: string; cents: number }>(
      `select producer_order_id as id, amount_cents as cents from disputes.early_recovery
        where dispute_id = $1`,
      [disputeId],
    );
    return new Map(rows.map(({ id, cents }) => [id, cents]));
  }

  answers(disputeId: string): Promise<Answer[]> {
    return this.db.rows<Answer>(
      `select x.kind, x.state, coalesce(a.display_name, '') as "byName", ${INSTANT('x.at')} as at,
              x.note, x.operation_id as "operationId"
         from disputes.answer x left join identity.account a on a.id = x.by
        where x.dispute_id = $1 order by x.at`,
      [disputeId],
    );
  }

  losses(disputeId: string): Promise<Loss[]> {
    return this.db.rows<Loss>(
      `select l.round, l.amount_cents as "amountCents", l.chargeback_cents as "chargebackCents",
              l.delivery_net_cents + l.delivery_vat_cents as "deliveryCents",
              ${INSTANT('l.booked_at')} as "bookedAt", ${INSTANT('l.undone_at')} as "undoneAt",
              a.display_name as "decidedByName",
              (select coalesce(jsonb_agg(jsonb_build_object('producerName', m.name,
                 'grossCents', p.gross_cents, 'payoutCents', p.payout_cents) order by m.name), '[]')
                 from disputes.loss_part p join producers.producer m on m.id = p.producer_id
                where p.dispute_id = l.dispute_id and p.round = l.round) as parts
         from disputes.loss l left join identity.account a on a.id = l.decided_by
        where l.dispute_id = $1 order by l.round`,
      [disputeId],
    );
  }

  /** The journal entries that this dispute caused. */
  entries(disputeId: string): Promise<Entry[]> {
    return this.db.rows<Entry>(
      `select e.id as "entryId", e.step, ${INSTANT('e.booked_at')} as "bookedAt",
              e.balance_transaction_id as "balanceTransactionId",
              (select jsonb_agg(jsonb_build_object('accountCode', l.account_code, 'side', l.side,
                 'amountCents', l.amount_cents) order by l.line)
                 from ledger.posting l where l.entry_id = e.id) as postings
         from ledger.journal_entry e
        where (e.source_kind = 'dispute_movement' and e.source_id in
                (select balance_transaction_id from disputes.movement where dispute_id = $1::uuid))
           or (e.source_kind in ('dispute', 'dispute_share')
               and starts_with(e.source_id, $1::text || ':'))
        order by e.booked_at, e.id limit ${MAX_ENTRIES}`,
      [disputeId],
    );
  }
}

export interface RequestRow {
  readonly requestId: string;
  readonly producerOrderId: string;
  readonly dueAt: string;
  readonly remindedAt: string | null;
  readonly answeredAt: string | null;
  readonly handedOverOn: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly statement: string | null;
  readonly proof: string | null;
}
