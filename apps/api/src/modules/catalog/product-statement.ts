import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { FieldError } from '@markthalle/contracts/problems';
import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { ProductGap, ProductStatement } from '@markthalle/domain/productCompleteness';
import { isAlcoholicCategory, isFoodCategory, maySingleIngredient } from './category-rules.ts';
import type { CategoryChoice } from './portal-products.queries.ts';
import type { ProductContent } from './product-content.ts';
import { alcoholTenthsOf } from './product-form.ts';

type Language = 'de' | 'en';

/** What a form says, in the words of the rule about what is missing. */
export const statementOf = (
  draft: ProductDraft,
  category: CategoryChoice,
  base: ProductContent | null,
): ProductStatement => ({
  name: draft.nameDe,
  isFood: isFoodCategory(draft.categoryPath),
  isAlcoholic: isAlcoholicCategory(draft.categoryPath),
  maySingleIngredient: maySingleIngredient(draft.categoryPath),
  storageClass: category.storageDefault,
  ingredients: draft.ingredientsDe,
  storage: draft.storageDe,
  allergensConfirmed: draft.allergensConfirmed,
  alcoholTenths: alcoholTenthsOf(draft, base),
  ways: draft.ways as DeliveryWayKey[],
  words: [
    draft.nameDe,
    draft.nameEn,
    draft.shortDe,
    draft.shortEn,
    draft.descriptionDe,
    draft.descriptionEn,
  ].join('\n'),
});

/** Each gap at its field of the form, with what to do. */
export const gapErrors = (gaps: readonly ProductGap[], language: Language): FieldError[] =>
  gaps.map((gap) => ({ pointer: `/draft/${FIELD[gap]}`, message: GAP_TEXTS[gap][language] }));

const FIELD: Readonly<Record<ProductGap, keyof ProductDraft>> = {
  name: 'nameDe',
  claims: 'descriptionDe',
  allergens: 'allergensConfirmed',
  ingredients: 'ingredientsDe',
  storage: 'storageDe',
  alcohol: 'alcoholPercent',
  delivery: 'ways',
  delivery_frozen: 'ways',
};

export const GAP_TEXTS: Readonly<Record<ProductGap, Readonly<Record<Language, string>>>> = {
  name: {
    de: 'Bitte geben Sie einen Namen mit mindestens drei Zeichen an.',
    en: 'Please give a name of at least three characters.',
  },
  claims: {
    de: 'Allgemeine Umweltaussagen wie „klimaneutral“ oder „umweltfreundlich“ sind nicht erlaubt, Siegel nur mit Lizenznummer. Schreiben Sie Tatsachen: Herkunft, Anteil, Verpackung.',
    en: 'General claims such as “climate neutral” or “eco-friendly” are not allowed, seals only with their licence number. State facts: origin, share, packaging.',
  },
  allergens: {
    de: 'Bitte bestätigen Sie die Allergene, auch wenn keine enthalten sind.',
    en: 'Please confirm the allergens, even if there are none.',
  },
  ingredients: {
    de: 'Bitte geben Sie die Zutaten an.',
    en: 'Please give the ingredients.',
  },
  storage: {
    de: 'Bitte geben Sie an, wie die Ware gelagert wird.',
    en: 'Please say how the goods are stored.',
  },
  alcohol: {
    de: 'Bitte geben Sie den Alkoholgehalt an.',
    en: 'Please give the alcoholic strength.',
  },
  delivery: {
    de: 'Bitte wählen Sie mindestens eine Lieferart.',
    en: 'Please choose at least one delivery way.',
  },
  delivery_frozen: {
    de: 'Tiefgekühltes braucht gekühlte Lieferarten oder Abholung.',
    en: 'Frozen goods need cooled delivery ways or pick-up.',
  },
};
