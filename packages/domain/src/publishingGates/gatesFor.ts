import { ALCOHOL_GATES } from './alcohol.ts';
import { CLAIM_GATES } from './claims.ts';
import { COSMETIC_GATES } from './cosmetics.ts';
import { CRAFT_GATES } from './craft.ts';
import type { Gate, GateFinding } from './finding.ts';
import { FOOD_GATES } from './food.ts';
import { FOOD_LABEL_GATES } from './foodLabel.ts';
import { FOOD_ORIGIN_GATES } from './foodOrigin.ts';
import { OFFER_GATES } from './offer.ts';
import { SAFETY_GATES } from './safety.ts';
import type { GateStatement } from './statement.ts';
import { TAX_GATES } from './tax.ts';
import { TEXTILE_GATES } from './textile.ts';
import { TRADER_GATES } from './trader.ts';

/** Every duty before an offer may be seen, in the order of the form. */
export const GATES: readonly Gate[] = [
  ...OFFER_GATES,
  ...FOOD_GATES,
  ...FOOD_LABEL_GATES,
  ...FOOD_ORIGIN_GATES,
  ...ALCOHOL_GATES,
  ...SAFETY_GATES,
  ...COSMETIC_GATES,
  ...TEXTILE_GATES,
  ...CRAFT_GATES,
  ...CLAIM_GATES,
  ...TAX_GATES,
  ...TRADER_GATES,
];

/**
 * What stands between a product and the shop, first things first; empty: it may be offered. Hints
 * are among the findings and stop nothing.
 */
export const gatesFor = (product: GateStatement): GateFinding[] =>
  GATES.filter((gate) => gate.appliesTo(product) && !gate.isMet(product)).map(
    ({ lawId, field, why, example, isHint = false }) => ({ lawId, field, why, example, isHint }),
  );

/** Those that refuse. */
export const refusalsOf = (product: GateStatement): GateFinding[] =>
  gatesFor(product).filter(({ isHint }) => !isHint);
