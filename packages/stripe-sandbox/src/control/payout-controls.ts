import { applyOutcome, payoutsStatus, transfersStatus } from '../accounts/account-state.ts';
import { type Route, route } from '../http/route.ts';
import { refused, resourceMissing } from '../http/stripe-error.ts';
import { choice, required, text } from '../params/param-spec.ts';
import { setBankAccount } from '../payouts/payout-accounts.ts';
import { failPayout, payPayout } from '../payouts/payout-lifecycle.ts';
import type { Sandbox } from '../sandbox.ts';
import { failTopUp, succeedTopUp } from '../topups/topup-lifecycle.ts';

const PLATFORM = 'platform';

/** The bank's answers to payouts and top-ups, and the bank accounts behind them. */
export function payoutControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/payouts/:id',
      { code: text(), outcome: required(choice('fail', 'pay')) },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => decidePayout(sandbox, String(path.id), params.outcome, params.code)),
    ),

    route(
      'POST',
      '/_sandbox/topups/:id',
      { code: text(), outcome: required(choice('fail', 'succeed')) },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => {
          const topUp = sandbox.store.get('topup', String(path.id), '', 'topup');
          if (topUp.body.status !== 'pending') {
            throw refused(`The top-up is ${topUp.body.status}.`, undefined, 'topup');
          }
          const code = params.code ?? 'insufficient_funds';
          return params.outcome === 'fail'
            ? failTopUp(sandbox, topUp, code).body
            : succeedTopUp(sandbox, topUp).body;
        }),
    ),

    route(
      'POST',
      '/_sandbox/accounts/:id/bank',
      { iban: required(text({ max: 42 })) },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => changeBank(sandbox, String(path.id), params.iban)),
    ),
  ];
}

/** Decides a payout; one that was paid can still come back, as at real banks. */
export function decidePayout(
  sandbox: Sandbox,
  id: string,
  outcome: 'fail' | 'pay',
  code = 'account_closed',
) {
  const payout = sandbox.store.find('payout', id);
  if (payout === undefined) throw resourceMissing('payout', id, 'payout');
  const { status } = payout.body;
  const isUnderWay = status === 'pending' || status === 'in_transit';
  if (outcome === 'fail' && (isUnderWay || status === 'paid')) {
    return failPayout(sandbox, payout, code).body;
  }
  if (outcome === 'pay' && isUnderWay) return payPayout(sandbox, payout).body;
  throw refused(`The payout is ${status}.`, undefined, 'payout');
}

/** A new bank account ends the pause that a returned payout had caused. */
function changeBank(sandbox: Sandbox, id: string, iban: string) {
  if (id === PLATFORM) return setBankAccount(sandbox, '', iban);
  const account = sandbox.store.get('account', id, '', 'account');
  const bank = setBankAccount(sandbox, id, iban);
  const isPaused =
    transfersStatus(account.body) === 'active' && payoutsStatus(account.body) !== 'active';
  if (isPaused && account.body.closed !== true) applyOutcome(sandbox, account, 'active');
  return bank;
}
