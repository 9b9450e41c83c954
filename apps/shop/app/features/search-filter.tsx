import { type FreeFromKey, RADII_KM, type SearchFacets } from '@markthalle/contracts/search';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import type { ChosenFilters } from '../server/search-input.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type FilterProps = {
  readonly language: Language;
  readonly chosen: ChosenFilters;
  readonly facets: SearchFacets;
  readonly isFiltered: boolean;
};

/** The filters as a plain form, folded away; open while one of them is set. */
export function SearchFilter(props: FilterProps) {
  const { language, chosen, isFiltered } = props;
  const { search, list } = shopTexts(language);
  return (
    <details className="filter" open={isFiltered}>
      <summary>{search.filter}</summary>
      <form action={pathTo('search', language)} className="filter__form">
        <input type="hidden" name="q" value={chosen.q} />
        <FacetLists {...props} />
        <PriceAndDistance {...props} />
        <Select
          name="sortierung"
          label={list.sort}
          value={chosen.sortierung}
          choices={[
            { value: 'relevance', label: list.sortRelevance },
            { value: 'price', label: list.sortPrice },
            { value: 'price_desc', label: list.sortPriceDesc },
            { value: 'newest', label: search.sortNewest },
            { value: 'distance', label: search.sortDistance },
          ]}
        />
        <FacetMarks {...props} />
        <p className="button-row">
          <Button>{list.apply}</Button>
          <a href={pathTo('search', language, {}, { q: chosen.q })}>{search.reset}</a>
          <a href={pathTo('ranking', language)}>{list.howSorted}</a>
        </p>
      </form>
    </details>
  );
}

type Entry = { readonly value: string; readonly label: string; readonly count: number };

/** Long facets as lists; a chosen value stays in its list even where it leaves nothing. */
function FacetLists({ language, chosen, facets }: FilterProps) {
  const { search } = shopTexts(language);
  const counted = (label: string, count: number) => `${label} (${formatNumber(count, language)})`;
  const lists = [
    {
      name: 'gruppe',
      label: search.group,
      any: search.anyGroup,
      chosen: chosen.gruppe,
      entries: facets.categories.map(
        ({ path, label, count }): Entry => ({ value: path, label, count }),
      ),
    },
    {
      name: 'hof',
      label: search.farm,
      any: search.anyFarm,
      chosen: chosen.hof,
      entries: facets.producers.map(
        ({ slug, name, count }): Entry => ({ value: slug, label: name, count }),
      ),
    },
    {
      name: 'ort',
      label: search.place,
      any: search.anyPlace,
      chosen: chosen.ort,
      entries: facets.places.map(
        ({ key, name, count }): Entry => ({ value: key, label: name, count }),
      ),
    },
  ];
  return lists.map((list) => {
    const [value = ''] = list.chosen;
    const isListed = value === '' || list.entries.some((entry) => entry.value === value);
    const entries = isListed ? list.entries : [{ value, label: value, count: 0 }, ...list.entries];
    return (
      <Select
        key={list.name}
        name={list.name}
        label={list.label}
        value={value}
        choices={[
          { value: '', label: list.any },
          ...entries.map((entry) => ({
            value: entry.value,
            label: counted(entry.label, entry.count),
          })),
        ]}
      />
    );
  });
}

function PriceAndDistance({ language, chosen }: FilterProps) {
  const { search } = shopTexts(language);
  return (
    <>
      <Field name="von" label={search.minPrice} unit="€" inputMode="numeric" value={chosen.von} />
      <Field
        name="preis"
        label={search.maxPrice}
        unit="€"
        inputMode="numeric"
        value={chosen.preis}
      />
      <Field
        name="plz"
        label={search.nearPostcode}
        inputMode="numeric"
        maxLength={5}
        autoComplete="postal-code"
        value={chosen.plz}
      />
      <Select
        name="km"
        label={search.radius}
        value={String(chosen.km)}
        choices={RADII_KM.map((km) => ({ value: String(km), label: `${km} km` }))}
      />
    </>
  );
}

/** Short facets as boxes with the number of hits that each would leave. */
function FacetMarks({ language, chosen, facets }: FilterProps) {
  const { search } = shopTexts(language);
  const number = (count: number) => formatNumber(count, language);
  const freeFrom = (key: FreeFromKey) => facets.freeFrom.find((one) => one.key === key)?.count ?? 0;
  const ways = facets.ways.filter(({ key }) => key in search.ways);
  return (
    <>
      <div className="filter__marks">
        <Checkbox name="bio" value="ja" checked={chosen.bio}>
          {search.organic(number(facets.organic))}
        </Checkbox>
        <Checkbox name="lieferbar" value="ja" checked={chosen.lieferbar}>
          {search.inStock(number(facets.inStock))}
        </Checkbox>
        <Checkbox name="saison" value="ja" checked={chosen.saison}>
          {search.inSeason(number(facets.inSeason))}
        </Checkbox>
        <Checkbox name="mehrweg" value="ja" checked={chosen.mehrweg}>
          {search.returnable(number(facets.returnable))}
        </Checkbox>
      </div>
      <Boxes
        name="weg"
        legend={search.way}
        chosen={chosen.weg}
        entries={ways.map(({ key, count }) => ({
          value: key,
          label: `${search.ways[key]} (${number(count)})`,
        }))}
      />
      <Boxes
        name="ohne"
        legend={search.freeFrom}
        hint={search.freeFromHint}
        chosen={chosen.ohne}
        entries={Object.entries(search.substances).map(([key, label]) => ({
          value: key,
          label: `${label} (${number(freeFrom(key as FreeFromKey))})`,
        }))}
      />
    </>
  );
}

function Boxes(props: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly chosen: readonly string[];
  readonly entries: readonly { readonly value: string; readonly label: string }[];
}) {
  if (props.entries.length === 0) return null;
  return (
    <fieldset className="filter__marks">
      <legend className="field__label">{props.legend}</legend>
      {props.hint && <p className="field__hint">{props.hint}</p>}
      {props.entries.map(({ value, label }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            name={props.name}
            value={value}
            defaultChecked={props.chosen.includes(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
