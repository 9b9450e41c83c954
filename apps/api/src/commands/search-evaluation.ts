import type { ProductDocument } from '@markthalle/search-index/document';
import { fold } from '@markthalle/search-index/fold';
import { FREE_FROM, type FreeFrom } from '@markthalle/search-index/query-analysis';
import { gradeOf, holds, type JudgedProduct } from '@markthalle/search-index/relevance-judge';
import { ndcgAt10, precisionAt3, reciprocalRank } from '@markthalle/search-index/relevance-metrics';
import {
  type RelevanceQuery,
  type RelevanceSet,
  readyQuery,
} from '@markthalle/search-index/relevance-queries';
import { NO_FILTERS, type SearchFilters, type SearchPort } from '../modules/search/search-port.ts';
import type { Db } from '../platform/db/db.ts';

const CENTS = 100;
const EARTH_KM = 6371;

/** What one query did. */
export interface QueryOutcome {
  readonly id: string;
  readonly kind: string;
  readonly lang: string;
  readonly text: string;
  readonly isApplicable: boolean;
  readonly isNegative: boolean;
  readonly ndcg: number;
  readonly reciprocalRank: number;
  readonly precision: number;
  readonly hits: number;
  readonly violations: number;
  readonly tookMs: number;
}

export interface Evaluation {
  readonly set: string;
  readonly engine: string;
  readonly outcomes: readonly QueryOutcome[];
}

/** Asks every query of the set and judges the first page of its answer. */
export async function evaluate(set: RelevanceSet, engine: SearchPort, db: Db): Promise<Evaluation> {
  const documents = await db.rows<{ document: ProductDocument }>(
    `select document from search.search_document where entity = 'product' and not deleted`,
  );
  const products = documents.map(({ document }) => toJudged(document));
  const paths = new Map(documents.map(({ document }) => [document.id, document.categoryPaths]));
  const outcomes: QueryOutcome[] = [];
  for (const query of set.queries) {
    outcomes.push(await ask(query, set, products, paths, engine));
  }
  return { set: set.name, engine: engine.capabilities().engine, outcomes };
}

const toJudged = (document: ProductDocument): JudgedProduct => ({
  id: document.id,
  name: document.name,
  description: document.description,
  categoryPath: document.categoryLabels,
  producerId: document.producerId,
  producerName: document.producerName,
  place: document.place,
  tags: tagsOf(document),
  priceCents: document.priceCents,
  inStock: document.inStock === 1,
  latitude: document.geo.lat,
  longitude: document.geo.lng,
});

const FREE_TAGS: Readonly<Record<FreeFrom, string>> = {
  gluten: 'glutenfrei',
  milk: 'laktosefrei',
  eggs: 'eifrei',
  nuts: 'nussfrei',
  soy: 'sojafrei',
  fish: 'fischfrei',
};

/** Marks as a relevance set names them. */
const tagsOf = ({ organic, returnable, freeFrom }: ProductDocument): string[] => [
  ...(organic === 1 ? ['bio'] : []),
  ...(returnable === 1 ? ['mehrweg'] : []),
  ...FREE_FROM.filter((key) => freeFrom.includes(key)).map((key) => FREE_TAGS[key]),
];

type Paths = ReadonlyMap<string, readonly string[]>;

async function ask(
  query: RelevanceQuery,
  set: RelevanceSet,
  products: readonly JudgedProduct[],
  paths: Paths,
  engine: SearchPort,
): Promise<QueryOutcome> {
  const concepts = set.category_concepts;
  const ready = readyQuery(query, products, concepts);
  const isNegative = query.negative === true || query.kind === 'negative';
  const fits = (product: JudgedProduct) => meets(query, product, set);
  const grade = (product: JudgedProduct) =>
    gradeOf(query.judge ?? [], product, concepts, ready?.picked ?? {});
  const all = products.filter(fits).map(grade);
  const isApplicable = ready !== null && (isNegative || all.some((one) => one > 0));
  const byId = new Map(products.map((product) => [product.id, product]));
  const result = await engine.search({
    text: ready?.text ?? query.q,
    language: query.lang,
    filters: filtersOf(query, set, products, paths),
    sort: 'relevance',
    page: 1,
  });
  const hits = result.hits.flatMap(({ productId }) => byId.get(productId) ?? []);
  const violations = hits.filter((product) => !fits(product)).length;
  const found = hits.map((product) => (fits(product) ? grade(product) : 0));
  const isFailed = query.hard === true && violations > 0;
  return {
    id: query.id,
    kind: query.kind,
    lang: query.lang,
    text: ready?.text ?? query.q,
    isApplicable,
    isNegative,
    ndcg: isFailed ? 0 : ndcgAt10(found, all),
    reciprocalRank: isFailed ? 0 : reciprocalRank(found, all),
    precision: isFailed ? 0 : precisionAt3(found),
    hits: hits.length,
    violations,
    tookMs: result.tookMs,
  };
}

const listOf = (value: unknown): string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);

/** Whether a product meets filters and radius of a query, by the judge's own reading. */
function meets({ filters = {}, geo }: RelevanceQuery, product: JudgedProduct, set: RelevanceSet) {
  const { price_lte: most, price_gte: least } = filters;
  const tags = product.tags.map(fold);
  const every = listOf(filters.tags_all).map(fold);
  const any = listOf(filters.tags_any).map(fold);
  const concepts = listOf(filters.cat);
  return (
    (most === undefined || product.priceCents <= Number(most) * CENTS) &&
    (least === undefined || product.priceCents >= Number(least) * CENTS) &&
    every.every((tag) => tags.includes(tag)) &&
    (any.length === 0 || any.some((tag) => tags.includes(tag))) &&
    (concepts.length === 0 || holds({ cat: concepts }, product, set.category_concepts, {})) &&
    (filters.in_stock === undefined || product.inStock === Boolean(filters.in_stock)) &&
    (geo === undefined || distanceKm(geo.at, product) <= geo.radius_km)
  );
}

function distanceKm(at: readonly [number, number], product: JudgedProduct): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const lat = radians(product.latitude - at[0]) / 2;
  const lng = radians(product.longitude - at[1]) / 2;
  const chord =
    Math.sin(lat) ** 2 +
    Math.cos(radians(at[0])) * Math.cos(radians(product.latitude)) * Math.sin(lng) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** The filters of a query in the engine's own values. */
function filtersOf(
  { filters = {}, geo }: RelevanceQuery,
  set: RelevanceSet,
  products: readonly JudgedProduct[],
  paths: Paths,
): SearchFilters {
  const { price_lte: most, price_gte: least, in_stock: inStock } = filters;
  const tags = [...listOf(filters.tags_all), ...listOf(filters.tags_any)].map(fold);
  const cents = (value: unknown) =>
    value === undefined ? null : Math.round(Number(value) * CENTS);
  const concepts = listOf(filters.cat);
  const categories = products
    .filter((product) => holds({ cat: concepts }, product, set.category_concepts, {}))
    .flatMap(({ id }) => paths.get(id)?.at(-1) ?? []);
  return {
    ...NO_FILTERS,
    categories: concepts.length === 0 ? [] : [...new Set(categories)],
    organic: tags.includes('bio') ? true : null,
    returnable: tags.includes('mehrweg') ? true : null,
    freeFrom: FREE_FROM.filter((key) => tags.includes(FREE_TAGS[key])),
    minPriceCents: cents(least),
    maxPriceCents: cents(most),
    inStock: inStock === undefined ? null : Boolean(inStock),
    near:
      geo === undefined
        ? null
        : { latitude: geo.at[0], longitude: geo.at[1], radiusKm: geo.radius_km },
  };
}
