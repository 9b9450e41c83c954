import type Stripe from 'stripe';
import type { EntryProblem, PaymentEntry } from '../payments/payment-input.ts';
import { TEST_CARDS, TEST_IBANS } from '../payments/test-numbers.ts';
import { CHECKOUT_TEXTS, type CheckoutTexts } from './checkout-texts.ts';
import { html, type Markup } from './html.ts';
import { type Language, money } from './page-frame.ts';

export interface FormState {
  entry: PaymentEntry;
  problem?: EntryProblem;
  /** Sentence about a refused attempt. */
  message?: string;
}

interface Field {
  id: string;
  name: keyof PaymentEntry;
  label: string;
  value?: string;
  problem?: string;
  hint?: string;
  inputmode?: string;
  autocomplete?: string;
}

function field({ id, name, label, value, problem, hint, inputmode, autocomplete }: Field): Markup {
  return html`<div class="field">
<label for="${id}">${label}${hint ? html` <span class="hint">(${hint})</span>` : null}</label>
<input id="${id}" name="${name}" value="${value ?? ''}" autocomplete="${autocomplete ?? 'off'}"
 ${inputmode ? html`inputmode="${inputmode}"` : null}
 ${problem ? html`aria-invalid="true" aria-describedby="${id}-problem"` : null}>
${problem ? html`<p class="problem" id="${id}-problem">${problem}</p>` : null}
</div>`;
}

/** The payment form of an open session; works without scripts, so all fields are there. */
export function checkoutForm(
  session: Stripe.Checkout.Session,
  items: Stripe.LineItem[],
  language: Language,
  state: FormState,
): Markup {
  const texts = CHECKOUT_TEXTS[language];
  const methods = session.payment_method_types;
  return html`<h1>${texts.title}</h1>
${summary(session, items, texts, language)}
${state.message ? html`<p class="alert" role="alert">${state.message}</p>` : null}
<form method="post" action="/c/pay/${session.id}" novalidate>
<fieldset class="methods">
<legend>${texts.payWith}</legend>
${methods.map((method) => methodChoice(method, texts, state, methods))}
</fieldset>
${field({ id: 'payer-name', name: 'name', label: texts.name, value: state.entry.name, problem: problemOf(state, texts, 'name'), autocomplete: 'name' })}
${field({ id: 'email', name: 'email', label: texts.email, value: state.entry.email ?? session.customer_email ?? '', autocomplete: 'email' })}
<button type="submit" class="primary">${texts.pay} · ${money(session.amount_total ?? 0, language)}</button>
</form>
${session.cancel_url ? html`<p><a href="${session.cancel_url}">${texts.cancel}</a></p>` : null}
${testNumbers(methods, texts, language)}`;
}

function summary(
  session: Stripe.Checkout.Session,
  items: Stripe.LineItem[],
  texts: CheckoutTexts,
  language: Language,
): Markup {
  return html`<section class="summary">
<ul>
${items.map(
  (item) =>
    html`<li><span>${item.quantity} × ${item.description}</span> <span>${money(item.amount_total, language)}</span></li>\n`,
)}</ul>
<p class="total"><span>${texts.total}</span> <strong>${money(session.amount_total ?? 0, language)}</strong></p>
</section>`;
}

function methodChoice(
  method: string,
  texts: CheckoutTexts,
  state: FormState,
  offered: string[],
): Markup {
  const isChosen = (state.entry.method || offered[0]) === method;
  return html`<div class="method">
<div class="choice"><input type="radio" id="method-${method}" name="method" value="${method}" ${isChosen ? html`checked` : null}>
<label for="method-${method}">${texts.methods[method] ?? method}</label></div>
${method === 'card' ? cardFields(texts, state) : null}
${method === 'sepa_debit' ? debitFields(texts, state) : null}
</div>`;
}

const problemOf = (state: FormState, texts: CheckoutTexts, name: EntryProblem['field']) =>
  state.problem?.field === name ? texts.problems[state.problem.problem] : undefined;

function cardFields(texts: CheckoutTexts, state: FormState): Markup {
  const { entry } = state;
  return html`<div class="details card">
${field({ id: 'card-number', name: 'number', label: texts.number, value: entry.number, problem: problemOf(state, texts, 'number'), inputmode: 'numeric' })}
<div class="pair">
${field({ id: 'card-expiry', name: 'expiry', label: texts.expiry, hint: texts.expiryHint, value: entry.expiry, problem: problemOf(state, texts, 'expiry'), inputmode: 'numeric' })}
${field({ id: 'card-cvc', name: 'cvc', label: texts.cvc, value: entry.cvc, problem: problemOf(state, texts, 'cvc'), inputmode: 'numeric' })}
</div>
</div>`;
}

function debitFields(texts: CheckoutTexts, state: FormState): Markup {
  return html`<div class="details sepa">
${field({ id: 'iban', name: 'iban', label: texts.iban, value: state.entry.iban, problem: problemOf(state, texts, 'iban') })}
<p class="hint">${texts.mandate}</p>
</div>`;
}

function testNumbers(methods: string[], texts: CheckoutTexts, language: Language): Markup {
  const rows = [
    ...(methods.includes('card')
      ? TEST_CARDS.map(({ number, help }) => ({ number: grouped(number), help }))
      : []),
    ...(methods.includes('sepa_debit')
      ? TEST_IBANS.map(({ iban, help }) => ({ number: grouped(iban), help }))
      : []),
  ];
  return html`<details class="help">
<summary>${texts.help}</summary>
<p>${texts.helpIntro}</p>
<table>
<thead><tr><th scope="col">${texts.column.number}</th><th scope="col">${texts.column.effect}</th></tr></thead>
<tbody>
${rows.map(({ number, help }) => html`<tr><td><code>${number}</code></td><td>${help[language]}</td></tr>\n`)}</tbody>
</table>
</details>`;
}

const grouped = (number: string) => number.replace(/(.{4})(?=.)/g, '$1 ');
