/**
 * From more than two years on a producer's free guarantee for the whole item is shown by the
 * harmonised label (Art. 6(1)(la) Directive 2011/83/EU, Implementing Regulation (EU) 2025/1960).
 */
const LEGAL_GUARANTEE_YEARS = 2;

export const showsDurabilityLabel = (guaranteeYears: number): boolean =>
  guaranteeYears > LEGAL_GUARANTEE_YEARS;
