import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import type { ChosenFilters } from '../server/search-input.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Facets = {
  readonly categories: readonly { path: string; label: string; count: number }[];
  readonly producers: readonly { slug: string; name: string; count: number }[];
  readonly organic: number;
  readonly inStock: number;
};

/** The filters as a plain form, folded away; open while one of them is set. */
export function SearchFilter(props: {
  readonly language: Language;
  readonly chosen: ChosenFilters;
  readonly facets: Facets;
}) {
  const { language, chosen, facets } = props;
  const texts = shopTexts(language);
  const { search, list } = texts;
  const anySet = Object.entries(chosen).some(([name, value]) => name !== 'q' && value);
  const counted = (label: string, count: number) => `${label} (${formatNumber(count, language)})`;
  return (
    <details className="filter" open={anySet}>
      <summary>{search.filter}</summary>
      <form action={pathTo('search', language)} className="filter__form">
        <input type="hidden" name="q" value={chosen.q} />
        <Select
          name="gruppe"
          label={search.group}
          value={chosen.gruppe ?? ''}
          choices={[
            { value: '', label: search.anyGroup },
            ...facets.categories.map((group) => ({
              value: group.path,
              label: counted(group.label, group.count),
            })),
          ]}
        />
        <Select
          name="hof"
          label={search.farm}
          value={chosen.hof ?? ''}
          choices={[
            { value: '', label: search.anyFarm },
            ...facets.producers.map((farm) => ({
              value: farm.slug,
              label: counted(farm.name, farm.count),
            })),
          ]}
        />
        <Field
          name="preis"
          label={search.maxPrice}
          unit="€"
          inputMode="numeric"
          value={chosen.preis}
        />
        <Select
          name="sortierung"
          label={list.sort}
          value={chosen.sortierung ?? 'relevance'}
          choices={[
            { value: 'relevance', label: list.sortRelevance },
            { value: 'price', label: list.sortPrice },
            { value: 'price_desc', label: list.sortPriceDesc },
          ]}
        />
        <Checkbox name="bio" value="ja" checked={chosen.bio === 'ja'}>
          {search.organic(formatNumber(facets.organic, language))}
        </Checkbox>
        <Checkbox name="lieferbar" value="ja" checked={chosen.lieferbar === 'ja'}>
          {search.inStock(formatNumber(facets.inStock, language))}
        </Checkbox>
        <p className="button-row">
          <Button>{list.apply}</Button>
          <a href={pathTo('search', language, {}, { q: chosen.q })}>{search.reset}</a>
          <a href={pathTo('ranking', language)}>{list.howSorted}</a>
        </p>
      </form>
    </details>
  );
}
