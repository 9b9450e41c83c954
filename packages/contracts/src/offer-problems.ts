import type { ProblemDefinition } from './problem-definition.ts';

/** Problems of how a product is offered and typed. */
export const OFFER_PROBLEMS = {
  'price-by-weight': {
    status: 422,
    de: 'Dieses Produkt hat einen Preis je Kilogramm. Bitte ändern Sie ihn beim Bearbeiten des Produkts.',
    en: 'This product has a price per kilogram. Please change it where you edit the product.',
  },
  'draft-not-found': {
    status: 404,
    de: 'Diesen Entwurf gibt es nicht mehr. Vielleicht ist er schon als Produkt gespeichert.',
    en: 'This draft does not exist any more. It may already be saved as a product.',
  },
  'too-many-drafts': {
    status: 422,
    de: 'Es sind schon 60 Entwürfe offen. Bitte speichern oder verwerfen Sie zuerst einige.',
    en: 'There are 60 open drafts already. Please save or discard some first.',
  },
} as const satisfies Record<string, ProblemDefinition>;
