import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import { type Coaching, coachListing } from '@markthalle/domain/listingCoach';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { chosenGroup } from './chosen-group.ts';

/** What the form itself does not hold. */
export type CoachFacts = {
  readonly photoCount: number;
  readonly photoEdgePx: number | null;
  readonly categoryLabel: string;
  readonly isFood: boolean;
};

const MEASURED = new Set(['g', 'kg', 'ml', 'l']);

/** What would help this form most; the same in page and script. */
export function coachForm(values: TypedValues, facts: CoachFacts): Coaching {
  const text = (name: string) => one(values, name);
  return coachListing({
    ...facts,
    name: text('nameDe'),
    short: text('shortDe'),
    description: text('descriptionDe'),
    englishName: text('nameEn'),
    englishShort: text('shortEn'),
    isMeasured:
      one(values, 'kind') === 'weight' ||
      (MEASURED.has(text('quantityUnit')) && text('quantityValue').trim() !== ''),
    shelfLifeDays: /^\d+$/.test(shelfLife(values)) ? Number(shelfLife(values)) : null,
    ways: many(values, 'ways') as DeliveryWayKey[],
  });
}

const shelfLife = (values: TypedValues): string => one(values, 'shelfLifeDays').trim();

/** The facts of the chosen group. */
export function groupFacts(
  values: TypedValues,
  categories: readonly {
    readonly path: string;
    readonly label: string;
    readonly isFood: boolean;
  }[],
): Pick<CoachFacts, 'categoryLabel' | 'isFood'> {
  const category = categories.find(({ path }) => path === chosenGroup(values));
  return { categoryLabel: category?.label ?? '', isFood: category?.isFood ?? true };
}
