import type { ProductDetail } from '@markthalle/contracts/catalog';
import { brand } from '@markthalle/ui/brand';
import { moneyForMachines } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';

type Schema = Record<string, unknown>;

const CONTEXT = 'https://schema.org';

/** Who runs the market and how it is searched, for the front page. */
export function marketSchema(publicUrl: string, language: Language): Schema[] {
  const search = `${publicUrl}${pathTo('search', language)}?q={search_term_string}`;
  return [
    {
      '@context': CONTEXT,
      '@type': 'Organization',
      name: brand.name,
      url: publicUrl,
      email: brand.email,
      telephone: brand.phone.dial,
    },
    {
      '@context': CONTEXT,
      '@type': 'WebSite',
      name: brand.name,
      url: `${publicUrl}${pathTo('home', language)}`,
      inLanguage: language,
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: search },
        'query-input': 'required name=search_term_string',
      },
    },
  ];
}

/** A trail of pages as `BreadcrumbList`. */
export function breadcrumbSchema(
  publicUrl: string,
  entries: readonly { readonly label: string; readonly href?: string }[],
): Schema {
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: entries.map((entry, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: entry.label,
      ...(entry.href ? { item: `${publicUrl}${entry.href}` } : {}),
    })),
  };
}

/** The offer of one producer; ratings only where real reviews are shown on the page. */
export function productSchema(
  product: ProductDetail,
  publicUrl: string,
  language: Language,
): Schema {
  const url = `${publicUrl}${pathTo('product', language, { slug: product.slug })}`;
  const soldOut = product.stockState === 'sold_out';
  const { averageTenths, count } = product.reviews;
  return {
    '@context': CONTEXT,
    '@type': 'Product',
    name: product.name,
    description: product.short,
    url,
    ...(product.picture ? { image: [`${publicUrl}/media/${product.picture.id}-640.jpg`] } : {}),
    brand: { '@type': 'Brand', name: product.producerName },
    offers: {
      '@type': 'Offer',
      url,
      priceCurrency: 'EUR',
      price: moneyForMachines(product.price.grossCents),
      availability: `${CONTEXT}/${soldOut ? 'OutOfStock' : 'InStock'}`,
      seller: { '@type': 'Organization', name: product.producer.seller.legalName },
      ...unitPriceSchema(product),
    },
    ...(averageTenths === null || count === 0
      ? {}
      : {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: (averageTenths / 10).toFixed(1),
            reviewCount: count,
          },
        }),
  };
}

/** UN/CEFACT codes of the units of a price per unit. */
const UNIT_CODES = {
  kg: ['1', 'KGM'],
  l: ['1', 'LTR'],
  m: ['1', 'MTR'],
  m2: ['1', 'MTK'],
  '100g': ['100', 'GRM'],
  '100ml': ['100', 'MLT'],
} as const;

function unitPriceSchema({ price }: ProductDetail): Schema {
  if (price.unitPrice === null) return {};
  const [value, unitCode] = UNIT_CODES[price.unitPrice.per];
  return {
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      priceCurrency: 'EUR',
      price: moneyForMachines(price.unitPrice.centsPerUnit),
      referenceQuantity: { '@type': 'QuantitativeValue', value, unitCode },
    },
  };
}
