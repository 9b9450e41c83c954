import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readRankingPolicy, searchProducts, suggest } from '@markthalle/contracts/search';
import { cards } from './fixture-catalog.ts';
import { producer } from './fixture-pages.ts';

export const SEARCH_ID = '0197a000-0000-7000-8000-00000000aa01';

/** Everything for any words but `nichts`. */
export function searchResult(words: string): OutputOf<typeof searchProducts> {
  const found = words === 'nichts' ? [] : [...cards];
  return {
    total: found.length,
    page: 1,
    pageCount: 1,
    cards: found,
    producers: [producer],
    facets: {
      categories: [{ path: 'lebensmittel/honig', label: 'Honig', count: 8 }],
      producers: [{ slug: producer.slug, name: producer.name, count: 3 }],
      places: [{ key: 'feldberg', name: 'Feldberg', count: 3 }],
      ways: [{ key: 'parcel', count: 7 }],
      freeFrom: [{ key: 'gluten', count: 6 }],
      organic: 2,
      inStock: 8,
      inSeason: 7,
      returnable: 1,
      price: { minCents: 480, maxCents: 2490 },
    },
    correctedQuery: null,
    names: found.map(({ name }) => [{ text: name, hit: false }]),
    exactCount: found.length,
    droppedWords: [],
    withoutFilters: null,
    unknownPostcode: false,
    cursor: 'page-order',
    restarted: false,
    engine: 'postgres',
    degraded: false,
    policyVersion: 1,
    searchId: SEARCH_ID,
  };
}

/** A name that is markup stays text. */
export const STRANGE_NAME = '<img src=x onerror=alert(1)>';

export function suggestions(words: string): OutputOf<typeof suggest> {
  if (words === '' || words === 'nichts') {
    return { products: [], categories: [], producers: [], places: [] };
  }
  return {
    products: [
      {
        slug: 'lindenhonig-vom-feldberger-haussee',
        name: 'Lindenhonig',
        pieces: [
          { text: 'Linden', hit: false },
          { text: 'honig', hit: true },
        ],
        producerName: 'Imkerei Lindenlaut',
        priceCents: 790,
      },
      {
        slug: 'waldhonig',
        name: STRANGE_NAME,
        pieces: [{ text: STRANGE_NAME, hit: true }],
        producerName: 'Imkerei Lindenlaut',
        priceCents: 890,
      },
    ],
    categories: [{ path: 'lebensmittel/honig', label: 'Honig' }],
    producers: [{ slug: producer.slug, name: producer.name, town: producer.town }],
    places: [{ key: 'feldberg', name: 'Feldberg' }],
  };
}

type Policy = OutputOf<typeof readRankingPolicy>;

/** As the API answers it; the words are of this test, so that the page cannot have them from elsewhere. */
export const rankingPolicy = (language: 'de' | 'en'): Policy => ({
  version: 7,
  inForceFrom: '2026-11-22T10:00:00Z',
  parameters: [
    {
      key: 'one',
      position: 1,
      weightPercent: 61,
      label: `Eins ${language}`,
      description: 'Zuerst dies.',
    },
    {
      key: 'two',
      position: 2,
      weightPercent: 27,
      label: `Zwei ${language}`,
      description: 'Dann das.',
    },
    {
      key: 'three',
      position: 3,
      weightPercent: 12,
      label: `Drei ${language}`,
      description: 'Zuletzt jenes.',
    },
  ],
});
