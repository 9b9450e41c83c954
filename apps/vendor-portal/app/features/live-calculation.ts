import { groupHint } from '../texts/group-hints.ts';
import { earningSentence, type TypedOffer, unitPriceSentence } from './earnings.ts';

/**
 * While somebody types: what the producer gets, the price per unit, the word for the pack, and the
 * usual storage as long as nobody wrote another. The server says the same when the form is sent.
 */
export function calculateLive(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-rate-bps]');
  if (!form) return;
  for (const element of form.querySelectorAll('[data-without-script]')) element.remove();
  const rates = {
    rateBps: Number(form.dataset.rateBps),
    vatRateBps: Number(form.dataset.vatRateBps),
  };
  let suggested = groupHint(typedOffer(form).categoryPath);
  const show = () => {
    const hint = groupHint(typedOffer(form).categoryPath);
    follow(form.querySelector('[name="storageDe"]'), suggested.storage, hint.storage);
    follow(form.querySelector('[name="quantityUnit"]'), suggested.unit, hint.unit);
    followTicks(form, suggested.allergens, hint.allergens);
    suggested = hint;
    const offer = typedOffer(form);
    say(form, 'earning', earningSentence(offer, rates));
    say(form, 'unit-price', unitPriceSentence(offer));
    const stockUnit = form.querySelector('[name="stockQuantity"] + .field__unit');
    if (stockUnit) stockUnit.textContent = hint.pack.many;
  };
  form.addEventListener('input', show);
  show();
}

/** A suggestion gives way to the next one; what somebody chose stays. */
function follow(
  field: HTMLSelectElement | HTMLTextAreaElement | null,
  before: string,
  now: string,
): void {
  if (field && (field.value === '' || field.value === before)) field.value = now;
}

/** Ticks of a group give way to those of the next one, as long as nobody has confirmed or changed them. */
function followTicks(
  form: HTMLFormElement,
  before: readonly string[],
  now: readonly string[],
): void {
  if (before === now || form.querySelector('[name="allergensConfirmed"]:checked')) return;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="allergens"]')];
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  if (ticked.toSorted().join() !== before.toSorted().join()) return;
  for (const box of boxes) box.checked = now.includes(box.value);
}

function typedOffer(form: HTMLFormElement): TypedOffer {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  const group = text('gruppe');
  return {
    price: text('grossCents'),
    quantityValue: text('quantityValue'),
    quantityUnit: text('quantityUnit') as TypedOffer['quantityUnit'],
    categoryPath: group === '' || group === 'andere' ? text('categoryPath') : group,
  };
}

function say(form: HTMLFormElement, place: string, sentence: string | null): void {
  const element = form.querySelector(`[data-says="${place}"]`);
  if (element && sentence !== null) element.textContent = sentence;
}
