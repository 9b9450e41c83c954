import type { CartView } from '@markthalle/contracts/cart';
import { formatDay } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { shopTexts } from '../texts/shop-texts.ts';

/** "Alles als Sammelfahrt spart 5,90 €": the cheaper split of the delivery in one sentence. */
export function savingWords(
  cart: Pick<CartView, 'groups'>,
  saving: NonNullable<CartView['saving']>,
  language: Language,
): string {
  const texts = shopTexts(language).delivery;
  const amount = formatMoney(saving.savedCents, language);
  const words = [...new Set(saving.ways.map(({ way }) => uiTexts(language).delivery.ways[way]))];
  const [way = ''] = words;
  if (saving.allOnOneTrip) {
    return texts.savesAll(
      way,
      amount,
      saving.arrivesBy ? formatDay(saving.arrivesBy, language) : '',
    );
  }
  if (words.length > 1) return texts.savesSplit(amount);
  const names = saving.ways.map(
    ({ producerId }) =>
      cart.groups.find((group) => group.producerId === producerId)?.producerName ?? '',
  );
  return texts.savesSome(new Intl.ListFormat(language).format(names), way, amount);
}
