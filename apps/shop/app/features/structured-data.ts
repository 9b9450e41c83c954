import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readProducer } from '@markthalle/contracts/producers';
import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';

export type Schema = Record<string, unknown>;

export const SCHEMA_ORG = 'https://schema.org';

/** Who runs the market and how it is searched, for the front page. */
export function marketSchema(publicUrl: string, language: Language): Schema[] {
  const search = `${publicUrl}${pathTo('search', language)}?q={search_term_string}`;
  return [
    {
      '@context': SCHEMA_ORG,
      '@type': 'Organization',
      name: brand.name,
      url: publicUrl,
      email: brand.email,
      telephone: brand.phone.dial,
    },
    {
      '@context': SCHEMA_ORG,
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
    '@context': SCHEMA_ORG,
    '@type': 'BreadcrumbList',
    itemListElement: entries.map((entry, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: entry.label,
      ...(entry.href ? { item: `${publicUrl}${entry.href}` } : {}),
    })),
  };
}

type ProducerPage = OutputOf<typeof readProducer>['producer'];

/** A producer as a place that people can visit. */
export function producerSchema(
  producer: ProducerPage,
  publicUrl: string,
  language: Language,
): Schema {
  const { seller, banner } = producer;
  return {
    '@context': SCHEMA_ORG,
    '@type': 'LocalBusiness',
    name: producer.name,
    legalName: seller.legalName,
    description: producer.tagline,
    url: `${publicUrl}${pathTo('producer', language, { slug: producer.slug })}`,
    telephone: seller.phone,
    email: seller.email,
    ...(banner ? { image: `${publicUrl}/media/${banner.id}-og.jpg` } : {}),
    address: {
      '@type': 'PostalAddress',
      streetAddress: seller.street,
      postalCode: seller.postcode,
      addressLocality: seller.town,
      addressCountry: 'DE',
    },
    geo: {
      '@type': 'GeoCoordinates',
      latitude: producer.latitude,
      longitude: producer.longitude,
    },
    ...(producer.since === null ? {} : { foundingDate: String(producer.since) }),
  };
}
