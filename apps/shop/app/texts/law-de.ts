import type { AllergenGroup } from '@markthalle/domain/ingredientText';

const allergens: Readonly<Record<AllergenGroup, string>> = {
  gluten: 'Gluten',
  crustaceans: 'Krebstiere',
  eggs: 'Eier',
  fish: 'Fisch',
  peanuts: 'Erdnüsse',
  soy: 'Soja',
  milk: 'Milch',
  nuts: 'Schalenfrüchte',
  celery: 'Sellerie',
  mustard: 'Senf',
  sesame: 'Sesam',
  sulphites: 'Sulfite',
  lupin: 'Lupinen',
  molluscs: 'Weichtiere',
};

export const lawDe = {
  law: {
    food: 'Lebensmittelinformation',
    safety: 'Produktsicherheit',
    allergens,
    allergen: 'Allergen',
    allergenNamed: (group: AllergenGroup) => `Allergen ${allergens[group]}`,
    contains: 'Enthält',
    guarantee: (years: number, producer: string) =>
      `Haltbarkeitsgarantie von ${producer}: ${years} Jahre, kostenlos, für die ganze Ware`,
  },
  coupon: {
    open: 'Gutschein einlösen',
    label: 'Gutschein-Code',
    redeem: 'Einlösen',
    remove: 'Gutschein entfernen',
    applied: (code: string, producer: string) => `Gutschein ${code} von ${producer}`,
    row: (code: string) => `Gutschein ${code}`,
    minimum: (amount: string) => `Er gilt ab ${amount} Einkauf bei diesem Betrieb.`,
    off: (amount: string, code: string | null) =>
      `${amount} Rabatt${code === null ? '' : ` mit Gutschein ${code}`}`,
    refusals: {
      unknown: 'Diesen Gutschein gibt es nicht mehr. Er wird nicht abgezogen.',
      not_yet_valid: 'Dieser Gutschein gilt noch nicht. Er wird noch nicht abgezogen.',
      expired: 'Dieser Gutschein ist abgelaufen. Er wird nicht mehr abgezogen.',
      used_up: 'Dieser Gutschein ist aufgebraucht. Er wird nicht mehr abgezogen.',
      no_goods: 'Von diesem Betrieb liegt nichts mehr im Korb. Der Gutschein wird nicht abgezogen.',
      below_minimum:
        'Ihr Einkauf erreicht den Mindestbetrag nicht. Der Gutschein wird nicht abgezogen.',
    },
  },
};

export type LawTexts = typeof lawDe;
