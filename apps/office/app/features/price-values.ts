import { isGermanPostcode } from '@markthalle/domain/deliveryArea';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { feeTexts as texts } from '../texts/delivery-fees.ts';
import { centsOf, refusedAt } from './run-plan-values.ts';

/** A price as it was typed. Refuses at its field what is none, or has no day. */
export function priceFrom(values: TypedValues) {
  const validFrom = one(values, 'validFrom');
  const priceCents = centsOf(values, 'priceCents');
  if (validFrom === '') throw refusedAt('validFrom', texts.noDay);
  return { subject: one(values, 'subject'), validFrom, priceCents };
}

/** Whose delivery to where the preview is about. */
export function questionFrom(values: TypedValues) {
  const postcode = one(values, 'postcode').trim();
  if (!isGermanPostcode(postcode)) throw refusedAt('postcode', texts.noPostcode);
  return { postcode, producer: one(values, 'producer') };
}
