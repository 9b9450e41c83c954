import { STORED_EVENT } from '../offline/stored-event.ts';

/** Notes in stock forms whether a number was typed or stepped, and shows switches as they were set. */
export function noteStockActs(): void {
  document.addEventListener('input', (event) => {
    const mode = fieldOf(event.target, 'mode');
    // Steps are told by a script (`stepLocally`); what a person types is trusted.
    if (mode && mode.value !== 'typed') mode.value = event.isTrusted ? 'typed' : 'stepped';
  });
  document.addEventListener(
    STORED_EVENT,
    ({ target }) => {
      if (!(target instanceof HTMLFormElement)) return;
      if (target.matches('[data-stock]')) beginAfresh(target);
      if (target.matches('[data-switch]')) turn(target);
    },
    // The event does not bubble.
    true,
  );
}

function fieldOf(element: EventTarget | null, name: string): HTMLInputElement | null {
  const form = element instanceof Element ? element.closest('form[data-stock]') : null;
  return form?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? null;
}

/** The next press is counted from here on, or it would be told twice. */
function beginAfresh(form: HTMLFormElement): void {
  const [shown, counted, mode] = ['shownQuantity', 'countedQuantity', 'mode'].map((name) =>
    fieldOf(form, name),
  );
  if (shown && counted) shown.value = counted.value;
  if (mode) mode.value = '';
}

/** The switch offers the way back at once, line or no line. */
function turn(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name="paused"]');
  const button = form.querySelector('button');
  const { otherWord, otherLabel } = form.dataset;
  if (!field || !button || !otherWord || !otherLabel) return;
  form.dataset.otherWord = button.textContent ?? '';
  form.dataset.otherLabel = button.getAttribute('aria-label') ?? '';
  button.textContent = otherWord;
  button.setAttribute('aria-label', otherLabel);
  field.value = field.value === 'true' ? 'false' : 'true';
}
