import { FREE_FROM_BITS, WAY_BITS } from '@markthalle/search-index/facet-bits';
import { FACET_BITS, type FacetName, seasonTest } from './filter-conditions.ts';

const MAX_PRODUCERS_COUNTED = 30;
const MAX_PLACES_COUNTED = 60;

/**
 * Counts over the hits that were looked at (`matched`): long facets by grouping sets, marks over their few different
 * combinations, so that each hit is looked at twice, whatever the number of facets.
 */
export const facetTables = (isFiltered: boolean, month: number): string => {
  const count = (name: FacetName) =>
    isFiltered ? `count(*) filter (where fail in (0, ${FACET_BITS[name]}))` : 'count(*)';
  return `,
counted as materialized (
  select grouping(category_path, producer_slug, place_key) as facet, category_path, producer_slug, place_key,
         ${count('categories')} as categories, ${count('producers')} as producers, ${count('places')} as places
    from matched group by grouping sets ((category_path), (producer_slug), (place_key))),
combined as materialized (
  select fail, organic, in_stock, returnable, ways_mask, free_mask, ${seasonTest(month)} as in_season,
         count(*) as n, min(price_cents) as least, max(price_cents) as most
    from matched group by 1, 2, 3, 4, 5, 6, 7)`;
};

/** `grouping` has a bit for each column that is *not* grouped by: category, producer, place from the left. */
const LISTS = [
  { name: 'categories', column: 'category_path', facet: 0b011, limit: 'all' },
  { name: 'producers', column: 'producer_slug', facet: 0b101, limit: MAX_PRODUCERS_COUNTED },
  { name: 'places', column: 'place_key', facet: 0b110, limit: MAX_PLACES_COUNTED },
] as const;

/** The facets as columns of the answer. */
export function facetColumns(): string {
  const lists = LISTS.map(
    ({ name, column, facet, limit }) => `
  (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'count', n) order by n desc, key), '[]') from (
     select ${column} as key, ${name} as n from counted where facet = ${facet} and ${name} > 0
      order by 2 desc, 1 limit ${limit}) top) as ${name}`,
  );
  return `,${lists.join(',')},
  (select jsonb_build_object(${marks().join(', ')}) from combined) as marks`;
}

function marks(): string[] {
  const count = (key: string, name: FacetName, test: string) =>
    `'${key}', coalesce(sum(n) filter (where fail in (0, ${FACET_BITS[name]}) and ${test}), 0)`;
  const price = `filter (where fail in (0, ${FACET_BITS.price}))`;
  return [
    count('organic', 'organic', 'organic'),
    count('inStock', 'inStock', 'in_stock'),
    count('inSeason', 'inSeason', 'in_season'),
    count('returnable', 'returnable', 'returnable'),
    ...Object.entries(WAY_BITS).map(([way, bit]) =>
      count(`way:${way}`, 'ways', `(ways_mask & ${bit}) <> 0`),
    ),
    // Each substance narrows further, so these are counted over what meets the chosen ones, too.
    ...Object.entries(FREE_FROM_BITS).map(
      ([substance, bit]) =>
        `'free:${substance}', coalesce(sum(n) filter (where fail = 0 and (free_mask & ${bit}) <> 0), 0)`,
    ),
    `'minCents', min(least) ${price}`,
    `'maxCents', max(most) ${price}`,
  ];
}
