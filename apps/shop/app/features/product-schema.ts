import type { OfferedWay, ProductDetail } from '@markthalle/contracts/catalog';
import { moneyForMachines } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { SCHEMA_ORG, type Schema } from './structured-data.ts';

const WITHDRAWAL_DAYS = 14;
/** Ways that end at a door; pick-up and runs to a point have no shipping in the sense of search engines. */
const TO_A_DOOR: readonly OfferedWay['key'][] = [
  'parcel',
  'parcel_chilled',
  'letter',
  'bulky',
  'tour',
  'tour_cold',
];

/** The offer of one producer, and an event for each date that can be booked. */
export function productSchemas(
  product: ProductDetail,
  publicUrl: string,
  language: Language,
): Schema[] {
  const url = `${publicUrl}${pathTo('product', language, { slug: product.slug })}`;
  return [productSchema(product, { url, publicUrl }), ...eventSchemas(product, url)];
}

type Addresses = { readonly url: string; readonly publicUrl: string };

function productSchema(product: ProductDetail, { url, publicUrl }: Addresses): Schema {
  const pictures = ['1280.webp', 'og.jpg'].map(
    (name) => `${publicUrl}/media/${product.picture?.id}-${name}`,
  );
  return {
    '@context': SCHEMA_ORG,
    '@type': 'Product',
    name: product.name,
    description: product.short,
    url,
    ...(product.picture ? { image: pictures } : {}),
    brand: { '@type': 'Brand', name: product.producerName },
    offers: {
      '@type': 'Offer',
      url,
      priceCurrency: 'EUR',
      price: moneyForMachines(product.price.grossCents),
      availability: availabilityOf(product),
      itemCondition: `${SCHEMA_ORG}/NewCondition`,
      seller: { '@type': 'Organization', name: product.producer.seller.legalName },
      ...unitPriceSchema(product),
      ...shippingSchema(product),
      hasMerchantReturnPolicy: returnSchema(product),
    },
    ...ratingSchema(product),
  };
}

function availabilityOf({ stockState, inSeason }: ProductDetail): string {
  if (stockState === 'sold_out' || !inSeason) return `${SCHEMA_ORG}/OutOfStock`;
  return `${SCHEMA_ORG}/${stockState === 'few' ? 'LimitedAvailability' : 'InStock'}`;
}

/** Only reviews of buyers that the page shows; samples of a demo are nobody's opinion (§ 5b (3) UWG). */
function ratingSchema({ reviews }: ProductDetail): Schema {
  const { averageTenths, count, demoCount } = reviews;
  if (averageTenths === null || count === 0 || demoCount > 0) return {};
  return {
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: (averageTenths / 10).toFixed(1),
      reviewCount: count,
    },
  };
}

function shippingSchema({ ways, leadTimeDays }: ProductDetail): Schema {
  const sent = ways.filter(({ key }) => TO_A_DOOR.includes(key));
  if (sent.length === 0) return {};
  const days = (minValue: number, maxValue: number) => ({
    '@type': 'QuantitativeValue',
    minValue,
    maxValue,
    unitCode: 'DAY',
  });
  return {
    shippingDetails: sent.map((way) => ({
      '@type': 'OfferShippingDetails',
      shippingRate: {
        '@type': 'MonetaryAmount',
        value: moneyForMachines(way.priceCents),
        currency: 'EUR',
      },
      shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'DE' },
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        handlingTime: days(0, leadTimeDays),
        transitTime: days(way.minDays, way.maxDays),
      },
    })),
  };
}

function returnSchema({ withdrawal }: ProductDetail): Schema {
  const policy = { '@type': 'MerchantReturnPolicy', applicableCountry: 'DE' };
  if (withdrawal.right === 'excluded') {
    return { ...policy, returnPolicyCategory: `${SCHEMA_ORG}/MerchantReturnNotPermitted` };
  }
  return {
    ...policy,
    returnPolicyCategory: `${SCHEMA_ORG}/MerchantReturnFiniteReturnWindow`,
    merchantReturnDays: WITHDRAWAL_DAYS,
    returnMethod: `${SCHEMA_ORG}/ReturnByMail`,
    returnFees: `${SCHEMA_ORG}/ReturnFeesCustomerResponsibility`,
  };
}

function eventSchemas(product: ProductDetail, url: string): Schema[] {
  return product.variants.flatMap(({ occasion, priceCents, stock }) =>
    occasion === null
      ? []
      : [
          {
            '@context': SCHEMA_ORG,
            '@type': 'Event',
            name: product.name,
            description: product.short,
            startDate: occasion.startsAt,
            endDate: occasion.endsAt,
            eventAttendanceMode: `${SCHEMA_ORG}/OfflineEventAttendanceMode`,
            eventStatus: `${SCHEMA_ORG}/EventScheduled`,
            location: {
              '@type': 'Place',
              name: occasion.meetingPlace,
              address: {
                '@type': 'PostalAddress',
                addressLocality: product.town,
                addressCountry: 'DE',
              },
            },
            organizer: { '@type': 'Organization', name: product.producer.seller.legalName },
            offers: {
              '@type': 'Offer',
              url,
              priceCurrency: 'EUR',
              price: moneyForMachines(priceCents),
              availability: `${SCHEMA_ORG}/${stock.state === 'sold_out' ? 'SoldOut' : 'InStock'}`,
              validThrough: occasion.sellsUntil,
            },
          },
        ],
  );
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
