import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { BundleItem, MoreVariant } from '@markthalle/contracts/product-offer';
import { isIn } from '@markthalle/domain/categoryTraits';
import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import { isSoldByDate } from '@markthalle/domain/occasion';
import { isUndatedService } from '@markthalle/domain/undatedService';
import { UNDATED_SERVICE } from '@markthalle/domain/withdrawalClass';
import { allergenList } from './allergens.ts';
import { contentFromFacts, factLines, withdrawalFromFacts } from './content-facts.ts';
import { draftPhotosOf, photosFromDraft } from './content-photos.ts';
import type { FactKey, Localised, NamedBundleItem, ProductContent } from './product-content.ts';
import {
  type StoredQuantity,
  typedQuantity,
  unitLabelOf,
  weightLabelOf,
} from './typed-quantity.ts';
import type { FormVariant } from './variant-form.ts';

/** What stands beside a version's content until its approval. */
export interface VersionForm {
  readonly grossCents: number;
  readonly containerDepositCents: number;
  readonly allergensConfirmed: boolean;
  readonly setBy: string;
  /** The first size's own word beside others. */
  readonly labelDe?: string;
  /** All sizes beside the first one; absent: they stay as they are. */
  readonly variants?: readonly FormVariant[];
}

/** Facts of a product that are not in its content. */
export interface DraftSurroundings {
  readonly grossCents: number;
  readonly containerDepositCents: number;
  readonly allergensConfirmed: boolean;
  readonly stockQuantity: number;
  readonly labelDe: string;
  readonly variants: readonly MoreVariant[];
}

type Fact = ProductContent['facts'][number];

/**
 * The content that a form describes. What the form leaves out is kept from the version it was based on, and so is a translation whose German text did
 * not change.
 */
export function contentFromDraft(
  draft: ProductDraft,
  quantity: StoredQuantity,
  base: ProductContent | null,
): ProductContent {
  const catchWeight = given(draft.catchWeight, base?.catchWeight);
  const samePack =
    base !== null &&
    base.quantity.value === quantity.value &&
    base.quantity.unit === quantity.unit &&
    Boolean(base.catchWeight) === (catchWeight !== null);
  const packLabel = catchWeight === null ? unitLabelOf(draft) : weightLabelOf(quantity);
  return {
    ...(base ?? NEW_CONTENT),
    name: translated(draft.nameDe, draft.nameEn),
    short: translated(draft.shortDe, draft.shortEn),
    description: translated(draft.descriptionDe, draft.descriptionEn),
    categoryPath: draft.categoryPath,
    unitLabel: samePack ? base.unitLabel : packLabel,
    quantity,
    catchWeight,
    bundle: given(draft.bundle, base?.bundle),
    seasonMonths: sortedMonths(given(draft.seasonMonths, base?.seasonMonths)),
    saleForm: draft.saleForm ?? base?.saleForm ?? NEW_CONTENT.saleForm,
    drainedWeightGrams: given(draft.drainedWeightGrams, base?.drainedWeightGrams),
    unitPriceExemption: given(draft.unitPriceExemption, base?.unitPriceExemption),
    vatCategory: draft.vatCategory,
    ownProduce: draft.ownProduce,
    ways: draft.ways as DeliveryWayKey[],
    withdrawal: withdrawalFor(draft, base),
    allergens: draft.allergens,
    ...contentFromFacts(draft, base, alcoholTenthsOf(draft, base)),
    ...photosFromDraft(draft.photos, base),
    facts: factsFrom(draft, base, samePack ? null : packLabel),
  };
}

/**
 * What a producer adds to the experiences is booked by date (§ 312g(2) no. 9 BGB), but for a voucher and for work by
 * arrangement: without a date the right stays.
 */
function withdrawalFor(
  draft: ProductDraft,
  base: ProductContent | null,
): ProductContent['withdrawal'] {
  const { categoryPath: path, isVoucher } = draft;
  const before = base?.categoryPath === path ? base.withdrawal : null;
  if (isIn(path, 'experience')) {
    const wasService = before !== null && isUndatedService(before);
    if (draft.isService ?? (wasService && isVoucher !== true)) return UNDATED_SERVICE;
    const isByDate = isVoucher === undefined ? wasService || before === null : !isVoucher;
    if (isByDate) return BY_DATE;
    return isVoucher === undefined && before !== null ? before : NEW_CONTENT.withdrawal;
  }
  const said = withdrawalFromFacts(draft, base);
  if (said !== null) return said;
  if (before !== null) return before;
  return base === null || isExperience(base.withdrawal) ? NEW_CONTENT.withdrawal : base.withdrawal;
}

const BY_DATE = { right: 'excluded', reason: 'leisure_on_date' } as const;

/** Work that a producer does for people, by date or by arrangement. */
export const isExperience = (right: ProductContent['withdrawal']): boolean =>
  isSoldByDate(right) || isUndatedService(right);

const NEW_CONTENT = {
  saleForm: 'prepacked',
  drainedWeightGrams: null,
  unitPriceExemption: null,
  leadTimeDays: null,
  organic: false,
  regionalSharePercent: null,
  packagingNote: null,
  seasonMonths: null,
  // The right exists unless somebody shows why not (§ 312g(2) BGB).
  withdrawal: { right: '14_days', reason: null },
  nutrition: null,
} as const satisfies Partial<ProductContent>;

