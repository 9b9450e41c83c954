import type { EntryMistake, OnboardingEntry } from '../accounts/submit-onboarding.ts';
import { formField, radioChoice } from './form-field.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './page-frame.ts';
import { SETUP_TEXTS } from './setup-texts.ts';

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
  const input = (field: TextField, type?: string) => {
    const found = mistakes.find((candidate) => candidate.field === field)?.mistake;
    const problem = found === 'bad_iban' ? texts.badIban : found ? texts.missing : undefined;
    const autocomplete = AUTOCOMPLETE[field];
    const value = entry[field];
    return formField({
      id: field,
      name: field,
      label: texts[field],
      type,
      value,
      problem,
      autocomplete,
    });
  };
  const chosen = entry.entityType ?? 'individual';
  const types = Object.entries(texts.entityTypes).map(([value, label]) =>
    radioChoice(`type-${value}`, 'entityType', value, label, value === chosen),
  );
  const outcomes = Object.entries(texts.outcomes).map(([value, label]) => {
    const look = value === 'active' ? html`class="primary"` : null;
    return html`<button type="submit" name="outcome" value="${value}" ${look}>${label}</button>\n`;
  });
  return html`<h1>${texts.title}</h1>
<p><strong>${target.displayName}</strong></p>
<p>${texts.intro}</p>
${mistakes.length > 0 ? html`<p class="alert" role="alert">${texts.alert}</p>` : null}
<form method="post" action="${target.action}" novalidate>
<input type="hidden" name="ticket" value="${target.ticket}">
<fieldset>
<legend>${texts.entityType}</legend>
${types}
</fieldset>
<div class="pair">${input('givenName')}${input('surname')}</div>
${input('companyName')}
${input('birthDate', 'date')}
${input('line1')}
<div class="pair">${input('postalCode')}${input('city')}</div>
${input('iban')}
<fieldset>
<legend>${texts.outcome}</legend>
<div class="buttons">
${outcomes}</div>
</fieldset>
</form>
<p><a href="${target.returnUrl}">${texts.later}</a></p>`;
}
