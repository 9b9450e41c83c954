import { FREE_FROM_BITS, maskOf, WAY_BITS } from '@markthalle/search-index/facet-bits';
import type { Nearby, SearchFilters } from './search-port.ts';
import type { StatementValues } from './statement-values.ts';

/** Facets by the bit that says that a hit fails them: it is left out when its own values are counted. */
export const FACET_BITS = {
  categories: 1,
  producers: 2,
  places: 4,
  ways: 8,
  freeFrom: 16,
  organic: 32,
  inStock: 64,
  inSeason: 128,
  returnable: 256,
  price: 512,
} as const;
export type FacetName = keyof typeof FACET_BITS;

const EARTH_KM = 6371;
const KM_PER_DEGREE = 111.195;

/** The filters of a question that are facets: what a hit must meet, in SQL. */
export function facetConditions(
  filters: SearchFilters,
  month: number,
  values: StatementValues,
): Map<FacetName, string> {
  const conditions = new Map<FacetName, string>();
  const list = (name: FacetName, given: readonly string[], column: string) => {
    if (given.length > 0) conditions.set(name, `${column} = any (${values.add(given)}::text[])`);
  };
  const mark = (name: FacetName, wanted: boolean | null, test: string) => {
    if (wanted !== null) conditions.set(name, wanted ? test : `not ${test}`);
  };
  if (filters.categories.length > 0) {
    const paths = values.add(filters.categories);
    const below = values.add(filters.categories.map((path) => `${path}/%`));
    conditions.set(
      'categories',
      `(category_path = any (${paths}::text[]) or category_path like any (${below}::text[]))`,
    );
  }
  list('producers', filters.producers, 'producer_slug');
  list('places', filters.places, 'place_key');
  if (filters.ways.length > 0) {
    conditions.set('ways', `(ways_mask & ${maskOf(filters.ways, WAY_BITS)}) <> 0`);
  }
  if (filters.freeFrom.length > 0) {
    const mask = maskOf(filters.freeFrom, FREE_FROM_BITS);
    conditions.set('freeFrom', `(free_mask & ${mask}) = ${mask}`);
  }
  mark('organic', filters.organic, 'organic');
  mark('inStock', filters.inStock, 'in_stock');
  mark('inSeason', filters.inSeason, seasonTest(month));
  mark('returnable', filters.returnable, 'returnable');
  const price = [
    ...(filters.minPriceCents === null
      ? []
      : [`price_cents >= ${values.add(filters.minPriceCents)}::int`]),
    ...(filters.maxPriceCents === null
      ? []
      : [`price_cents <= ${values.add(filters.maxPriceCents)}::int`]),
  ];
  if (price.length > 0) conditions.set('price', `(${price.join(' and ')})`);
  return conditions;
}

/** Whether a product has its season in a month (1-12). */
export const seasonTest = (month: number): string => `((season_mask >> ${month - 1}) & 1) = 1`;

/** The distance to a point in kilometres, on the sphere. */
export function distanceKm({ latitude, longitude }: Nearby, values: StatementValues): string {
  const lat = `radians(${values.add(latitude)}::float8)`;
  const lng = `radians(${values.add(longitude)}::float8)`;
  return `(${2 * EARTH_KM} * asin(sqrt(
    power(sin((radians(latitude) - ${lat}) / 2), 2)
    + cos(${lat}) * cos(radians(latitude)) * power(sin((radians(longitude) - ${lng}) / 2), 2))))`;
}

/** Within the radius; a box first, because an index knows it. */
export function nearCondition(near: Nearby, values: StatementValues): string {
  const latitudes = near.radiusKm / KM_PER_DEGREE;
  const longitudes = latitudes / Math.max(Math.cos((near.latitude * Math.PI) / 180), 0.01);
  const between = (column: string, centre: number, span: number) =>
    `${column} between ${values.add(centre - span)}::float8 and ${values.add(centre + span)}::float8`;
  return [
    between('latitude', near.latitude, latitudes),
    between('longitude', near.longitude, longitudes),
    `${distanceKm(near, values)} <= ${values.add(near.radiusKm)}::float8`,
  ].join(' and ');
}
