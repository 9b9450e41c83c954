import type { EntryMistake, OnboardingEntry } from '../accounts/submit-onboarding.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './page-frame.ts';
import { SETUP_TEXTS, type SetupTexts } from './setup-texts.ts';

export interface SetupTarget {
  action: string;
  ticket: string;
  returnUrl: string;
  displayName: string;
}

type TextField = Exclude<keyof OnboardingEntry, 'entityType' | 'outcome'>;

const AUTOCOMPLETE: Partial<Record<TextField, string>> = {
  givenName: 'given-name',
  surname: 'family-name',
  companyName: 'organization',
  birthDate: 'bday',
  line1: 'address-line1',
  postalCode: 'postal-code',
  city: 'address-level2',
};

/** The onboarding form with its four outcome buttons. */
export function setupForm(
  target: SetupTarget,
  entry: Partial<OnboardingEntry>,
  mistakes: EntryMistake[],
  language: Language,
): Markup {
  const texts = SETUP_TEXTS[language];
  const input = (field: TextField, type = 'text') => textInput(field, type, texts, entry, mistakes);
  return html`<h1>${texts.title}</h1>
<p><strong>${target.displayName}</strong></p>
<p>${texts.intro}</p>
${mistakes.length > 0 ? html`<p class="alert" role="alert">${texts.alert}</p>` : null}
<form method="post" action="${target.action}" novalidate>
<input type="hidden" name="ticket" value="${target.ticket}">
<fieldset>
<legend>${texts.entityType}</legend>
${Object.entries(texts.entityTypes).map(
  ([value, label]) => html`<div class="choice">
<input type="radio" id="type-${value}" name="entityType" value="${value}" ${(entry.entityType ?? 'individual') === value ? html`checked` : null}>
<label for="type-${value}">${label}</label></div>
`,
)}</fieldset>
<div class="pair">${input('givenName')}${input('surname')}</div>
${input('companyName')}
${input('birthDate', 'date')}
${input('line1')}
<div class="pair">${input('postalCode')}${input('city')}</div>
${input('iban')}
<fieldset>
<legend>${texts.outcome}</legend>
<div class="buttons">
${Object.entries(texts.outcomes).map(
  ([value, label]) =>
    html`<button type="submit" name="outcome" value="${value}" ${value === 'active' ? html`class="primary"` : null}>${label}</button>\n`,
)}</div>
</fieldset>
</form>
<p><a href="${target.returnUrl}">${texts.later}</a></p>`;
}

function textInput(
  field: TextField,
  type: string,
  texts: SetupTexts,
  entry: Partial<OnboardingEntry>,
  mistakes: EntryMistake[],
): Markup {
  const mistake = mistakes.find((candidate) => candidate.field === field)?.mistake;
  const sentence =
    mistake === undefined ? null : mistake === 'missing' ? texts.missing : texts.badIban;
  return html`<div class="field">
<label for="${field}">${texts[field]}</label>
<input id="${field}" name="${field}" type="${type}" value="${entry[field] ?? ''}"
 autocomplete="${AUTOCOMPLETE[field] ?? 'off'}"
 ${sentence ? html`aria-invalid="true" aria-describedby="${field}-problem"` : null}>
${sentence ? html`<p class="problem" id="${field}-problem">${sentence}</p>` : null}
</div>`;
}
