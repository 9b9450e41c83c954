import { resourceMissing } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { expireSession } from './session-lifecycle.ts';

/**
 * The session a buyer wants to pay. One whose time has run out is expired here and now, so a
 * payment can never slip in between its end and the job that closes it. Needs a transaction.
 */
export function sessionForBuyer(sandbox: Sandbox, id: string): StoredRecord<'checkout_session'> {
  const session = sandbox.store.find('checkout_session', id);
  if (session === undefined) throw resourceMissing('checkout.session', id, 'session');
  const isOver = session.body.status === 'open' && session.body.expires_at <= sandbox.clock.now();
  return isOver ? expireSession(sandbox, session) : session;
}
