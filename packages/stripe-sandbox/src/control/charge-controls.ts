import { decideDispute, isOpenDispute, overturnDispute } from '../disputes/decide-dispute.ts';
import { DISPUTE_REASONS } from '../disputes/dispute-object.ts';
import { warnOfFraud } from '../disputes/fraud-warning.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { amount, choice, flag, required, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** What a buyer's bank does with a charge later, done by the test. */
export function chargeControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/charges/:id/dispute',
      { amount: amount(), inquiry: flag(), reason: choice(...DISPUTE_REASONS) },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => {
          const charge = sandbox.store.get('charge', String(path.id), '');
          const { body } = openDispute(sandbox, charge, {
            amountCents: params.amount,
            form: params.inquiry ? 'inquiry' : 'chargeback',
            reason: params.reason,
          });
          return body;
        }),
    ),

    route(
      'POST',
      '/_sandbox/charges/:id/decide',
      { dispute: text(), outcome: required(choice('won', 'lost', 'escalated')) },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => {
          const charge = sandbox.store.get('charge', String(path.id), '');
          const dispute = disputeToDecide(sandbox, charge.id, params.dispute);
          return decideDispute(sandbox, dispute, params.outcome).body;
        }),
    ),

    route('POST', '/_sandbox/disputes/:id/overturn', {}, ({ sandbox, path }) =>
      sandbox.transact(
        () => overturnDispute(sandbox, sandbox.store.get('dispute', String(path.id), '')).body,
      ),
    ),

    route('POST', '/_sandbox/charges/:id/fraud-warning', {}, ({ sandbox, path }) =>
      sandbox.transact(() => {
        const { id } = sandbox.store.get('charge', String(path.id), '');
        return warnOfFraud(sandbox, id).body;
      }),
    ),
  ];
}

/** The named dispute of a charge, or its only open one. */
export function disputeToDecide(
  sandbox: Sandbox,
  charge: string,
  named: string | undefined,
): StoredRecord<'dispute'> {
  const open = sandbox.store
    .list('dispute', { where: [{ field: 'charge', op: '=', value: charge }] })
    .filter((dispute) => named === undefined || dispute.id === named)
    .filter(isOpenDispute);
  const [dispute] = open;
  if (dispute === undefined) throw refused('There is no such open dispute.', undefined, 'dispute');
  if (open.length > 1) {
    throw refused('Several disputes are open: name one.', 'parameter_missing', 'dispute');
  }
  return dispute;
}
