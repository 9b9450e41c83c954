import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readProduct } from '@markthalle/contracts/catalog';
import {
  type FeedProduct,
  findMissingProduct,
  listFeedProducts,
  listSitemapProducers,
  listSitemapProducts,
} from '@markthalle/contracts/catalog-export';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { PRIVATE_PAGES } from '../app/features/indexed-pages.ts';
import { PATHS } from '../app/paths.ts';
import { cards, honeyDetail, idOf } from './fixture-catalog.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';
const FEED_PRODUCT: FeedProduct = {
  productId: idOf(77),
  slug: 'lindenhonig-vom-feldberger-haussee',
  name: 'Lindenhonig "hell" & cremig',
  short: 'Aus <Feldberg>, 500 g',
  producerName: 'Imkerei Lindenlaut',
  groups: ['Lebensmittel', 'Honig'],
  priceCents: 790,
  contents: { value: 500, unit: 'g' },
  unitPrice: { centsPerUnit: 1580, per: 'kg' },
  pictureId: 'a'.repeat(20),
  available: true,
  shippingCents: 590,
};

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.api.on(readProduct, () => ({ product: honeyDetail, related: cards.slice(3, 7) }));
  shop.api.on(listSitemapProducts, ({ page }) => ({
    products: [{ slug: `ware-${page}`, changedOn: '2026-03-04', pictureId: 'b'.repeat(20) }],
    pageCount: 2,
  }));
  shop.api.on(listSitemapProducers, () => ({
    producers: [{ slug: 'imkerei-lindenlaut', changedOn: '2026-05-06', pictureId: null }],
  }));
});

const read = async (path: string) => (await fetch(shop.url + path)).text();

/** All structured data of a page by type. */
async function dataOf(path: string): Promise<Record<string, Record<string, unknown>>> {
  const blocks = (await read(path)).matchAll(
    /<script type="application\/ld\+json">(.*?)<\/script>/g,
  );
  const found = [...blocks].map((block) => JSON.parse(block[1] ?? '{}'));
  return Object.fromEntries(found.map((data) => [data['@type'], data]));
}

describe('structured data', () => {
  it('tells a product with its offer, delivery, returns and rating', async () => {
    const { Product, BreadcrumbList } = await dataOf(HONEY);
    expect(Product).toMatchObject({
      brand: { name: 'Imkerei Lindenlaut' },
      offers: {
        price: '7.90',
        priceCurrency: 'EUR',
        availability: 'https://schema.org/InStock',
        seller: { name: 'Renate und Holger Wiese' },
        priceSpecification: {
          price: '15.80',
          referenceQuantity: { value: '1', unitCode: 'KGM' },
        },
        hasMerchantReturnPolicy: { applicableCountry: 'DE' },
      },
    });
    const offers = Product?.offers as { shippingDetails: unknown[] } | undefined;
    expect(offers?.shippingDetails).toContainEqual(
      expect.objectContaining({
        shippingRate: { '@type': 'MonetaryAmount', value: '5.90', currency: 'EUR' },
        shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'DE' },
      }),
    );
    expect(BreadcrumbList?.itemListElement).toHaveLength(honeyDetail.breadcrumb.length + 1);
  });

  it('says so when a product is sold out or out of season, and the page stays', async () => {
    for (const change of [{ stockState: 'sold_out' as const }, { inSeason: false }]) {
      shop.api.on(readProduct, () => ({ product: { ...honeyDetail, ...change }, related: [] }));
      expect((await fetch(shop.url + HONEY)).status).toBe(200);
      expect((await dataOf(HONEY)).Product).toMatchObject({
        offers: { availability: 'https://schema.org/OutOfStock' },
      });
    }
  });

  it('has no rating of samples and none without reviews', async () => {
    for (const reviews of [
      { averageTenths: null, count: 0, demoCount: 0, latest: [] },
      { averageTenths: 48, count: 9, demoCount: 9, latest: [] },
    ]) {
      shop.api.on(readProduct, () => ({ product: { ...honeyDetail, reviews }, related: [] }));
      expect((await dataOf(HONEY)).Product).not.toHaveProperty('aggregateRating');
    }
    const reviews = { averageTenths: 48, count: 27, demoCount: 0, latest: [] };
    shop.api.on(readProduct, () => ({ product: { ...honeyDetail, reviews }, related: [] }));
    expect((await dataOf(HONEY)).Product?.aggregateRating).toMatchObject({
      ratingValue: '4.8',
      reviewCount: 27,
    });
  });

  it('tells each date of an experience as an event with its seats', async () => {
    const occasion = {
      startsAt: '2027-06-18T08:00:00.000Z',
      endsAt: '2027-06-18T11:00:00.000Z',
      sellsUntil: '2027-06-17T16:00:00.000Z',
      meetingPlace: 'Steg Mirow',
    };
    const [variant] = honeyDetail.variants;
    if (variant === undefined) throw new Error('the honey has a pack');
    const variants = [{ ...variant, occasion }];
    shop.api.on(readProduct, () => ({ product: { ...honeyDetail, variants }, related: [] }));
    expect((await dataOf(HONEY)).Event).toMatchObject({
      startDate: occasion.startsAt,
      location: { name: 'Steg Mirow' },
      offers: { price: '7.90', availability: 'https://schema.org/InStock' },
    });
  });

  it('tells the market with its search, and a producer with the place', async () => {
    const home = await dataOf('/');
    expect(home.Organization).toBeDefined();
    expect(home.WebSite).toMatchObject({
      potentialAction: { target: { urlTemplate: `${shop.url}/suche?q={search_term_string}` } },
    });
    const { LocalBusiness } = await dataOf('/hof/imkerei-lindenlaut');
    expect(LocalBusiness).toMatchObject({ geo: { latitude: 53.33, longitude: 13.44 } });
  });
});

