import { type EntryOptions, requirement } from '../accounts/account-requirements.ts';
import {
  addRequirement,
  applyOutcome,
  closeAccount,
  deauthoriseAccount,
} from '../accounts/account-state.ts';
import { accountView } from '../accounts/account-view.ts';
import { type Route, route } from '../http/route.ts';
import { choice, integer, required, text } from '../params/param-spec.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

const PARTS = ['configuration.recipient', 'requirements', 'identity', 'defaults'];

const shown = (record: StoredRecord<'account'>) => accountView(record.body, PARTS);

/** What Stripe would decide about a connected account, decided by the test. */
export function accountControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/accounts/:id',
      {
        outcome: required(
          choice(
            'active',
            'in_review',
            'document_needed',
            'restricted',
            'payouts_paused',
            'rejected',
          ),
        ),
      },
      ({ sandbox, path, params }) => {
        const record = sandbox.store.get('account', String(path.id), '', 'account');
        return sandbox.transact(() => shown(applyOutcome(sandbox, record, params.outcome)));
      },
    ),

    route(
      'POST',
      '/_sandbox/accounts/:id/requirements',
      {
        description: required(text()),
        awaiting: choice('stripe', 'user'),
        status: choice('currently_due', 'eventually_due', 'past_due'),
        deadline_at: integer(),
      },
      ({ sandbox, path, params }) => {
        const record = sandbox.store.get('account', String(path.id), '', 'account');
        const options: EntryOptions = {
          awaiting: params.awaiting,
          status: params.status,
        };
        const entry = requirement(params.description, options);
        return sandbox.transact(() =>
          shown(addRequirement(sandbox, record, entry, params.deadline_at)),
        );
      },
    ),

    route('POST', '/_sandbox/accounts/:id/deauthorise', {}, ({ sandbox, path }) => {
      const record = sandbox.store.get('account', String(path.id), '', 'account');
      return sandbox.transact(() => shown(deauthoriseAccount(sandbox, record)));
    }),

    route('POST', '/_sandbox/accounts/:id/close', {}, ({ sandbox, path }) => {
      const record = sandbox.store.get('account', String(path.id), '', 'account');
      return sandbox.transact(() => shown(closeAccount(sandbox, record)));
    }),
  ];
}
