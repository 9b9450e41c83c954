import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { FieldError } from '@markthalle/contracts/problems';
import { type BundleGap, bundleGaps } from '@markthalle/domain/bundle';
import { type CatchWeightGap, catchWeightGaps, maxPriceOf } from '@markthalle/domain/catchWeight';
import { Problem } from '../../platform/http/problem.ts';
import type { VersionForm } from './product-form.ts';
import { type FormVariant, formVariants } from './variant-form.ts';

type Language = 'de' | 'en';
type Sizes = Pick<VersionForm, 'labelDe' | 'variants'>;

/**
 * How a draft is offered: goods by weight get their price and content from the weights; more sizes, weighed goods and
 * bundles do not mix. `known` are the sizes that the product has. Throws `invalid-input` for what makes no sense and,
 * on submission, `product-incomplete` for a bundle without single prices (LAW-UST-4).
 */
export function readOffer(
  typed: ProductDraft,
  { known, submit, language }: { known: readonly string[]; submit: boolean; language: Language },
): { readonly draft: ProductDraft; readonly sizes: Sizes } {
  const errors = [...weightErrors(typed, language), ...mixErrors(typed, language)];
  const variants = typed.variants && formVariants(typed.variants, known);
  if (variants === null) errors.push(at('variants', TEXTS.quantity[language]));
  if (variants && hasTwins(variants)) errors.push(at('variants', TEXTS.twins[language]));
  if (errors.length > 0) throw new Problem('invalid-input', {}, errors);
  const gaps = typed.bundle ? bundleGaps(typed.bundle.items) : [];
  if (submit && gaps.length > 0) {
    const texts = gaps.map((gap) => at('bundle', BUNDLE_TEXTS[gap][language]));
    throw new Problem('product-incomplete', { missing: gaps, lawIds: ['LAW-UST-4'] }, texts);
  }
  return { draft: byWeight(typed), sizes: sizesOf(typed, variants ?? undefined) };
}

const sizesOf = (
  { labelDe }: ProductDraft,
  variants: readonly FormVariant[] | undefined,
): Sizes => ({
  ...(labelDe !== undefined && { labelDe }),
  ...(variants !== undefined && { variants }),
});

/** The buyer confirms the price of the heaviest piece; the usual weight is the content. */
function byWeight(draft: ProductDraft): ProductDraft {
  const { catchWeight } = draft;
  if (!catchWeight) return draft;
  return {
    ...draft,
    grossCents: maxPriceOf(catchWeight),
    quantityValue: String(catchWeight.nominalGrams),
    quantityUnit: 'g',
  };
}

const weightErrors = ({ catchWeight }: ProductDraft, language: Language): FieldError[] =>
  catchWeight
    ? catchWeightGaps(catchWeight).map((gap) => at(WEIGHT_FIELD[gap], WEIGHT_TEXTS[gap][language]))
    : [];

function mixErrors({ catchWeight, bundle, variants }: ProductDraft, language: Language) {
  const kinds = [Boolean(catchWeight), Boolean(bundle), (variants?.length ?? 0) > 0];
  return kinds.filter(Boolean).length > 1 && (catchWeight || bundle)
    ? [at(catchWeight ? 'catchWeight' : 'bundle', TEXTS.mixed[language])]
    : [];
}

const hasTwins = (variants: readonly FormVariant[]): boolean =>
  new Set(variants.map(({ variantId }) => variantId)).size < variants.length;

const at = (field: string, message: string): FieldError => ({
  pointer: `/draft/${field}`,
  message,
});

const WEIGHT_FIELD: Readonly<Record<CatchWeightGap, string>> = {
  max_below_nominal: 'maxGrams',
  price: 'pricePerKgCents',
};

type Texts<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

const WEIGHT_TEXTS: Texts<CatchWeightGap> = {
  max_below_nominal: {
    de: 'Das höchste Gewicht darf nicht unter dem üblichen liegen.',
    en: 'The highest weight must not be below the usual one.',
  },
  price: {
    de: 'Bitte geben Sie den Preis je Kilogramm an, zum Beispiel 17,00.',
    en: 'Please give the price per kilogram, for example 17.00.',
  },
};

const BUNDLE_TEXTS: Texts<BundleGap> = {
  items: {
    de: 'Ein Paket besteht aus mindestens zwei Teilen.',
    en: 'A bundle holds at least two things.',
  },
  main_good: {
    de: 'Als Beigabe zählt nur, was zu einem einzigen Hauptteil gehört und weniger kostet als dieses (LAW-UST-4), zum Beispiel ein Löffel zum Honig.',
    en: 'Only what goes with one main thing and costs less than it is an extra (LAW-UST-4), for example a spoon with the honey.',
  },
  single_prices: {
    de: 'Bitte geben Sie zu jedem Teil den Einzelpreis an. Danach teilen wir die Mehrwertsteuer auf (LAW-UST-4), zum Beispiel Honig 8,00.',
    en: 'Please give the single price of each thing. It decides how the VAT is split (LAW-UST-4), for example honey 8.00.',
  },
};

const TEXTS: Texts<'mixed' | 'quantity' | 'twins'> = {
  mixed: {
    de: 'Bitte wählen Sie eines: mehrere Größen, Preis nach Gewicht oder Paket.',
    en: 'Please choose one: several sizes, price by weight, or bundle.',
  },
  quantity: {
    de: 'Diese Menge gibt es in dieser Einheit nicht.',
    en: 'This quantity does not exist in this unit.',
  },
  twins: {
    de: 'Eine Größe steht zweimal da.',
    en: 'One size stands there twice.',
  },
};