/** The form that describes a version. */
export function draftFromContent(content: ProductContent, around: DraftSurroundings): ProductDraft {
  const german = (key: FactKey): string => factOf(content, key)?.de ?? '';
  return {
    nameDe: content.name.de,
    nameEn: ownTranslation(content.name),
    shortDe: content.short.de,
    shortEn: ownTranslation(content.short),
    descriptionDe: content.description.de,
    descriptionEn: ownTranslation(content.description),
    categoryPath: content.categoryPath,
    ...typedQuantity(content.quantity),
    labelDe: around.labelDe,
    variants: [...around.variants],
    seasonMonths: content.seasonMonths && [...content.seasonMonths],
    catchWeight: content.catchWeight ?? null,
    bundle: content.bundle ? { items: content.bundle.items.map(typedItem) } : null,
    isVoucher: isIn(content.categoryPath, 'experience') && !isExperience(content.withdrawal),
    isService: isUndatedService(content.withdrawal),
    saleForm: content.saleForm,
    drainedWeightGrams: content.drainedWeightGrams,
    unitPriceExemption: content.unitPriceExemption,
    grossCents: around.grossCents,
    containerDepositCents: around.containerDepositCents,
    vatCategory: content.vatCategory,
    ownProduce: content.ownProduce,
    stockQuantity: around.stockQuantity,
    ingredientsDe: german('ingredients'),
    allergens: [...content.allergens] as ProductDraft['allergens'],
    allergensConfirmed: around.allergensConfirmed,
    storageDe: german('storage'),
    alcoholPercent: percentIn(german('alcohol')),
    ways: [...content.ways],
    facts: (content.productFacts ?? {}) as NonNullable<ProductDraft['facts']>,
    photos: draftPhotosOf(content),
  };
}

const typedItem = (item: NamedBundleItem): BundleItem => ({
  variantId: null,
  isAccessory: false,
  ...item,
});

const sortedMonths = (months: readonly number[] | null): readonly number[] | null =>
  months === null || new Set(months).size === 12
    ? null
    : [...new Set(months)].sort((a, b) => a - b);

/** What a form says, else what was so before; null is an answer too. */
const given = <T>(said: T | null | undefined, before: T | null | undefined): T | null =>
  said === undefined ? (before ?? null) : said;

export const factOf = (content: ProductContent | null, key: FactKey): Localised | undefined =>
  content?.facts.find((fact) => fact.key === key)?.text;

/** The strength in tenths of a percent: as typed, else as it was. */
export function alcoholTenthsOf(draft: ProductDraft, base: ProductContent | null): number | null {
  return tenthsOf(draft.alcoholPercent || percentIn(factOf(base, 'alcohol')?.de ?? ''));
}

/** The strength that a version names, in tenths of a percent; null: none. */
export const alcoholTenthsIn = (content: ProductContent): number | null =>
  tenthsOf(percentIn(factOf(content, 'alcohol')?.de ?? ''));

function tenthsOf(typed: string): number | null {
  if (typed === '') return null;
  const [whole = '', tenth = '0'] = typed.split(/[.,]/);
  return Number(whole) * 10 + Number(tenth);
}

/**
 * Old facts keep their place and their words where nothing changed; what was emptied is dropped,
 * new ones follow.
 */
function factsFrom(
  draft: ProductDraft,
  base: ProductContent | null,
  newPackLabel: Localised | null,
): Fact[] {
  const said = new Map<FactKey, Localised | null>([
    ...factLines(draft, base),
    ['ingredients', germanOnly(draft.ingredientsDe, factOf(base, 'ingredients'))],
    ['storage', germanOnly(draft.storageDe, factOf(base, 'storage'))],
  ]);
  const confirmed = draft.allergensConfirmed || draft.allergens.length > 0;
  if (confirmed) said.set('allergens', allergenList(draft.allergens));
  if (newPackLabel !== null) said.set('net_quantity', newPackLabel);
  if (draft.alcoholPercent !== '') said.set('alcohol', strengthText(draft.alcoholPercent));
  const kept = (base?.facts ?? []).map((fact) => {
    const text = said.has(fact.key) ? said.get(fact.key) : fact.text;
    said.delete(fact.key);
    return text ? { key: fact.key, text } : null;
  });
  const added = [...said].map(([key, text]) => (text ? { key, text } : null));
  return [...kept, ...added].filter((fact): fact is Fact => fact !== null);
}

/** A text without translation is read in German by everybody, rather than not at all. */
const translated = (de: string, en: string): Localised => ({ de, en: en === '' ? de : en });

const ownTranslation = ({ de, en }: Localised): string => (en === de ? '' : en);

function germanOnly(de: string, before: Localised | undefined): Localised | null {
  if (de === '') return null;
  return before?.de === de ? before : { de, en: de };
}

const percentIn = (text: string): string => /^\d{1,2}([.,]\d)?(?= ?%)/.exec(text)?.[0] ?? '';

/** With at most and, where it is whole, exactly one decimal place (Annex XII LMIV). */
function strengthText(percent: string): Localised {
  const shown = /[.,]/.test(percent) ? percent : `${percent},0`;
  return { de: `${shown.replace('.', ',')} % vol`, en: `${shown.replace(',', '.')} % vol` };
}
