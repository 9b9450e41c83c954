import type { ProblemDefinition } from './problem-definition.ts';

/** Problems of how a product is offered. */
export const OFFER_PROBLEMS = {
  'price-by-weight': {
    status: 422,
    de: 'Dieses Produkt hat einen Preis je Kilogramm. Bitte ändern Sie ihn beim Bearbeiten des Produkts.',
    en: 'This product has a price per kilogram. Please change it where you edit the product.',
  },
} as const satisfies Record<string, ProblemDefinition>;
