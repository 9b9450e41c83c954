import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { legalAgeOf, shopAgeLimit } from '@markthalle/domain/age';
import { mergedFacts, type ProductFacts } from '@markthalle/domain/productFacts';
import { rightOfGoods } from '@markthalle/domain/withdrawalClass';
import { changedTexts, nutritionRows } from './fact-texts.ts';
import type { FactKey, Localised, ProductContent } from './product-content.ts';

/** What follows from the facts for the content of a version; what was left out stays as it was. */
type FromFacts = Pick<
  ProductContent,
  | 'productFacts'
  | 'organic'
  | 'regionalSharePercent'
  | 'guarantee'
  | 'containerSystem'
  | 'nutrition'
  | 'minAge'
>;

const NO_FACTS: ProductFacts = {};

/** Facts belong to a group of goods; in another group everything is asked anew. */
const factsBefore = (draft: ProductDraft, base: ProductContent | null): ProductFacts =>
  base?.categoryPath === draft.categoryPath ? (base.productFacts ?? NO_FACTS) : NO_FACTS;

export const factsOfDraft = (draft: ProductDraft, base: ProductContent | null): ProductFacts =>
  mergedFacts(factsBefore(draft, base), draft.facts ?? NO_FACTS);

/** The lines of the page that changed with the facts; null takes a line away. */
export const factLines = (
  draft: ProductDraft,
  base: ProductContent | null,
): ReadonlyMap<FactKey, Localised | null> =>
  changedTexts(factsBefore(draft, base), factsOfDraft(draft, base));

/** Claims, deposit mark, nutrition and age limit as the facts say them. */
export function contentFromFacts(
  draft: ProductDraft,
  base: ProductContent | null,
  alcoholTenths: number | null,
): FromFacts {
  const facts = factsOfDraft(draft, base);
  const isSilent = draft.facts === undefined;
  return {
    productFacts: facts,
    organic: isSilent ? (base?.organic ?? false) : facts.organic === true,
    regionalSharePercent: isSilent
      ? (base?.regionalSharePercent ?? null)
      : (facts.regionalSharePercent ?? null),
    guarantee: isSilent ? (base?.guarantee ?? null) : guaranteeOf(facts),
    containerSystem: containerSystemOf(draft, facts, base),
    nutrition: isSilent
      ? (base?.nutrition ?? null)
      : facts.nutrition
        ? nutritionRows(facts.nutrition)
        : null,
    minAge: shopAgeLimit(legalAgeOf(draft.categoryPath, alcoholTenths, facts.alcoholKind ?? null)),
  };
}

/** A guarantee beyond the law begins after its two years (Directive (EU) 2024/825). */
const LEGAL_YEARS = 2;

const guaranteeOf = ({ guaranteeYears, guaranteeModel }: ProductFacts): FromFacts['guarantee'] =>
  typeof guaranteeYears === 'number' && guaranteeYears > LEGAL_YEARS
    ? { years: guaranteeYears, modelId: guaranteeModel ?? null }
    : null;

const MARKS = { one_way: 'EINWEG', returnable: 'MEHRWEG' } as const;

/** EINWEG or MEHRWEG stands where a deposit does (§ 32 VerpackG). */
function containerSystemOf(
  draft: ProductDraft,
  facts: ProductFacts,
  base: ProductContent | null,
): ProductContent['containerSystem'] {
  if (draft.containerDepositCents === 0) return null;
  if (facts.containerSystem) return MARKS[facts.containerSystem];
  return base?.containerSystem ?? 'MEHRWEG';
}

/** The right of withdrawal of goods, once their producer has said what it depends on (§ 312g BGB). */
export function withdrawalFromFacts(
  draft: ProductDraft,
  base: ProductContent | null,
): ProductContent['withdrawal'] | null {
  if (draft.facts === undefined) return null;
  const { personalised, shelfLifeDays, hygieneSealed } = factsOfDraft(draft, base);
  return rightOfGoods({
    personalisation: personalised ? draft.nameDe : null,
    shelfLifeDays: shelfLifeDays ?? null,
    isSealedHygiene: hygieneSealed === true,
  });
}
