import { isGermanPostcode } from '@markthalle/domain/deliveryArea';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

/** Long enough for the postcodes of our neighbours, so that they can be told apart from typing errors. */
export const MAX_TYPED_POSTCODE = 8;

/** What is wrong with a typed postcode, as a sentence for its field; null where nothing is. */
export function postcodeProblem(typed: string, language: Language): string | null {
  const postcode = typed.trim();
  if (isGermanPostcode(postcode)) return null;
  const texts = shopTexts(language);
  if (/^\d{5}$/.test(postcode)) return texts.postcodeRefused.unknown;
  // Four digits, letters, or a country before them are how our neighbours write theirs.
  const isForeign = /^[A-Za-z]{0,3}[- ]?\d{3,4}([- ]?[A-Za-z]{2})?$|[A-Za-z]/.test(postcode);
  return isForeign ? texts.postcodeRefused.foreign : texts.postcode.wrong;
}
