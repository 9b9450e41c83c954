import { isIn, isOtherGoods } from './categoryTraits.ts';
import type { EvidenceKind, HeldEvidence } from './evidence.ts';
import { saysOrganic } from './publishingGates/claims.ts';

/** A product in the shop, as far as evidence of its producer decides how it is shown. */
export type ClaimedProduct = {
  readonly categoryPath: string;
  /** Everything that buyers read about it, all texts and languages. */
  readonly words: string;
  readonly organic: boolean;
  readonly regionalSharePercent: number | null;
};

export type ShownClaims = {
  /** False: the law takes it out of the shop until the evidence is there again. */
  readonly isOffered: boolean;
  readonly organic: boolean;
  readonly regionalSharePercent: number | null;
};

/**
 * How a published product may be shown with the evidence that its producer holds today. A badge
 * that has lost its proof is hidden; words cannot be hidden, so a product that calls itself organic
 * without a certificate is not shown (LAW-FOOD-18), and neither is anything of somebody who is not
 * in the packaging register (LAW-PACK-1) or food of animals without the approval (LAW-FOOD-21).
 */
export function claimsUnder(
  product: ClaimedProduct,
  evidence: readonly Pick<HeldEvidence, 'kind'>[],
): ShownClaims {
  const holds = (kind: EvidenceKind) => evidence.some((held) => held.kind === kind);
  const { categoryPath, words, organic, regionalSharePercent } = product;
  const isGoods = isIn(categoryPath, 'food') || isOtherGoods(categoryPath);
  const callsItselfOrganic = isIn(categoryPath, 'food', 'plant') && saysOrganic(words);
  const needsApproval = isIn(categoryPath, 'meat', 'meatProduct', 'dairy', 'fish');
  return {
    isOffered:
      (!isGoods || holds('packaging_register')) &&
      (!callsItselfOrganic || holds('organic_control')) &&
      (!needsApproval || holds('approval_mark')),
    organic: organic && holds('organic_control'),
    regionalSharePercent: holds('region_declaration') ? regionalSharePercent : null,
  };
}
