import type { AllergenGroup } from '@markthalle/domain/ingredientText';
import type { LawTexts } from './law-de.ts';

const allergens: Readonly<Record<AllergenGroup, string>> = {
  gluten: 'gluten',
  crustaceans: 'crustaceans',
  eggs: 'eggs',
  fish: 'fish',
  peanuts: 'peanuts',
  soy: 'soy',
  milk: 'milk',
  nuts: 'nuts',
  celery: 'celery',
  mustard: 'mustard',
  sesame: 'sesame',
  sulphites: 'sulphites',
  lupin: 'lupin',
  molluscs: 'molluscs',
};

export const lawEn: LawTexts = {
  law: {
    food: 'Food information',
    safety: 'Product safety',
    allergens,
    allergen: 'Allergen',
    allergenNamed: (group) => `Allergen ${allergens[group]}`,
    contains: 'Contains',
    guarantee: (years, producer) =>
      `Durability guarantee by ${producer}: ${years} years, free of charge, for the whole item`,
  },
  coupon: {
    open: 'Redeem a coupon',
    label: 'Coupon code',
    redeem: 'Redeem',
    remove: 'Remove coupon',
    applied: (code, producer) => `Coupon ${code} of ${producer}`,
    row: (code) => `Coupon ${code}`,
    minimum: (amount) => `It is valid from ${amount} spent at this producer.`,
    off: (amount, code) => `${amount} off${code === null ? '' : ` with coupon ${code}`}`,
    refusals: {
      unknown: 'This coupon no longer exists. It is not taken off.',
      not_yet_valid: 'This coupon is not valid yet. It is not taken off yet.',
      expired: 'This coupon has expired. It is no longer taken off.',
      used_up: 'This coupon has been used up. It is no longer taken off.',
      no_goods: 'Nothing of this producer is left in the basket. The coupon is not taken off.',
      below_minimum: 'Your goods do not reach the minimum. The coupon is not taken off.',
    },
  },
};
