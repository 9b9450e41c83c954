import { CategoryPath, OfferedWayKey, Slug } from '@markthalle/contracts/fields';
import {
  FreeFromKey,
  MAX_CHOICES,
  MAX_QUERY_CHARS,
  RADII_KM,
  SEARCH_SORTS,
} from '@markthalle/contracts/search';

const MAX_PRICE_EUROS = 100_000;
const CENTS_PER_EURO = 100;
const MAX_PAGE = 1_000_000;
const DEFAULT_RADIUS_KM = 25;
const YES = 'ja';

type Parser<Value> = { safeParse(value: unknown): { readonly data?: Value } };

/** What the filter form shows as chosen; the names are those of the address. */
export type ChosenFilters = {
  readonly q: string;
  readonly gruppe: readonly string[];
  readonly hof: readonly string[];
  readonly ort: readonly string[];
  readonly weg: readonly OfferedWayKey[];
  readonly ohne: readonly FreeFromKey[];
  readonly bio: boolean;
  readonly lieferbar: boolean;
  readonly saison: boolean;
  readonly mehrweg: boolean;
  readonly von?: string;
  readonly preis?: string;
  readonly plz?: string;
  readonly km: number;
  readonly sortierung: (typeof SEARCH_SORTS)[number];
};

/** Reads the address of a search; what makes no sense is left out instead of failing the page. */
export function searchInput(params: URLSearchParams) {
  const list = <Value>(name: string, item: Parser<Value>): Value[] =>
    params
      .getAll(name)
      .flatMap((value) => item.safeParse(value).data ?? [])
      .slice(0, MAX_CHOICES);
  const yes = (name: string) => params.get(name) === YES;
  const postcode = params.get('plz')?.trim() ?? '';
  const chosen: ChosenFilters = {
    q: (params.get('q') ?? '').trim().slice(0, MAX_QUERY_CHARS),
    gruppe: list('gruppe', CategoryPath),
    hof: list('hof', Slug),
    ort: list('ort', Slug),
    weg: list('weg', OfferedWayKey),
    ohne: list('ohne', FreeFromKey),
    bio: yes('bio'),
    lieferbar: yes('lieferbar'),
    saison: yes('saison'),
    mehrweg: yes('mehrweg'),
    von: eurosOf(params.get('von')),
    preis: eurosOf(params.get('preis')),
    plz: /^\d{5}$/.test(postcode) ? postcode : undefined,
    km: RADII_KM.find((radius) => radius === Number(params.get('km'))) ?? DEFAULT_RADIUS_KM,
    sortierung: SEARCH_SORTS.find((known) => known === params.get('sortierung')) ?? 'relevance',
  };
  return { chosen, input: inputOf(chosen, params), query: queryOf(chosen) };
}

function inputOf(chosen: ChosenFilters, params: URLSearchParams) {
  const joined = (values: readonly string[]) =>
    values.length === 0 ? undefined : values.join(',');
  const only = (wanted: boolean) => (wanted ? ('true' as const) : undefined);
  const cents = (euros: string | undefined) =>
    euros === undefined ? undefined : Number(euros) * CENTS_PER_EURO;
  const page = Number(params.get('seite'));
  return {
    q: chosen.q,
    category: joined(chosen.gruppe),
    producer: joined(chosen.hof),
    place: joined(chosen.ort),
    way: joined(chosen.weg),
    freeFrom: joined(chosen.ohne),
    organic: only(chosen.bio),
    inStock: only(chosen.lieferbar),
    inSeason: only(chosen.saison),
    returnable: only(chosen.mehrweg),
    minPriceCents: cents(chosen.von),
    maxPriceCents: cents(chosen.preis),
    near: chosen.plz,
    radiusKm: chosen.km,
    sort: chosen.sortierung,
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    cursor: params.get('stand')?.slice(0, MAX_QUERY_CHARS) ?? undefined,
  };
}

/** The address of the same search again, without its page. */
function queryOf(chosen: ChosenFilters): string {
  const query = new URLSearchParams();
  if (chosen.q !== '') query.set('q', chosen.q);
  for (const name of ['gruppe', 'hof', 'ort', 'weg', 'ohne'] as const) {
    for (const value of chosen[name]) query.append(name, value);
  }
  for (const name of ['bio', 'lieferbar', 'saison', 'mehrweg'] as const) {
    if (chosen[name]) query.set(name, YES);
  }
  if (chosen.von !== undefined) query.set('von', chosen.von);
  if (chosen.preis !== undefined) query.set('preis', chosen.preis);
  if (chosen.plz !== undefined) {
    query.set('plz', chosen.plz);
    query.set('km', String(chosen.km));
  }
  if (chosen.sortierung !== 'relevance') query.set('sortierung', chosen.sortierung);
  return query.toString();
}

/** Whole euros, so that no comma is a question. */
function eurosOf(text: string | null): string | undefined {
  const euros = Number(text);
  return Number.isInteger(euros) && euros >= 1 && euros <= MAX_PRICE_EUROS
    ? String(euros)
    : undefined;
}
