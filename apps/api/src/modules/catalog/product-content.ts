import type { BundleItem } from '@markthalle/domain/bundle';
import type { CatchWeight } from '@markthalle/domain/catchWeight';
import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { ProductFacts } from '@markthalle/domain/productFacts';
import type { StorageClass } from '@markthalle/domain/storageClass';
import type { SaleForm, SmallestUnit, UnitPriceExemption } from '@markthalle/domain/unitPrice';

export interface Localised {
  readonly de: string;
  readonly en: string;
}

export type FactKey =
  | 'food_name'
  | 'ingredients'
  | 'allergens'
  | 'may_contain'
  | 'net_quantity'
  | 'drained_weight'
  | 'alcohol'
  | 'storage'
  | 'use'
  | 'shelf_life'
  | 'season'
  | 'origin'
  | 'organic_control'
  | 'material'
  | 'dimensions'
  | 'warnings'
  | 'care'
  | 'duration'
  | 'capacity'
  | 'meeting_place'
  | 'weather_rule'
  | 'cancel_rule'
  | 'manufacturer'
  | 'food_operator'
  | 'quantities'
  | 'additives'
  | 'animal_parts'
  | 'hazards'
  | 'food_contact'
  | 'eu_person'
  | 'identifier'
  | 'ingredients_inci'
  | 'purpose'
  | 'after_opening'
  | 'species';

export type NutritionKey =
  | 'energy'
  | 'fat'
  | 'saturates'
  | 'carbohydrate'
  | 'sugars'
  | 'fibre'
  | 'protein'
  | 'salt';

export interface NamedBundleItem extends BundleItem {
  readonly nameDe: string;
  /** The article whose stock it takes; absent or null: none. */
  readonly variantId?: string | null;
}

/** A photo that its producer sent. */
export interface ContentPhoto {
  readonly photoId: string;
  /** Empty where nobody described it. */
  readonly alt: Localised;
  /** Its picture, from the approval on; absent: buyers do not see it. */
  readonly pictureId?: string;
}

/** Everything about a product that needs approval: the content of one `product_version`. */
export interface ProductContent {
  readonly name: Localised;
  readonly short: Localised;
  readonly description: Localised;
  readonly categoryPath: string;
  readonly unitLabel: Localised;
  /** Content of one pack in the smallest unit. */
  readonly quantity: { readonly value: number; readonly unit: SmallestUnit };
  /** Weighed at packing; absent or null: the price is fixed. */
  readonly catchWeight?: CatchWeight | null;
  /** Several things at one price; absent or null: no bundle. */
  readonly bundle?: { readonly items: readonly NamedBundleItem[] } | null;
  readonly saleForm: SaleForm;
  readonly drainedWeightGrams: number | null;
  readonly unitPriceExemption: UnitPriceExemption | null;
  readonly vatCategory: 'standard' | 'reduced';
  readonly ownProduce: boolean;
  readonly containerSystem: 'MEHRWEG' | 'EINWEG' | null;
  readonly ways: readonly DeliveryWayKey[];
  /** How the goods are kept; absent: as their category. */
  readonly storage?: { readonly class: StorageClass; readonly maxCelsius: number | null };
  /** Working days; null means the producer's own. */
  readonly leadTimeDays: number | null;
  readonly organic: boolean;
  readonly regionalSharePercent: number | null;
  readonly packagingNote: Localised | null;
  /** Months 1-12; null means all year. */
  readonly seasonMonths: readonly number[] | null;
  readonly minAge: number | null;
  readonly withdrawal: {
    readonly right: '14_days' | '14_days_sealed' | 'excluded';
    readonly reason: string | null;
  };
  /** The producer's free guarantee for the whole item; absent: only what the law gives. */
  readonly guarantee?: { readonly years: number; readonly modelId: string | null } | null;
  readonly allergens: readonly string[];
  /** In the order in which buyers see them; absent: none, the drawn picture stands for it. */
  readonly photos?: readonly ContentPhoto[];
  /** What the publishing gates asked and its producer said; absent in versions from before there were any. */
  readonly productFacts?: ProductFacts;
  /** The lines of the page. */
  readonly facts: readonly { readonly key: FactKey; readonly text: Localised }[];
  readonly nutrition: {
    readonly per: string;
    readonly rows: readonly { readonly key: NutritionKey; readonly text: Localised }[];
  } | null;
}
