import { sessionForBuyer } from '../checkout/payable-session.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { amount, flag, integer, required, type Shape, text } from '../params/param-spec.ts';
import { type ConfirmResult, confirmPayment, resolveAction } from '../payments/confirm-payment.ts';
import { declineError } from '../payments/declines.ts';
import { isProblem, type PaymentEntry, readPaymentEntry } from '../payments/payment-input.ts';
import type { Sandbox } from '../sandbox.ts';

const MAX_DEBIT_SECONDS = 60 * 86_400;
const FAR_YEAR = 10;

const PAY = {
  method: text(),
  number: text(),
  expiry: text(),
  cvc: text(),
  iban: text(),
  name: text(),
  email: text(),
  debit_seconds: integer({ min: 0, max: MAX_DEBIT_SECONDS }),
  approve: flag(),
};

/** Paying a session without a browser; the same code runs behind the hosted page. */
export function sessionControls(): Route[] {
  return [
    route('POST', '/_sandbox/sessions/:id/pay', PAY, pay),
    route(
      'POST',
      '/_sandbox/sessions/:id/tamper',
      { amount_total: required(amount()) },
      ({ sandbox, path, params }) =>
        sandbox.transact(() => {
          const session = openSession(sandbox, String(path.id));
          const { amount_total: cents } = params;
          const changes = { amount_subtotal: cents, amount_total: cents };
          return sandbox.store.patch(session, changes).body;
        }),
    ),
    route(
      'POST',
      '/_sandbox/sessions/:id/resolve',
      { approve: required(flag()) },
      ({ sandbox, path, params }) => {
        const id = String(path.id);
        return answer(
          sandbox,
          id,
          sandbox.transact(() => decide(sandbox, id, params.approve)),
        );
      },
    ),
  ];
}

function pay({ sandbox, path, params }: Call<Shape<typeof PAY>>) {
  const id = String(path.id);
  const entry = entryOf(sandbox, params);
  const result = sandbox.transact(() => {
    const session = openSession(sandbox, id);
    const input = readPaymentEntry(entry, session.body.payment_method_types, sandbox.clock.now());
    if (isProblem(input)) throw refused(`${input.field}: ${input.problem}`, undefined, input.field);
    const confirmed = confirmPayment(sandbox, session, input, {
      debitSeconds: params.debit_seconds,
    });
    if (confirmed.outcome !== 'action' || params.approve === undefined) return confirmed;
    return decide(sandbox, id, params.approve);
  });
  return answer(sandbox, id, result);
}

/** Fills in what a test does not care about: a date in ten years, a CVC, a name. */
function entryOf(sandbox: Sandbox, params: Shape<typeof PAY>): PaymentEntry {
  const year = new Date(sandbox.clock.now() * 1000).getUTCFullYear() + FAR_YEAR;
  return {
    method: params.method ?? (params.iban === undefined ? 'card' : 'sepa_debit'),
    number: params.number,
    expiry: params.expiry ?? `12/${year}`,
    cvc: params.cvc ?? '123',
    iban: params.iban,
    name: params.name ?? 'Test Buyer',
    email: params.email,
  };
}

function openSession(sandbox: Sandbox, id: string) {
  const session = sessionForBuyer(sandbox, id);
  if (session.body.status === 'open') return session;
  throw refused(`The session is ${session.body.status}.`, undefined, 'session');
}

function decide(sandbox: Sandbox, id: string, approve: boolean): ConfirmResult {
  const session = openSession(sandbox, id);
  const intent = session.body.payment_intent;
  const waits =
    typeof intent === 'string' &&
    sandbox.store.need('payment_intent', intent).body.status === 'requires_action';
  if (!waits) throw refused('The session waits for no approval.', undefined, 'session');
  return resolveAction(sandbox, session, approve);
}

/** 402 for a declined payment, as the API would say it; the attempt itself is kept. */
function answer(sandbox: Sandbox, id: string, result: ConfirmResult) {
  if (result.outcome === 'declined') throw declineError(result.decline, result.charge);
  return { ...result, session: sandbox.store.need('checkout_session', id).body };
}
