import type { Language } from '@markthalle/ui/language';
import { escapedXml } from './xml.server.ts';

/** One page in both languages, as absolute addresses. */
export type SitemapPage = Record<Language, string> & {
  /** When what the page shows last changed; left out where nobody knows. */
  readonly changedOn?: string;
  readonly image?: string;
};

/** As a sitemap may list (sitemaps.org): 50,000 addresses in one file. */
const NAMESPACES = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
];

/** A sitemap with its pairs of languages (sitemaps.org, hreflang and images as Google documents them). */
export function sitemapResponse(pages: readonly SitemapPage[]): Response {
  const entries = pages.flatMap((page) => [entry(page.de, page), entry(page.en, page)]);
  return xmlResponse(`<urlset ${NAMESPACES.join(' ')}>${entries.join('')}</urlset>`);
}

function entry(address: string, { de, en, changedOn, image }: SitemapPage): string {
  const twin = (language: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${escapedXml(href)}"/>`;
  const changed = changedOn === undefined ? '' : `<lastmod>${changedOn}</lastmod>`;
  const picture =
    image === undefined
      ? ''
      : `<image:image><image:loc>${escapedXml(image)}</image:loc></image:image>`;
  const twins = twin('de', de) + twin('en', en) + twin('x-default', de);
  return `<url><loc>${escapedXml(address)}</loc>${changed}${twins}${picture}</url>`;
}

export function sitemapIndexResponse(addresses: readonly string[]): Response {
  const entries = addresses.map(
    (address) => `<sitemap><loc>${escapedXml(address)}</loc></sitemap>`,
  );
  return xmlResponse(`<sitemapindex ${NAMESPACES[0]}>${entries.join('')}</sitemapindex>`);
}

function xmlResponse(body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'max-age=3600' },
  });
}
