import type { SynonymRow } from './synonyms.ts';

/** Where hits end: pages beyond it are empty. */
export const MAX_ENGINE_HITS = 9_600;
/** Facet values with few hits beyond it are not counted. */
const MAX_FACET_VALUES = 300;
const SEARCH_CUTOFF_MS = 250;
/** The engine takes no more phrases for one term. */
const MAX_PHRASES = 50;

/**
 * How the engine takes German words apart, for comparing on a real server: `plain`, it does not and our text layer alone
 * does, or `german_names`, it segments the names as well (ADR 0014).
 */
export const GERMAN_ARMS = ['plain', 'german_names'] as const;
export type GermanArm = (typeof GERMAN_ARMS)[number];

interface Filterable {
  readonly attributePatterns: string[];
  readonly features: {
    readonly facetSearch: boolean;
    readonly filter: { readonly equality: boolean; readonly comparison: boolean };
  };
}

/** Settings of one index, as the engine takes them; the same settings have the same hash. */
export interface EngineSettings {
  readonly searchableAttributes: string[];
  readonly displayedAttributes: string[];
  readonly filterableAttributes: Filterable[];
  readonly sortableAttributes: string[];
  readonly rankingRules: string[];
  readonly typoTolerance: {
    readonly minWordSizeForTypos: { readonly oneTypo: number; readonly twoTypos: number };
    readonly disableOnAttributes: string[];
    readonly disableOnNumbers: boolean;
  };
  readonly stopWords: string[];
  readonly synonyms: Record<string, string[]>;
  readonly faceting: {
    readonly maxValuesPerFacet: number;
    readonly sortFacetValuesBy: Record<string, 'count'>;
  };
  readonly pagination: { readonly maxTotalHits: number };
  readonly searchCutoffMs: number;
  readonly proximityPrecision: 'byWord';
  readonly localizedAttributes: { attributePatterns: string[]; locales: 'deu'[] }[] | null;
}

const filterable = (
  attributePatterns: string[],
  { facetSearch = false, comparison = false } = {},
): Filterable => ({
  attributePatterns,
  features: { facetSearch, filter: { equality: true, comparison } },
});

const COMMON = {
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnAttributes: [],
    disableOnNumbers: true,
  },
  // The text layer takes stop words out of queries, and keeps them where nothing else was typed.
  stopWords: [],
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { '*': 'count' as const } },
  pagination: { maxTotalHits: MAX_ENGINE_HITS },
  searchCutoffMs: SEARCH_CUTOFF_MS,
  proximityPrecision: 'byWord' as const,
  localizedAttributes: null,
};

/** Settings of the products. What nothing but the engine may read is not displayed. */
export const productSettings = (
  synonyms: readonly SynonymRow[],
  arm: GermanArm,
): EngineSettings => ({
  ...COMMON,
  localizedAttributes:
    arm === 'german_names' ? [{ attributePatterns: ['name'], locales: ['deu'] }] : null,
  searchableAttributes: [
    'name',
    'nameEn',
    'nameHeads',
    'nameBeside',
    'nameParts',
    'nameAlt',
    'producerName',
    'categoryLabels',
    'tags',
    'ingredients',
    'place',
    'description',
    'descriptionEn',
  ],
  displayedAttributes: [
    'id',
    'stamp',
    'name',
    'nameEn',
    'producerId',
    'inStock',
    'inSeason',
    'popularity',
  ],
  filterableAttributes: [
    filterable([
      'categoryPaths',
      'categoryLeaf',
      'ways',
      'freeFrom',
      'organic',
      'inStock',
      'inSeason',
      'returnable',
      'visibility',
      '_geo',
    ]),
    filterable(['producerSlug', 'placeKey'], { facetSearch: true }),
    filterable(['priceCents'], { comparison: true }),
  ],
  sortableAttributes: ['priceCents', 'createdAt', '_geo'],
  // A chosen sort decides first; else words decide, and stock, season and reviews only among equals.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attribute',
    'exactness',
    'inStock:desc',
    'inSeason:desc',
    'popularity:desc',
    'mix:asc',
  ],
  synonyms: germanSynonyms(synonyms),
});

/** Settings of the producers, that are found by name and place. */
export const producerSettings = (): EngineSettings => ({
  ...COMMON,
  searchableAttributes: ['name', 'place', 'region'],
  displayedAttributes: ['id', 'stamp', 'slug', 'name', 'place', 'placeKey'],
  filterableAttributes: [filterable(['place'], { facetSearch: true })],
  sortableAttributes: ['name'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'mix:asc'],
  synonyms: {},
});

/** Attributes that may be filtered and sorted by, once these settings are in force. */
export const capabilitiesOf = ({ filterableAttributes, sortableAttributes }: EngineSettings) => ({
  filters: filterableAttributes.flatMap(({ attributePatterns }) => attributePatterns).sort(),
  sorts: [...sortableAttributes].sort(),
});

/** English words are translated in the query, because what is one in German must stay itself. */
function germanSynonyms(rows: readonly SynonymRow[]): Record<string, string[]> {
  const german = rows.filter(({ kind }) => kind !== 'translated');
  const byTerm = Map.groupBy(german, ({ term }) => term);
  const entries = [...byTerm].map(([term, group]): [string, string[]] => [
    term,
    [...new Set(group.flatMap(({ expansions }) => expansions))].sort().slice(0, MAX_PHRASES),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
