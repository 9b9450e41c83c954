import type { WayKey } from '@markthalle/search-index/facet-bits';
import type { FreeFrom } from '@markthalle/search-index/query-analysis';
import type { Language } from '@markthalle/search-index/stop-words';

type EngineName = 'postgres' | 'meilisearch';
export type SearchSort = 'relevance' | 'price' | 'price_desc' | 'newest' | 'distance';

/** A point and how far from it goods may be. */
export interface Nearby {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

/** What hits must meet. Within a list one value is enough; `freeFrom` needs all of them. */
export interface SearchFilters {
  readonly categories: readonly string[];
  readonly producers: readonly string[];
  readonly places: readonly string[];
  readonly ways: readonly WayKey[];
  readonly freeFrom: readonly FreeFrom[];
  readonly organic: boolean | null;
  readonly inStock: boolean | null;
  readonly inSeason: boolean | null;
  readonly returnable: boolean | null;
  readonly minPriceCents: number | null;
  readonly maxPriceCents: number | null;
  readonly near: Nearby | null;
}

export const NO_FILTERS: SearchFilters = {
  categories: [],
  producers: [],
  places: [],
  ways: [],
  freeFrom: [],
  organic: null,
  inStock: null,
  inSeason: null,
  returnable: null,
  minPriceCents: null,
  maxPriceCents: null,
  near: null,
};

export interface SearchQuestion {
  readonly language: Language;
  readonly text: string;
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
  /** From 1. */
  readonly page: number;
}

/** A hit is an id; what is shown of it is read from the catalogue. */
export interface EngineHit {
  readonly productId: string;
  readonly producerId: string;
  readonly score: number;
}

export interface Counted {
  readonly key: string;
  readonly count: number;
}

/** Hits that each filter value would leave, counted over what meets all *other* filters. */
export interface SearchFacets {
  readonly categories: readonly Counted[];
  readonly producers: readonly Counted[];
  readonly places: readonly Counted[];
  readonly ways: readonly Counted[];
  readonly freeFrom: readonly Counted[];
  readonly organic: number;
  readonly inStock: number;
  readonly inSeason: number;
  readonly returnable: number;
  readonly price: { readonly minCents: number; readonly maxCents: number } | null;
}

export interface SearchResult {
  readonly engine: EngineName;
  /** The engine that should have answered did not. */
  readonly degraded: boolean;
  readonly tookMs: number;
  readonly policyVersion: number;
  /** Products that meet everything that was asked for; where none does, those that meet some of it. */
  readonly total: number;
  readonly hits: readonly EngineHit[];
  /** How many of `hits`, from the first, meet everything. The others are only related. */
  readonly exactCount: number;
  readonly facets: SearchFacets;
  /** The text with corrected spellings, where what was typed is not known. */
  readonly corrected: string | null;
  /** Words that had to be left out to find anything. */
  readonly droppedWords: readonly string[];
  /** Folded words to mark in what is shown. */
  readonly markedWords: readonly string[];
}

export interface SuggestQuestion {
  readonly language: Language;
  readonly text: string;
}

/** What a search may mean while it is typed. */
export interface Suggestions {
  readonly productIds: readonly string[];
  readonly producers: readonly {
    readonly slug: string;
    readonly name: string;
    readonly place: string;
  }[];
  readonly places: readonly { readonly key: string; readonly name: string }[];
  readonly markedWords: readonly string[];
}

export type SearchableFacet = 'producers' | 'places';

export interface FacetValue {
  readonly key: string;
  readonly label: string;
}

/** Why a product stands where it stands. */
export interface ScoreExplanation {
  /** From 1; null where the product is no hit, or beyond what is looked at. */
  readonly position: number | null;
  readonly total: number;
  readonly score: number;
  readonly terms: readonly {
    readonly word: string;
    readonly points: number;
    /** Where and how the word was met; null: not at all. */
    readonly met: MetBy | null;
  }[];
  readonly inStock: boolean;
  readonly inSeason: boolean;
  readonly popularity: number;
}

export interface MetBy {
  readonly field:
    | 'name'
    | 'head'
    | 'beside'
    | 'modifier'
    | 'label'
    | 'place'
    | 'producer'
    | 'english'
    | 'text';
  readonly kind: string;
}

/** What an engine can do by itself; what it cannot is asked of the Postgres engine (see docs/modules/search.md). */
export interface EngineCapabilities {
  readonly engine: EngineName;
  readonly filters: readonly (keyof SearchFilters)[];
  readonly sorts: readonly SearchSort[];
  readonly explains: boolean;
  /** Pages beyond it are empty. */
  readonly maxHits: number;
}

/** The door to a search engine. Engines answer ids; prices, stock and visibility are read from the catalogue. */
export abstract class SearchPort {
  abstract search(question: SearchQuestion): Promise<SearchResult>;
  abstract suggest(question: SuggestQuestion): Promise<Suggestions>;
  /** Values of a long facet whose label contains the text. */
  abstract facetSearch(facet: SearchableFacet, text: string): Promise<FacetValue[]>;
  abstract explain(question: SearchQuestion, productId: string): Promise<ScoreExplanation>;
  /** Asks a real question; throws where the engine cannot answer. */
  abstract health(): Promise<void>;
  abstract capabilities(): EngineCapabilities;
}
