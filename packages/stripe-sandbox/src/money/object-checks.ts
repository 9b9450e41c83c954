/** Column of an object's body in SQL. */
const at = (table: string, field: string) => `(${table}.body ->> '$.${field}')`;

const joined = (table: string, kind: string, id: string) =>
  `LEFT JOIN object ${table} ON ${table}.id = ${id} AND ${table}.kind = '${kind}'`;

const movement = (table: string, id: string) => joined(table, 'balance_transaction', id);

/**
 * Rules between stored objects, each as a query that returns what breaks it. Written in SQL, so
 * that they also look through tens of thousands of objects in a moment. `+id` takes the column's
 * affinity away, without which an index on a JSON path would not serve.
 */
export const OBJECT_CHECKS: Record<string, string> = {
  transfers_stay_within_their_charge: `
    SELECT c.id, sum(${at('t', 'amount')} - ${at('t', 'amount_reversed')}) AS transferred
    FROM object t JOIN object c ON c.id = ${at('t', 'source_transaction')}
    WHERE t.kind = 'transfer' GROUP BY c.id HAVING transferred > ${at('c', 'amount')}`,

  transfers_have_both_sides: `
    SELECT t.id, 'lacks a side' FROM object t
    ${movement('o', at('t', 'balance_transaction'))}
    ${joined('p', 'charge', at('t', 'destination_payment'))}
    ${movement('i', at('p', 'balance_transaction'))}
    WHERE t.kind = 'transfer' AND NOT coalesce(${at('o', 'net')} = -${at('t', 'amount')}
      AND ${at('i', 'net')} = ${at('t', 'amount')}
      AND i.account = ${at('t', 'destination')}, 0)`,

  reversals_are_counted: `
    SELECT t.id, ${at('t', 'amount_reversed')} FROM object t
    WHERE t.kind = 'transfer' AND ${at('t', 'amount_reversed')} <> (
      SELECT coalesce(sum(${at('r', 'amount')}), 0) FROM object r INDEXED BY object_transfer_reversal_transfer
      WHERE r.kind = 'transfer_reversal' AND ${at('r', 'transfer')} = +t.id)`,

  reversals_have_both_sides: `
    SELECT r.id, 'lacks a side' FROM object r
    ${movement('i', at('r', 'balance_transaction'))}
    ${joined('f', 'refund', at('r', 'destination_payment_refund'))}
    ${movement('o', at('f', 'balance_transaction'))}
    WHERE r.kind = 'transfer_reversal' AND NOT coalesce(${at('i', 'net')} = ${at('r', 'amount')}
      AND ${at('o', 'net')} = -${at('r', 'amount')} AND i.account = '', 0)`,

  refunds_are_counted: `
    SELECT c.id, ${at('c', 'amount_refunded')} FROM object c
    WHERE c.kind = 'charge' AND (${at('c', 'amount_refunded')} > ${at('c', 'amount')}
      OR ${at('c', 'amount_refunded')} <> (
        SELECT coalesce(sum(${at('r', 'amount')}), 0) FROM object r INDEXED BY object_refund_charge
        WHERE r.kind = 'refund' AND ${at('r', 'charge')} = +c.id
          AND ${at('r', 'status')} NOT IN ('failed', 'canceled')))`,

  refunds_have_their_money: `
    SELECT r.id, ${at('r', 'status')} FROM object r
    ${movement('o', at('r', 'balance_transaction'))}
    ${movement('b', at('r', 'failure_balance_transaction'))}
    WHERE r.kind = 'refund' AND coalesce(${at('o', 'net')}, 0) + coalesce(${at('b', 'net')}, 0) <>
      CASE WHEN ${at('r', 'status')} IN ('failed', 'canceled') OR o.id IS NULL
        AND ${at('r', 'status')} = 'pending' THEN 0 ELSE -${at('r', 'amount')} END`,

  disputes_have_their_money: `
    SELECT d.id, ${at('d', 'status')} FROM object d
    WHERE d.kind = 'dispute' AND (
      SELECT coalesce(sum(${at('b', 'amount')}), 0) FROM object b INDEXED BY object_balance_transaction_source
      WHERE b.kind = 'balance_transaction' AND ${at('b', 'source')} = +d.id
    ) <> CASE WHEN ${at('d', 'status')} = 'won' OR ${at('d', 'status')} LIKE 'warning%' THEN 0
      ELSE -${at('d', 'amount')} END`,

  disputes_stay_within_their_charge: `
    SELECT c.id, sum(${at('d', 'amount')}) AS disputed
    FROM object d JOIN object c ON c.id = ${at('d', 'charge')}
    WHERE d.kind = 'dispute' AND ${at('d', 'status')} NOT IN ('won', 'warning_closed')
    GROUP BY c.id HAVING disputed > ${at('c', 'amount')}`,

  payouts_have_their_money: `
    SELECT p.id, ${at('p', 'status')} FROM object p
    ${movement('o', at('p', 'balance_transaction'))}
    ${movement('b', at('p', 'failure_balance_transaction'))}
    WHERE p.kind = 'payout' AND coalesce(${at('o', 'net')}, 0) + coalesce(${at('b', 'net')}, 0) <>
      CASE WHEN ${at('p', 'status')} IN ('failed', 'canceled') THEN 0
        ELSE -${at('p', 'amount')} END`,

  automatic_payouts_empty_their_movements: `
    SELECT b.hidden ->> '$.payout' AS payout, sum(${at('b', 'net')}) AS rest FROM object b
    WHERE b.kind = 'balance_transaction' AND b.hidden ->> '$.payout' IS NOT NULL
    GROUP BY 1 HAVING rest <> 0`,

  top_ups_have_their_money: `
    SELECT t.id, ${at('t', 'status')} FROM object t
    ${movement('i', at('t', 'balance_transaction'))}
    WHERE t.kind = 'topup' AND coalesce(${at('i', 'net')}, 0) <>
      CASE WHEN ${at('t', 'status')} = 'succeeded' THEN ${at('t', 'amount')} ELSE 0 END`,

  paid_sessions_have_their_money: `
    SELECT s.id, 'says paid without its charge' FROM object s
    ${joined('i', 'payment_intent', at('s', 'payment_intent'))}
    ${joined('c', 'charge', at('i', 'latest_charge'))}
    WHERE s.kind = 'checkout_session' AND ${at('s', 'payment_status')} = 'paid'
      AND NOT coalesce(${at('i', 'status')} = 'succeeded'
        AND ${at('i', 'amount_received')} = ${at('s', 'amount_total')}
        AND ${at('c', 'status')} = 'succeeded'
        AND ${at('c', 'amount')} = ${at('s', 'amount_total')}
        AND ${at('c', 'balance_transaction')} IS NOT NULL, 0)`,
};
