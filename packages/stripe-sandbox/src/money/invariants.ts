import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { availableOf, EXTERNAL, pendingOf } from './ledger.ts';

export interface InvariantReport {
  ok: boolean;
  checked: string[];
  violations: string[];
}

type Check = (sandbox: Sandbox) => string[];

const CHECKS: Record<string, Check> = {
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

  balances_match_transactions: (sandbox) => owners(sandbox).flatMap((id) => balanceOf(sandbox, id)),

  transfers_clear: (sandbox) => {
    const cents = sandbox.ledger.balanceCents(EXTERNAL.transfers);
    return cents === 0 ? [] : [`transfers leave ${cents} in clearing`];
  },

  no_connected_account_is_negative: (sandbox) =>
    owners(sandbox)
      .filter((id) => id !== '')
      .filter((id) => sandbox.ledger.balanceCents(availableOf(id)) < 0)
      .map((id) => `${id} has a negative available balance`),

  transfers_stay_within_their_charge: (sandbox) => {
    const used = new Map<string, number>();
    for (const { body } of sandbox.store.list('transfer')) {
      if (typeof body.source_transaction !== 'string') continue;
      const net = body.amount - body.amount_reversed;
      used.set(body.source_transaction, (used.get(body.source_transaction) ?? 0) + net);
    }
    return [...used].flatMap(([id, cents]) =>
      cents <= sandbox.store.need('charge', id).body.amount ? [] : [`${id}: ${cents} transferred`],
    );
  },

  transfers_have_both_sides: (sandbox) =>
    sandbox.store.list('transfer').flatMap((transfer) => sidesOf(sandbox, transfer)),

  paid_sessions_have_their_money: (sandbox) =>
    sandbox.store
      .list('checkout_session', { where: [{ field: 'payment_status', op: '=', value: 'paid' }] })
      .flatMap((session) => moneyOf(sandbox, session)),
};

/** The sandbox's own bookkeeping check; `ok` is false as soon as one rule is broken. */
export function checkInvariants(sandbox: Sandbox): InvariantReport {
  const violations = Object.entries(CHECKS).flatMap(([name, check]) =>
    check(sandbox).map((finding) => `${name}: ${finding}`),
  );
  return { ok: violations.length === 0, checked: Object.keys(CHECKS), violations };
}

const owners = (sandbox: Sandbox) => ['', ...sandbox.store.list('account').map(({ id }) => id)];

function balanceOf(sandbox: Sandbox, owner: string): string[] {
  const net = (status: string) =>
    sandbox.store.sum('balance_transaction', 'net', {
      account: owner,
      where: [{ field: 'status', op: '=', value: status }],
    });
  const pairs = [
    [net('available'), sandbox.ledger.balanceCents(availableOf(owner)), 'available'],
    [net('pending'), sandbox.ledger.balanceCents(pendingOf(owner)), 'pending'],
  ] as const;
  return pairs.flatMap(([transactions, booked, name]) =>
    transactions === booked
      ? []
      : [`${owner || 'platform'} ${name}: transactions ${transactions}, booked ${booked}`],
  );
}

function sidesOf(sandbox: Sandbox, { id, body }: StoredRecord<'transfer'>): string[] {
  const outgoing = sandbox.store.find('balance_transaction', String(body.balance_transaction));
  const payment = sandbox.store.find('charge', String(body.destination_payment));
  const incoming = sandbox.store.find(
    'balance_transaction',
    String(payment?.body.balance_transaction),
  );
  const matches =
    outgoing?.body.net === -body.amount &&
    incoming?.body.net === body.amount &&
    incoming.account === body.destination;
  return matches ? [] : [`${id} lacks a side`];
}

function moneyOf(sandbox: Sandbox, { id, body }: StoredRecord<'checkout_session'>): string[] {
  const intent = sandbox.store.find('payment_intent', String(body.payment_intent));
  const charge = sandbox.store.find('charge', String(intent?.body.latest_charge));
  const isPaid =
    intent?.body.status === 'succeeded' &&
    intent.body.amount_received === body.amount_total &&
    charge?.body.status === 'succeeded' &&
    charge.body.amount === body.amount_total &&
    typeof charge.body.balance_transaction === 'string';
  return isPaid ? [] : [`${id} says paid without its charge`];
}
