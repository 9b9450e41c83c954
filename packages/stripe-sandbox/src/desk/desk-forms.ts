import { DISPUTE_REASONS } from '../disputes/dispute-object.ts';
import { html, type Markup } from '../pages/html.ts';
import type { Language } from '../pages/page-frame.ts';
import { DESK_TEXTS, type DeskTexts } from './desk-texts.ts';

/** Where a form stands: its page, to which the answer leads back, and that page's language. */
export interface Place {
  path: string;
  language: Language;
}

const ACCOUNT_OUTCOMES = [
  'active',
  'in_review',
  'document_needed',
  'restricted',
  'payouts_paused',
  'rejected',
  'close',
  'deauthorise',
] as const;

function deskForm(place: Place, action: string, id: string, content: Markup): Markup {
  return html`<form method="post" action="${place.path}" class="desk">
<input type="hidden" name="action" value="${action}">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="lang" value="${place.language}">
${content}</form>`;
}

/** One button per outcome; each says what it is about to those who cannot see the row. */
export function outcomeButtons(
  place: Place,
  action: string,
  id: string,
  outcomes: (keyof DeskTexts)[],
  labels: Partial<Record<string, keyof DeskTexts>> = {},
): Markup {
  const texts = DESK_TEXTS[place.language];
  const buttons = outcomes.map((outcome) => {
    const label = texts[labels[outcome] ?? outcome];
    return html`<button type="submit" name="outcome" value="${outcome}"
 aria-label="${label}: ${id}">${label}</button>
`;
  });
  return deskForm(place, action, id, html`<div class="buttons">${buttons}</div>`);
}

/** Buttons of a dispute of a charge. */
export function decideButtons(
  place: Place,
  charge: string,
  dispute: string,
  isInquiry: boolean,
): Markup {
  const texts = DESK_TEXTS[place.language];
  const outcomes = isInquiry ? (['lost', 'escalated'] as const) : (['won', 'lost'] as const);
  const buttons = outcomes.map((outcome) => {
    const label = isInquiry && outcome === 'lost' ? texts.close : texts[outcome];
    return html`<button type="submit" name="outcome" value="${outcome}"
 aria-label="${label}: ${dispute}">${label}</button>
`;
  });
  const named = html`<input type="hidden" name="dispute" value="${dispute}">`;
  return deskForm(place, 'decide', charge, html`${named}<div class="buttons">${buttons}</div>`);
}

const STEPS = [
  { seconds: 3600, label: 'hour' },
  { seconds: 86_400, label: 'day' },
  { seconds: 7 * 86_400, label: 'week' },
] as const;

export function clockForm(place: Place): Markup {
  const buttons = STEPS.map(
    ({ seconds, label }) =>
      html`<button type="submit" name="seconds" value="${seconds}">${
        DESK_TEXTS[place.language][label]
      }</button>
`,
  );
  return deskForm(place, 'advance', 'clock', html`<div class="buttons">${buttons}</div>`);
}

/** Pays a session with a test number without leaving the desk. */
export function payForm(place: Place, session: string): Markup {
  const texts = DESK_TEXTS[place.language];
  const field = `number-${session.slice(-8)}`;
  return deskForm(
    place,
    'pay',
    session,
    html`<div class="buttons"><label for="${field}">${texts.card}</label>
<input id="${field}" name="number" inputmode="numeric" value="4242 4242 4242 4242">
<button type="submit" aria-label="${texts.pay}: ${session}">${texts.pay}</button></div>`,
  );
}

export function disputeForm(place: Place, charge: string): Markup {
  const texts = DESK_TEXTS[place.language];
  const reasons = DISPUTE_REASONS.map(
    (reason) =>
      html`<option value="${reason}"${reason === 'fraudulent' ? html` selected` : null}>${reason}</option>`,
  );
  return deskForm(
    place,
    'dispute',
    charge,
    html`<div class="field"><label for="reason">${texts.reason}</label>
<select id="reason" name="reason">${reasons}</select></div>
<div class="field"><label for="form">${texts.form}</label>
<select id="form" name="form"><option value="chargeback">${texts.chargeback}</option>
<option value="inquiry">${texts.inquiry}</option></select></div>
<div class="field"><label for="amount">${texts.amount}
<span class="hint">(${texts.amountHint})</span></label>
<input id="amount" name="amount" inputmode="decimal"></div>
<button type="submit">${texts.dispute}</button>`,
  );
}

export function warnForm(place: Place, charge: string): Markup {
  const label = DESK_TEXTS[place.language].fraudWarning;
  return deskForm(place, 'warn', charge, html`<button type="submit">${label}</button>`);
}

export function accountForm(place: Place, account: string): Markup {
  const texts = DESK_TEXTS[place.language];
  const options = ACCOUNT_OUTCOMES.map(
    (outcome) => html`<option value="${outcome}">${texts[outcome]}</option>`,
  );
  return deskForm(
    place,
    'account',
    account,
    html`<div class="field"><label for="outcome">${texts.accountState}</label>
<select id="outcome" name="outcome">${options}</select></div>
<button type="submit">${texts.apply}</button>`,
  );
}

export function bankForm(place: Place, account: string, iban: string): Markup {
  const texts = DESK_TEXTS[place.language];
  return deskForm(
    place,
    'bank',
    account,
    html`<div class="field"><label for="iban">${texts.iban}
<span class="hint">(${texts.bankHint})</span></label>
<input id="iban" name="iban" value="${iban}"></div>
<button type="submit" aria-label="${texts.bank}: ${texts.apply}">${texts.apply}</button>`,
  );
}
