import type { FeedProduct } from '@markthalle/contracts/catalog-export';
import { moneyForMachines } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';

/** Names of a product feed (Google's product data specification; others read the same). */
const COLUMNS = [
  'id',
  'title',
  'description',
  'link',
  'image_link',
  'availability',
  'price',
  'brand',
  'identifier_exists',
  'condition',
  'product_type',
  'unit_pricing_measure',
  'unit_pricing_base_measure',
  'shipping',
] as const;

type FeedRow = Record<(typeof COLUMNS)[number], string>;

const BASE_MEASURES = {
  kg: '1 kg',
  l: '1 l',
  m: '1 m',
  m2: '1 sqm',
  '100g': '100 g',
  '100ml': '100 ml',
} as const;

/** Units of contents that feeds know; a piece or a person has no unit price. */
const MEASURES: Readonly<Record<string, (value: number) => string>> = {
  g: (value) => `${value} g`,
  ml: (value) => `${value} ml`,
  mm: (value) => `${value / 10} cm`,
  cm2: (value) => `${value / 10_000} sqm`,
};

/** One product as names and values; the producer is the brand, because it is the producer's own. */
export function feedRow(product: FeedProduct, publicUrl: string, language: Language): FeedRow {
  const { unitPrice, contents } = product;
  const measure = unitPrice && MEASURES[contents.unit]?.(contents.value);
  return {
    id: product.productId,
    title: product.name,
    description: product.short,
    link: publicUrl + pathTo('product', language, { slug: product.slug }),
    image_link: product.pictureId ? `${publicUrl}/media/${product.pictureId}-1280.jpg` : '',
    availability: product.available ? 'in_stock' : 'out_of_stock',
    price: `${moneyForMachines(product.priceCents)} EUR`,
    brand: product.producerName,
    identifier_exists: 'no',
    condition: 'new',
    product_type: product.groups.join(' > '),
    unit_pricing_measure: measure || '',
    unit_pricing_base_measure: unitPrice && measure ? BASE_MEASURES[unitPrice.per] : '',
    shipping: `DE:::${moneyForMachines(product.shippingCents)} EUR`,
  };
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

export const feedCsvHead = (): string => `${COLUMNS.join(',')}\r\n`;

/** RFC 4180, every field quoted. */
export const feedCsvLine = (row: FeedRow): string =>
  `${COLUMNS.map((name) => quoted(row[name])).join(',')}\r\n`;

/** The fields of a row that have a value, for RSS 2.0. */
export const feedFields = (row: FeedRow): readonly (readonly [string, string])[] =>
  COLUMNS.map((name) => [name, row[name]] as const).filter(([, value]) => value !== '');
