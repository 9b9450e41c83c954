import { DAY_MS, later } from '../../platform/clock/clock.ts';
import { compare, findEach, type HouseCheck, type ProviderCheck, YOUNG_MS } from './money-check.ts';

/** Producers need a day to answer and staff a day to send it on. */
const EVIDENCE_WARNING_MS = 3 * DAY_MS;

interface DisputeRow {
  readonly stripeDisputeId: string;
  readonly orderId: string;
  readonly number: string;
  readonly chargeId: string;
  readonly due: string;
  readonly cents: number;
}

const UNANSWERED = `
  select d.stripe_dispute_id as "stripeDisputeId", d.order_id as "orderId", o.number,
         d.charge_id as "chargeId", d.amount_cents as cents,
         to_char(d.evidence_due_at at time zone 'Europe/Berlin', 'DD.MM. HH24:MI') as due
    from disputes.dispute d join orders."order" o on o.id = d.order_id
   where d.status in ('needs_response', 'warning_needs_response', 'appeal_needs_response')
     and d.submissions = 0 and d.evidence_due_at < $1
     and not exists (select from disputes.answer a
                      where a.dispute_id = d.id and a.state in ('sent', 'taken'))
   order by d.evidence_due_at, d.id`;

const evidence: HouseCheck = {
  id: 'N12',
  title: 'Keine Zahlungsbeschwerde läuft ohne Nachweise ab',
  find: ({ db, now }) =>
    findEach<DisputeRow>(
      db,
      { sql: UNANSWERED, params: [later(now, EVIDENCE_WARNING_MS)] },
      (row) => ({
        subject: row.stripeDisputeId,
        text: `Bestellung ${row.number}: Nachweise bis ${row.due}, noch nichts eingereicht`,
        involved: [row.stripeDisputeId, row.orderId, row.chargeId],
        compared: compare({ Bestritten: row.cents }),
      }),
    ),
};

interface RefundRow {
  readonly refundId: string;
  readonly movementId: string;
  readonly chargeId: string | null;
  readonly isByHand: boolean;
  readonly cents: number;
}

const UNKNOWN_REFUNDS = `
  select t.source_id as "refundId", t.id as "movementId", t.charge_id as "chargeId",
         t.metadata ->> 'op_id' is null as "isByHand", -t.amount_cents as cents
    from reconciliation.balance_transaction t
   where t.type in ('refund', 'payment_refund') and t.created_at <= $1
     and not exists (select from refunds.sending s where s.stripe_refund_id = t.source_id)
   order by t.created_at, t.id`;

const handMade: ProviderCheck = {
  id: 'N13',
  title: 'Jede Erstattung bei Stripe ist bei uns bekannt, auch eine von Hand',
  find: ({ db, now }) =>
    findEach<RefundRow>(db, { sql: UNKNOWN_REFUNDS, params: [later(now, -YOUNG_MS)] }, (row) => ({
      subject: row.refundId,
      text: row.isByHand
        ? `${row.refundId}: von Hand erstattet und hier unbekannt`
        : `${row.refundId}: mit unserem Auftrag erstattet und hier unbekannt`,
      involved: [row.refundId, row.movementId, row.chargeId],
      compared: compare({ Erstattet: row.cents }),
    })),
};

/** Disputes and refunds that nobody sees to. */
export const DISPUTE_CHECKS: readonly HouseCheck[] = [evidence];
export const REFUND_CHECKS: readonly ProviderCheck[] = [handMade];
