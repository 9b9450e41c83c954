/** The kind of row that a field belongs to: `size` of `size-2-price`; null for all others. */
export const rowOf = (name: string): string | null =>
  /^(size|item|set)-\d+-/.exec(name)?.[1] ?? null;

/** "Weitere Größe" adds a row at once; without scripts the button asks the server for one. */
export function growRows(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[value="rows"]');
    const last = button?.parentElement?.previousElementSibling;
    const row = last && kindOf(last);
    if (!button?.form || !row) return;
    event.preventDefault();
    addRow(button.form, row)?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
  });
}

/** An empty copy of the last row with the next number; null where there is no row to copy. */
export function addRow(form: HTMLFormElement, row: string): HTMLElement | null {
  const last = [...form.querySelectorAll<HTMLElement>('fieldset.form-row')].findLast(
    (fieldset) => kindOf(fieldset) === row,
  );
  if (!last) return null;
  const next = last.cloneNode(true) as HTMLElement;
  // What only a size that is in the shop has.
  for (const known of next.querySelectorAll('[name$="-id"], [name$="-off"], .field__error')) {
    (known.closest('label.check') ?? known).remove();
  }
  const position = Number(/-(\d+)-/.exec(nameIn(last))?.[1] ?? 0);
  const renumber = (text: string) => text.replace(`${row}-${position}-`, `${row}-${position + 1}-`);
  for (const element of next.querySelectorAll('*')) {
    for (const attribute of ['name', 'id', 'for', 'aria-describedby']) {
      const value = element.getAttribute(attribute);
      if (value !== null) element.setAttribute(attribute, renumber(value));
    }
    emptyField(element);
  }
  const legend = next.querySelector('legend');
  if (legend) legend.textContent = legend.textContent.replace(/\d+/, (n) => String(Number(n) + 1));
  last.after(next);
  return next;
}

/** Lists without an empty choice say something in any case. */
function emptyField(element: Element): void {
  if (element instanceof HTMLInputElement && element.type === 'checkbox') element.checked = false;
  else if (element instanceof HTMLInputElement) element.value = '';
  else if (element instanceof HTMLTextAreaElement) element.value = '';
  else if (element instanceof HTMLSelectElement && element.options[0]?.value === '') {
    element.selectedIndex = 0;
  }
}

const nameIn = (element: Element): string =>
  element.querySelector('[name]')?.getAttribute('name') ?? '';

const kindOf = (element: Element): string | null => rowOf(nameIn(element));
