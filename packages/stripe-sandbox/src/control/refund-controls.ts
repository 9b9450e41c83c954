import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { choice, required, text } from '../params/param-spec.ts';
import { decideRefund } from '../refunds/end-refund.ts';

const DECIDABLE: Record<'succeed' | 'fail', string[]> = {
  succeed: ['pending', 'requires_action'],
  fail: ['pending', 'requires_action', 'succeeded'],
};

/** The bank's answer to a refund, given by the test. */
export function refundControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/refunds/:id',
      { outcome: required(choice('succeed', 'fail')), reason: text() },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => {
          const id = String(path.id);
          const refund = sandbox.store.get('refund', id, '', 'refund');
          const { status } = refund.body;
          if (!DECIDABLE[params.outcome].includes(String(status))) {
            throw refused(`The refund is ${status}.`, undefined, 'refund');
          }
          if (params.outcome === 'succeed' && refund.body.balance_transaction === null) {
            throw refused('The refund still waits for its money.', undefined, 'refund');
          }
          return decideRefund(sandbox, id, params.outcome, params.reason).body;
        }),
    ),
  ];
}
