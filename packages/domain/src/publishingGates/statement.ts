import type { DeliveryWayKey } from '../delivery.ts';
import type { ProducerStanding } from '../evidence.ts';
import type { AllergenGroup } from '../ingredientText.ts';
import type { Cents } from '../money.ts';
import type { ProductFacts } from '../productFacts.ts';
import type { StorageClass } from '../storageClass.ts';
import type { SaleForm, SmallestUnit } from '../unitPrice.ts';

/** An article of a bundle that is sold at one price. */
export type BundleItem = {
  /** What it would cost alone; 0: not said. */
  readonly singlePriceCents: Cents;
};

/** All that the publishing gates look at: the product as it would be offered, and its producer. */
export type GateStatement = {
  readonly nameDe: string;
  /** Everything that buyers read about it, all texts and languages. */
  readonly words: string;
  readonly categoryPath: string;
  readonly storageClass: StorageClass;
  readonly saleForm: SaleForm;
  readonly quantity: { readonly value: number; readonly unit: SmallestUnit };
  readonly drainedWeightGrams: number | null;
  readonly containerDepositCents: Cents;
  readonly vatCategory: 'standard' | 'reduced';
  readonly ownProduce: boolean;
  readonly ingredients: string;
  readonly allergens: readonly AllergenGroup[];
  readonly allergensConfirmed: boolean;
  readonly storage: string;
  /** Tenths of a percent by volume; null: not said. */
  readonly alcoholTenths: number | null;
  readonly ways: readonly DeliveryWayKey[];
  readonly bundle: readonly BundleItem[] | null;
  readonly isVoucher: boolean;
  /** Why there is no right of withdrawal, as its page will say; null: there is one. */
  readonly withdrawalReason: string | null;
  /** Null while a form cannot know: photos arrive on their own. */
  readonly pictureCount: number | null;
  readonly facts: ProductFacts;
  readonly producer: ProducerStanding;
};
