import { CategoryPath, PageNumber, Slug } from '@markthalle/contracts/fields';
import { MAX_QUERY_CHARS } from '@markthalle/contracts/search';

const SORTS = ['relevance', 'price', 'price_desc'] as const;
const MAX_PRICE_EUROS = 100_000;
const CENTS_PER_EURO = 100;

/** What the filter form shows as chosen; the names are those of the address. */
export type ChosenFilters = {
  readonly q: string;
  readonly gruppe?: string;
  readonly hof?: string;
  readonly bio?: string;
  readonly lieferbar?: string;
  readonly preis?: string;
  readonly sortierung?: string;
};

/** Reads the address of a search; what makes no sense is left out instead of failing the page. */
export function searchInput(params: URLSearchParams) {
  const q = (params.get('q') ?? '').trim().slice(0, MAX_QUERY_CHARS);
  const category = CategoryPath.safeParse(params.get('gruppe')).data;
  const producer = Slug.safeParse(params.get('hof')).data;
  const organic = params.get('bio') === 'ja';
  const inStock = params.get('lieferbar') === 'ja';
  const maxPriceEuros = priceOf(params.get('preis'));
  const sort = SORTS.find((known) => known === params.get('sortierung')) ?? 'relevance';
  const page = PageNumber.safeParse(params.get('seite') ?? 1).data ?? 1;
  const shown: ChosenFilters = {
    q,
    gruppe: category,
    hof: producer,
    bio: organic ? 'ja' : undefined,
    lieferbar: inStock ? 'ja' : undefined,
    preis: maxPriceEuros === undefined ? undefined : String(maxPriceEuros),
    sortierung: sort === 'relevance' ? undefined : sort,
  };
  const input = {
    q,
    category,
    producer,
    organic: organic ? ('true' as const) : undefined,
    inStock: inStock ? ('true' as const) : undefined,
    maxPriceCents: maxPriceEuros === undefined ? undefined : maxPriceEuros * CENTS_PER_EURO,
    sort,
    page,
  };
  return { shown, input };
}

/** Whole euros, so that no comma is a question. */
function priceOf(text: string | null): number | undefined {
  const euros = Number(text);
  return Number.isInteger(euros) && euros >= 1 && euros <= MAX_PRICE_EUROS ? euros : undefined;
}
