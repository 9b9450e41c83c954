import { StripeError } from '../http/stripe-error.ts';

type Form = Record<string, string>;

export interface ControlCall {
  path: string;
  params: Record<string, unknown>;
}

const EURO_AMOUNT = /^\d{1,6}([.,]\d{1,2})?$/;

/** Cents of an amount typed in euros; undefined when the field was left empty. */
function centsOf(typed: string | undefined): number | undefined {
  const text = (typed ?? '').trim();
  if (text === '') return undefined;
  if (!EURO_AMOUNT.test(text)) {
    throw new StripeError(400, 'invalid_request_error', `Invalid amount: ${text}`);
  }
  const [euros = '0', cents = ''] = text.replace(',', '.').split('.');
  return Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}

const outcome =
  (folder: string) =>
  (form: Form): ControlCall => ({
    path: `${folder}/${form.id}`,
    params: { outcome: form.outcome },
  });

/** What the buttons of the desk do, as calls of the control API. */
const ACTIONS: Record<string, (form: Form) => ControlCall> = {
  account: (form) =>
    form.outcome === 'close' || form.outcome === 'deauthorise'
      ? { path: `accounts/${form.id}/${form.outcome}`, params: {} }
      : outcome('accounts')(form),
  advance: ({ seconds }) => ({ path: 'clock/advance', params: { seconds } }),
  bank: ({ iban, id }) => ({ path: `accounts/${id}/bank`, params: { iban } }),
  decide: ({ dispute, id, outcome: decided }) => ({
    path: `charges/${id}/decide`,
    params: { dispute, outcome: decided },
  }),
  dispute: ({ amount, form, id, reason }) => ({
    path: `charges/${id}/dispute`,
    params: { amount: centsOf(amount), inquiry: form === 'inquiry', reason },
  }),
  pay: ({ id, number }) => ({ path: `sessions/${id}/pay`, params: { number } }),
  payout: outcome('payouts'),
  refund: outcome('refunds'),
  topup: outcome('topups'),
  warn: ({ id }) => ({ path: `charges/${id}/fraud-warning`, params: {} }),
};

/** The call a sent form asks for; 400 for one that no page of the desk contains. */
export function callOf(form: Form): ControlCall {
  const action = ACTIONS[form.action ?? ''];
  if (action !== undefined) return action(form);
  throw new StripeError(400, 'invalid_request_error', `No such action: ${form.action ?? ''}`);
}
