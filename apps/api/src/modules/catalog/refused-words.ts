import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { FieldError } from '@markthalle/contracts/problems';
import { priceReservationIn } from '@markthalle/domain/priceReservation';

type Language = 'de' | 'en';

const TEXT_FIELDS = [
  'nameDe',
  'nameEn',
  'shortDe',
  'shortEn',
  'descriptionDe',
  'descriptionEn',
] as const satisfies readonly (keyof ProductDraft)[];

/** Words that no offer may use (§ 8(1) PAngV), each at its field with what it says. */
export const refusedWords = (draft: ProductDraft, language: Language): FieldError[] =>
  TEXT_FIELDS.flatMap((field) => {
    const words = priceReservationIn(draft[field]);
    return words === null
      ? []
      : [{ pointer: `/draft/${field}`, message: MESSAGES[language](words) }];
  });

const MESSAGES = {
  de: (words: string) =>
    `Bitte streichen Sie „${words}“: Der Preis, den Sie angeben, ist ein fester Endpreis.`,
  en: (words: string) => `Please remove “${words}”: the price that you give is a final price.`,
};
