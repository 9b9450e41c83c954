// Measures the shop's pages, cold (every page rendered) and warm (pages that many share); see README.md beside this file.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startWebApp } from '@markthalle/testing/web-app';
import autocannon from 'autocannon';
import pg from 'pg';
import { openBenchMarket } from './bench-market.mjs';

const SHOP = path.resolve(import.meta.dirname, '../apps/shop');
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;
const PRODUCTS_ASKED = 500;

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '10000' },
    producers: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '6' },
  },
});
const market = await openBenchMarket({
  products: Number(values.products),
  producers: Number(values.producers),
});
const database = new pg.Client(market.databaseUrl);
await database.connect();
const slugs = await column(
  `select slug from catalog.listing where language = 'de' order by md5(slug) limit ${PRODUCTS_ASKED}`,
);
const [category] = await column(
  'select category_path from catalog.category_count where product_count >= 24 order by 1 limit 1',
);
const pages = [
  ['home', ['/']],
  ['category', [`/kategorie/${category}`]],
  ['product', [`/p/${slugs[0]}`]],
  [`${slugs.length} products in turn`, slugs.map((slug) => `/p/${slug}`)],
];

console.log('| page | cache | visitor | req/s | p50 ms | p99 ms | failed |');
console.log('|---|---|---|---|---|---|---|');
for (const cache of ['off', 'on']) {
  const shop = await startWebApp(SHOP, { API_URL: market.url, PAGE_CACHE: cache });
  for (const [name, paths] of pages) {
    await measure(shop.url, paths, {}, WARM_UP_SECONDS);
    report(name, cache, 'new', await measure(shop.url, paths, {}, Number(values.seconds)));
    if (cache === 'off') continue;
    // A count of his own is written into the shared page, so it is compressed for him alone.
    const cookie = { cookie: `shop_cart=${'b'.repeat(43)}.3` };
    report(
      name,
      cache,
      'with a basket',
      await measure(shop.url, paths, cookie, Number(values.seconds)),
    );
  }
  await shop.stop();
}
await database.end();
await market.close();
process.exit(0);

function measure(url, paths, headers, duration) {
  return autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    requests: paths.map((address) => ({
      method: 'GET',
      path: address,
      headers: { 'accept-encoding': 'br', ...headers },
    })),
  });
}

function report(name, cache, visitor, { requests, latency, non2xx, errors }) {
  const cells = [name, cache, visitor, Math.round(requests.average), latency.p50, latency.p99];
  console.log(`| ${[...cells, non2xx + errors].join(' | ')} |`);
}

async function column(sql) {
  const { rows } = await database.query({ text: sql, rowMode: 'array' });
  return rows.map(([value]) => value);
}