describe('addresses', () => {
  it('name one canonical page in pairs of languages, and no filter', async () => {
    const html = await read('/kategorie/lebensmittel/honig');
    const german = `${shop.url}/kategorie/lebensmittel/honig`;
    const english = `${shop.url}/en/category/lebensmittel/honig`;
    for (const page of [html, await read('/en/category/lebensmittel/honig')]) {
      expect(page).toContain(`<link rel="alternate" href="${german}" hrefLang="de"/>`);
      expect(page).toContain(`<link rel="alternate" href="${english}" hrefLang="en"/>`);
      expect(page).toContain(`<link rel="alternate" href="${german}" hrefLang="x-default"/>`);
    }
    expect(html).toContain(`<link rel="canonical" href="${german}"/>`);
    const sorted = await read('/kategorie/lebensmittel/honig?sortierung=name');
    expect(sorted).toContain('<meta name="robots" content="noindex, follow"/>');
    expect(sorted).not.toContain('rel="canonical"');
    expect(await read('/suche?q=honig&bio=ja')).toContain('content="noindex, follow"');
  });

  it('have a title, a sentence and a large picture to share', async () => {
    const html = await read(HONEY);
    expect(html).toContain('<title>Lindenhonig vom Feldberger Haussee, 500 g – Imkerei Lindenlaut');
    expect(html).toMatch(/property="og:image" content="[^"]+-og\.jpg"/);
    expect(html).toContain('<meta property="og:image:width" content="1200"/>');
    for (const path of ['/', '/kategorie/lebensmittel/honig', '/en/farms', '/korb']) {
      expect(await read(path)).toMatch(/<meta name="description" content="[^"]{20,}"/);
    }
  });

  it('that are gone answer 410, moved ones lead on, and strangers get 404', async () => {
    const ask = (slug: string) => fetch(`${shop.url}/en/p/${slug}`, { redirect: 'manual' });
    shop.api.on(readProduct, () => {
      throw new FixtureProblem('product-not-found');
    });
    shop.api.on(findMissingProduct, ({ slug }) => {
      if (slug === 'weg') return { state: 'gone' as const, successorSlug: null };
      if (slug === 'alt') return { state: 'moved' as const, successorSlug: 'neu' };
      return { state: 'resting' as const, successorSlug: null };
    });
    expect((await ask('weg')).status).toBe(410);
    const moved = await ask('alt');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/en/p/neu']);
    expect((await ask('ruht')).status).toBe(404);
  });
});

