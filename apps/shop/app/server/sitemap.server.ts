import type { Language } from '@markthalle/ui/language';

/** One page in both languages, as absolute addresses. */
export type SitemapPage = Record<Language, string>;

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A sitemap with its pairs of languages (sitemaps.org, hreflang as Google documents it). */
export function sitemapResponse(pages: readonly SitemapPage[]): Response {
  const entries = pages.flatMap((page) => [entry(page.de, page), entry(page.en, page)]);
  return xmlResponse(`<urlset ${SITEMAP} ${XHTML}>${entries.join('')}</urlset>`);
}

function entry(address: string, { de, en }: SitemapPage): string {
  const twin = (language: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(href)}"/>`;
  return `<url><loc>${escaped(address)}</loc>${twin('de', de)}${twin('en', en)}</url>`;
}

export function sitemapIndexResponse(addresses: readonly string[]): Response {
  const entries = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`);
  return xmlResponse(`<sitemapindex ${SITEMAP}>${entries.join('')}</sitemapindex>`);
}

function xmlResponse(body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'max-age=3600' },
  });
}
