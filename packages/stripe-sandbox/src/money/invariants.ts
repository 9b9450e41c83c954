import type { Sandbox } from '../sandbox.ts';
import { availableOf, EXTERNAL, pendingOf } from './ledger.ts';
import { OBJECT_CHECKS } from './object-checks.ts';

export interface InvariantReport {
  ok: boolean;
  checked: string[];
  violations: string[];
}

/** Findings reported per check; more would only repeat the first. */
const MAX_FINDINGS = 20;

const LEDGER_CHECKS: Record<string, (sandbox: Sandbox) => string[]> = {
  every_entry_sums_to_zero: (sandbox) =>
    sandbox.ledger.unbalancedEntries().map((entry) => `entry ${entry} is unbalanced`),

  book_sums_to_zero: (sandbox) => {
    const sum = [...sandbox.ledger.summed().values()].reduce((total, cents) => total + cents, 0);
    return sum === 0 ? [] : [`the book sums to ${sum}`];
  },

  kept_balances_match_postings: (sandbox) => {
    const summed = sandbox.ledger.summed();
    return [...sandbox.ledger.kept()].flatMap(([account, cents]) =>
      cents === (summed.get(account) ?? 0) ? [] : [`${account} is kept as ${cents}`],
    );
  },

  balances_match_transactions: (sandbox) => {
    const totals = transactionTotals(sandbox);
    const owners = ['', ...sandbox.store.list('account').map(({ id }) => id)];
    return owners.flatMap((owner) =>
      [availableOf(owner), pendingOf(owner)].flatMap((account) => {
        const booked = sandbox.ledger.balanceCents(account);
        const transactions = totals.get(account) ?? 0;
        return transactions === booked
          ? []
          : [`${account}: transactions ${transactions}, booked ${booked}`];
      }),
    );
  },

  transfers_clear: (sandbox) => {
    const cents = sandbox.ledger.balanceCents(EXTERNAL.transfers);
    return cents === 0 ? [] : [`transfers leave ${cents} in clearing`];
  },

  no_connected_account_is_negative: (sandbox) =>
    [...sandbox.ledger.kept()]
      .filter(([account, cents]) => account.startsWith('available:acct_') && cents < 0)
      .map(([account, cents]) => `${account} is ${cents}`),
};

/** Net of all balance transactions by the ledger account they belong to. */
function transactionTotals(sandbox: Sandbox): Map<string, number> {
  const rows = sandbox.db
    .prepare(
      "SELECT account, body ->> '$.status' AS status, sum(body ->> '$.net') AS net" +
        " FROM object WHERE kind = 'balance_transaction' GROUP BY 1, 2",
    )
    .all();
  return new Map(
    rows.map((row) => {
      const owner = String(row.account);
      const account = row.status === 'pending' ? pendingOf(owner) : availableOf(owner);
      return [account, Number(row.net)];
    }),
  );
}

/** The sandbox's own bookkeeping check; `ok` is false as soon as one rule is broken. */
export function checkInvariants(sandbox: Sandbox): InvariantReport {
  const violations = [
    ...Object.entries(LEDGER_CHECKS).flatMap(([name, check]) => named(name, check(sandbox))),
    ...Object.entries(OBJECT_CHECKS).flatMap(([name, sql]) => {
      const rows = sandbox.db.prepare(`${sql} LIMIT ${MAX_FINDINGS}`).all();
      return named(
        name,
        rows.map((row) => Object.values(row).join(' ')),
      );
    }),
  ];
  const checked = [...Object.keys(LEDGER_CHECKS), ...Object.keys(OBJECT_CHECKS)];
  return { ok: violations.length === 0, checked, violations };
}

const named = (name: string, findings: string[]) =>
  findings.slice(0, MAX_FINDINGS).map((finding) => `${name}: ${finding}`);
