import type { QueryAnalysis } from '@markthalle/search-index/query-analysis';
import type { SearchFilters } from './search-port.ts';

/** Words that are filters ("glutenfrei", "saisonal") add to those that were chosen. */
export const withQueryFilters = (
  filters: SearchFilters,
  { freeFrom, inSeason }: QueryAnalysis,
): SearchFilters => ({
  ...filters,
  freeFrom: [...new Set([...filters.freeFrom, ...freeFrom])],
  inSeason: inSeason ? true : filters.inSeason,
});