describe('sitemaps and robots', () => {
  it('are split and name days and pictures', async () => {
    const index = await read('/sitemap.xml');
    expect([...index.matchAll(/<loc>([^<]+)/g)].map((match) => match[1])).toEqual([
      `${shop.url}/sitemap/pages.xml`,
      `${shop.url}/sitemap/producers.xml`,
      `${shop.url}/sitemap/products/1.xml`,
      `${shop.url}/sitemap/products/2.xml`,
    ]);
    const products = await read('/sitemap/products/2.xml');
    expect(products).toContain(
      `<loc>${shop.url}/en/p/ware-2</loc><lastmod>2026-03-04</lastmod><xhtml:link`,
    );
    expect(products).toContain(`<image:loc>${shop.url}/media/${'b'.repeat(20)}-1280.webp`);
    expect(await read('/sitemap/producers.xml')).toContain(
      `<loc>${shop.url}/hof/imkerei-lindenlaut</loc><lastmod>2026-05-06</lastmod>`,
    );
    const pages = await read('/sitemap/pages.xml');
    for (const path of [
      '/',
      '/en/farms',
      '/saison/maerz',
      '/en/season/march',
      '/landschaft/seen',
    ]) {
      expect(pages).toContain(`<loc>${shop.url}${path}</loc>`);
    }
    expect((await fetch(`${shop.url}/sitemap/products/x.xml`)).status).toBe(404);
  });

  it('keep robots out of what belongs to one person', async () => {
    const robots = await read('/robots.txt');
    for (const name of PRIVATE_PAGES) {
      expect(robots).toContain(`Disallow: ${PATHS[name].de.replace(/:.*$/, '')}\n`);
    }
    expect(robots).toContain(`Sitemap: ${shop.url}/sitemap.xml`);
    // No page that the sitemap lists is forbidden.
    const closed = [...robots.matchAll(/^Disallow: (.+)$/gm)].map((match) => match[1] ?? '');
    for (const [, address = ''] of (await read('/sitemap/pages.xml')).matchAll(/<loc>([^<]+)/g)) {
      const { pathname } = new URL(address);
      expect(closed.filter((prefix) => pathname.startsWith(prefix))).toEqual([]);
    }
  });
});

describe('the product feed', () => {
  const second = { ...FEED_PRODUCT, productId: idOf(78), available: false, unitPrice: null };
  beforeEach(() => {
    shop.api.on(listFeedProducts, ({ after }) =>
      after === undefined
        ? { products: [FEED_PRODUCT], next: FEED_PRODUCT.productId }
        : { products: [second], next: null },
    );
  });

  it('comes as CSV with the producer as brand, quoted and with all pages', async () => {
    const answer = await fetch(`${shop.url}/feed/products-de.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, first, last, end] = (await answer.text()).split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['id', 'title', 'description']);
    expect(first).toBe(
      `"${FEED_PRODUCT.productId}","Lindenhonig ""hell"" & cremig","Aus <Feldberg>, 500 g",` +
        `"${shop.url}${HONEY}","${shop.url}/media/${'a'.repeat(20)}-1280.jpg","in_stock",` +
        '"7.90 EUR","Imkerei Lindenlaut","no","new","Lebensmittel > Honig","500 g","1 kg",' +
        '"DE:::5.90 EUR"',
    );
    expect(last).toContain('"out_of_stock"');
    expect(end).toBe('');
  });

  it('comes as RSS with the same values', async () => {
    const xml = await read('/feed/products-en.xml');
    expect(xml).toContain('<g:title>Lindenhonig &#34;hell&#34; &#38; cremig</g:title>');
    expect(xml).toContain(`<g:link>${shop.url}/en${HONEY}</g:link>`);
    expect(xml).toContain('<g:shipping><g:country>DE</g:country><g:price>5.90 EUR</g:price>');
    expect(xml.match(/<item>/g)).toHaveLength(2);
    expect((await fetch(`${shop.url}/feed/products-fr.xml`)).status).toBe(404);
  });
});
