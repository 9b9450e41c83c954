import type Stripe from 'stripe';
import type { EntryProblem, PaymentEntry } from '../payments/payment-input.ts';
import { TEST_CARDS, TEST_IBANS } from '../payments/test-numbers.ts';
import { CHECKOUT_TEXTS, type CheckoutTexts } from './checkout-texts.ts';
import { formField, radioChoice } from './form-field.ts';
import { html, type Markup } from './html.ts';
import { type Language, money } from './page-frame.ts';

export interface FormState {
  entry: PaymentEntry;
  problem?: EntryProblem;
  /** Sentence about a refused attempt. */
  message?: string;
}

interface View {
  session: Stripe.Checkout.Session;
  texts: CheckoutTexts;
  language: Language;
  state: FormState;
}

/** The payment form of an open session; works without scripts, so all fields are there. */
export function checkoutForm(
  session: Stripe.Checkout.Session,
  items: Stripe.LineItem[],
  language: Language,
  state: FormState,
): Markup {
  const texts = CHECKOUT_TEXTS[language];
  const view: View = { session, texts, language, state };
  const total = money(session.amount_total ?? 0, language);
  const alert = state.message ? html`<p class="alert" role="alert">${state.message}</p>` : null;
  const cancel = session.cancel_url
    ? html`<p><a href="${session.cancel_url}">${texts.cancel}</a></p>`
    : null;
  return html`<h1>${texts.title}</h1>
${summary(items, total, view)}
${alert}
<form method="post" action="/c/pay/${session.id}" novalidate>
<fieldset class="methods">
<legend>${texts.payWith}</legend>
${session.payment_method_types.map((method) => methodChoice(method, view))}
</fieldset>
${payerFields(view)}
<button type="submit" class="primary">${texts.pay} · ${total}</button>
</form>
${cancel}
${testNumbers(view)}`;
}

function summary(items: Stripe.LineItem[], total: string, { texts, language }: View): Markup {
  const lines = items.map(({ quantity, description, amount_total: cents }) => {
    const name = html`<span>${quantity} × ${description}</span>`;
    return html`<li>${name} <span>${money(cents, language)}</span></li>\n`;
  });
  return html`<section class="summary">
<ul>
${lines}</ul>
<p class="total"><span>${texts.total}</span> <strong>${total}</strong></p>
</section>`;
}

function payerFields({ session, texts, state }: View): Markup {
  const name = formField({
    id: 'payer-name',
    name: 'name',
    label: texts.name,
    value: state.entry.name,
    problem: problemOf(state, texts, 'name'),
    autocomplete: 'name',
  });
  const email = formField({
    id: 'email',
    name: 'email',
    label: texts.email,
    value: state.entry.email ?? session.customer_email ?? '',
    autocomplete: 'email',
  });
  return html`${name}\n${email}`;
}

function methodChoice(method: string, view: View): Markup {
  const { session, texts, state } = view;
  const chosen = state.entry.method || session.payment_method_types[0];
  const label = texts.methods[method] ?? method;
  return html`<div class="method">
${radioChoice(`method-${method}`, 'method', method, label, chosen === method)}
${method === 'card' ? cardFields(view) : null}
${method === 'sepa_debit' ? debitFields(view) : null}
</div>
`;
}

const problemOf = (state: FormState, texts: CheckoutTexts, name: EntryProblem['field']) =>
  state.problem?.field === name ? texts.problems[state.problem.problem] : undefined;

function cardFields({ texts, state }: View): Markup {
  const { entry } = state;
  const field = (name: 'number' | 'expiry' | 'cvc', hint?: string) =>
    formField({
      id: `card-${name}`,
      name,
      label: texts[name],
      hint,
      value: entry[name],
      problem: problemOf(state, texts, name),
      inputmode: 'numeric',
    });
  return html`<div class="details">
${field('number')}
<div class="pair">
${field('expiry', texts.expiryHint)}
${field('cvc')}
</div>
</div>`;
}

function debitFields({ texts, state }: View): Markup {
  const iban = formField({
    id: 'iban',
    name: 'iban',
    label: texts.iban,
    value: state.entry.iban,
    problem: problemOf(state, texts, 'iban'),
  });
  return html`<div class="details">
${iban}
<p class="hint">${texts.mandate}</p>
</div>`;
}

function testNumbers({ session, texts, language }: View): Markup {
  const offers = (method: string) => session.payment_method_types.includes(method);
  const cards = offers('card') ? TEST_CARDS : [];
  const ibans = offers('sepa_debit') ? TEST_IBANS : [];
  const rows = [
    ...cards.map(({ number, help }) => ({ number, effect: help[language] })),
    ...ibans.map(({ iban, help }) => ({ number: iban, effect: help[language] })),
  ].map(
    ({ number, effect }) =>
      html`<tr><td><code>${grouped(number)}</code></td><td>${effect}</td></tr>\n`,
  );
  const { column } = texts;
  return html`<details class="help">
<summary>${texts.help}</summary>
<p>${texts.helpIntro}</p>
<table>
<thead><tr><th scope="col">${column.number}</th><th scope="col">${column.effect}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</details>`;
}

const grouped = (number: string) => number.replace(/(.{4})(?=.)/g, '$1 ');
