import type { FieldValues } from '@markthalle/domain/fieldMerge';
import { addRow, rowOf } from '../features/growing-rows.ts';

type NamedField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What stands in a form, as it would be sent; which button is pressed is no entry. */
export function readFields(form: HTMLFormElement): FieldValues {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    values[name] = [...(values[name] ?? []), value.replaceAll('\r\n', '\n')];
  }
  return values;
}

/** What stood in a form when the page was made, whatever was typed while the scripts were on their way. */
export function begunFields(form: HTMLFormElement): FieldValues {
  const fresh = form.cloneNode(true) as HTMLFormElement;
  fresh.reset();
  return readFields(fresh);
}

/** Puts kept entries back into a form; what was empty becomes empty. */
export function fillFields(form: HTMLFormElement, values: FieldValues): void {
  for (const name of Object.keys(values)) makeRoom(form, name);
  const seen = new Map<string, number>();
  for (const field of form.elements) {
    // Photos lie in a store of their own and put their tiles back by themselves.
    if (!isNamed(field) || PHOTOS.test(field.name)) continue;
    const texts = values[field.name];
    if (field instanceof HTMLInputElement && isTick(field)) {
      field.checked = texts?.includes(field.value) ?? false;
      continue;
    }
    const position = seen.get(field.name) ?? 0;
    seen.set(field.name, position + 1);
    field.value = texts?.[position] ?? '';
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

const PHOTOS = /^foto/;

const isNamed = (field: Element): field is NamedField =>
  (field instanceof HTMLInputElement && !['file', 'submit'].includes(field.type) && !!field.name) ||
  (field instanceof HTMLSelectElement && !!field.name) ||
  (field instanceof HTMLTextAreaElement && !!field.name);

const isTick = ({ type }: HTMLInputElement): boolean => type === 'checkbox' || type === 'radio';

/** More rows than a form ever has. */
const MAX_ROWS = 12;

/** A kept form may have more sizes than the page that was made from the server's. */
function makeRoom(form: HTMLFormElement, name: string): void {
  const row = rowOf(name);
  if (row === null) return;
  for (let tries = 0; tries < MAX_ROWS && !form.elements.namedItem(name); tries += 1) {
    if (!addRow(form, row)) return;
  }
}
