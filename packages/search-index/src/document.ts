import { headsOf, type Lexicon, modifierWordsOf } from './compounds.ts';
import { wordsOf } from './fold.ts';
import { nameWordsOf } from './name-words.ts';
import type { FreeFrom } from './query-analysis.ts';
import { digraphSpelling } from './spellings.ts';

export interface Localised {
  readonly de: string;
  readonly en: string;
}

/** A product as the catalogue has it now; what a document is made from. */
export interface ProductSource {
  readonly id: string;
  readonly slug: string;
  readonly name: Localised;
  readonly short: Localised;
  /** Ingredients, legal name, material: German. */
  readonly facts: string;
  /** From root to leaf. */
  readonly categories: readonly { readonly path: string; readonly label: Localised }[];
  readonly producerId: string;
  readonly producerName: string;
  readonly producerSlug: string;
  readonly place: string;
  readonly region: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly priceCents: number;
  readonly inStock: boolean;
  readonly organic: boolean;
  readonly returnable: boolean;
  /** Months 1-12; null means all year. */
  readonly seasonMonths: readonly number[] | null;
  readonly allergens: readonly string[];
  readonly freeFrom: readonly FreeFrom[];
  readonly ways: readonly string[];
  readonly hasPicture: boolean;
  readonly popularity: number;
  /** Epoch seconds. */
  readonly createdAt: number;
}

/**
 * What a search engine gets of a product: flat, small, nothing that a buyer may not see. Whole documents
 * are replaced, never merged.
 */
export interface ProductDocument {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  /** Words that say what the thing is, with the heads of compounds. */
  readonly nameHeads: readonly string[];
  /** Words of hyphenated names and behind prepositions. */
  readonly nameBeside: readonly string[];
  /** Modifiers inside compounds. */
  readonly nameParts: readonly string[];
  /** Spellings with digraphs. */
  readonly nameAlt: readonly string[];
  readonly producerId: string;
  readonly producerName: string;
  readonly producerSlug: string;
  readonly categoryLabels: readonly string[];
  readonly categoryPaths: readonly string[];
  readonly tags: readonly string[];
  readonly ingredients: string;
  readonly description: string;
  readonly descriptionEn: string;
  readonly place: string;
  readonly region: string;
  readonly geo: { readonly lat: number; readonly lng: number };
  readonly priceCents: number;
  readonly inStock: 0 | 1;
  readonly organic: 0 | 1;
  readonly returnable: 0 | 1;
  readonly seasonMonths: readonly number[];
  readonly allergens: readonly string[];
  readonly freeFrom: readonly string[];
  readonly ways: readonly string[];
  readonly hasPicture: 0 | 1;
  readonly popularity: number;
  readonly createdAt: number;
  readonly visibility: 'public';
}

const ALL_MONTHS: readonly number[] = Array.from({ length: 12 }, (_, index) => index + 1);
const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);
const unique = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** Builds the document of a product. The same source and lexicon always give the same document. */
export function productDocument(source: ProductSource, lexicon: Lexicon): ProductDocument {
  const name = nameWordsOf(source.name.de);
  const core = name.core.flatMap((word) => [word, ...headsOf(word, lexicon)]);
  const beside = name.beside.flatMap((word) => [word, ...headsOf(word, lexicon)]);
  const parts = [...name.core, ...name.beside].flatMap((word) => modifierWordsOf(word, lexicon));
  const leaf = source.categories.at(-1);
  const tags = [
    ...(source.organic ? ['bio'] : []),
    ...(source.returnable ? ['mehrweg'] : []),
    ...source.freeFrom.map((substance) => `ohne-${substance}`),
  ];
  return {
    id: source.id,
    slug: source.slug,
    name: source.name.de,
    nameEn: source.name.en,
    nameHeads: unique(core),
    nameBeside: unique(beside),
    nameParts: unique(parts),
    nameAlt: unique(wordsOf(digraphSpelling(source.name.de) ?? '')),
    producerId: source.producerId,
    producerName: source.producerName,
    producerSlug: source.producerSlug,
    categoryLabels: source.categories.map(({ label }) => label.de),
    categoryPaths: source.categories.map(({ path }) => path),
    tags,
    ingredients: source.facts,
    description: source.short.de,
    descriptionEn: [leaf?.label.en ?? '', source.short.en].join('. '),
    place: source.place,
    region: source.region,
    geo: { lat: source.latitude, lng: source.longitude },
    priceCents: source.priceCents,
    inStock: flag(source.inStock),
    organic: flag(source.organic),
    returnable: flag(source.returnable),
    seasonMonths: source.seasonMonths ?? ALL_MONTHS,
    allergens: source.allergens,
    freeFrom: source.freeFrom,
    ways: source.ways,
    hasPicture: flag(source.hasPicture),
    popularity: source.popularity,
    createdAt: source.createdAt,
    visibility: 'public',
  };
}
