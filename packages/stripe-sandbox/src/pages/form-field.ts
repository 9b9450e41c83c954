import { html, type Markup } from './html.ts';

export interface Field {
  id: string;
  name: string;
  label: string;
  type?: string;
  value?: string;
  hint?: string;
  /** Sentence about what is wrong with the entry; read out together with the field. */
  problem?: string;
  inputmode?: 'numeric' | 'text';
  autocomplete?: string;
}

/** A labelled input with its hint and its problem. */
export function formField(field: Field): Markup {
  const { id, name, label, problem } = field;
  const hint = field.hint ? html` <span class="hint">(${field.hint})</span>` : null;
  const described = problem ? html`aria-invalid="true" aria-describedby="${id}-problem"` : null;
  return html`<div class="field">
<label for="${id}">${label}${hint}</label>
<input id="${id}" name="${name}" type="${field.type ?? 'text'}" value="${field.value ?? ''}"
 autocomplete="${field.autocomplete ?? 'off'}"
 inputmode="${field.inputmode ?? 'text'}" ${described}>
${problem ? html`<p class="problem" id="${id}-problem">${problem}</p>` : null}
</div>`;
}

/** A labelled radio button. */
export function radioChoice(
  id: string,
  name: string,
  value: string,
  label: string,
  isChosen: boolean,
): Markup {
  const checked = isChosen ? html`checked` : null;
  return html`<div class="choice">
<input type="radio" id="${id}" name="${name}" value="${value}" ${checked}>
<label for="${id}">${label}</label>
</div>`;
}
