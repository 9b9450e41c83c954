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
  let suggestedStorage = groupHint(typedOffer(form).categoryPath).storage;
  const show = () => {
    const offer = typedOffer(form);
    const hint = groupHint(offer.categoryPath);
    say(form, 'earning', earningSentence(offer, rates));
    say(form, 'unit-price', unitPriceSentence(offer));
    const stockUnit = form.querySelector('[name="stockQuantity"] + .field__unit');
    if (stockUnit) stockUnit.textContent = hint.pack.many;
    const storage = form.querySelector<HTMLTextAreaElement>('[name="storageDe"]');
    if (storage && (storage.value === '' || storage.value === suggestedStorage)) {
      storage.value = hint.storage;
      suggestedStorage = hint.storage;
    }
  };
  form.addEventListener('input', show);
  show();
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
