import type { Counted, SearchFacets } from './search-port.ts';

/** The counts as the statement answers them. */
export interface FacetRow {
  readonly categories: readonly Counted[];
  readonly producers: readonly Counted[];
  readonly places: readonly Counted[];
  readonly marks: Readonly<Record<string, number | null>>;
}

const marked = (marks: FacetRow['marks'], prefix: string): Counted[] =>
  Object.entries(marks)
    .filter(([key, count]) => key.startsWith(prefix) && (count ?? 0) > 0)
    .map(([key, count]) => ({ key: key.slice(prefix.length), count: count ?? 0 }));

/** Facets of an answer; all empty where nothing was counted. */
export function toFacets(row: Partial<FacetRow>): SearchFacets {
  const marks = row.marks ?? {};
  const { minCents, maxCents } = marks;
  return {
    categories: row.categories ?? [],
    producers: row.producers ?? [],
    places: row.places ?? [],
    ways: marked(marks, 'way:'),
    freeFrom: marked(marks, 'free:'),
    organic: marks.organic ?? 0,
    inStock: marks.inStock ?? 0,
    inSeason: marks.inSeason ?? 0,
    returnable: marks.returnable ?? 0,
    price: minCents == null || maxCents == null ? null : { minCents, maxCents },
  };
}
