// Largest Contentful Paint, layout shift and bytes of the shop's pages on slow lines; see README.md beside this file.
import { launchBrowser } from '@markthalle/testing/browser';
import { basketCookie, median, openShop, VISITED } from './shop-visits.mjs';

const RUNS = 3;
const CPU_SLOWER = 4;
const SETTLE_MS = 1_500;
const LOAD_LIMIT_MS = 60_000;
const BYTES_PER_KBIT = 125;
const LINES = [
  {
    name: 'slow (400 kbit/s, 400 ms)',
    kbits: 400,
    latencyMs: 400,
    budgets: [2600, 2800, 3200, 3200, 2400],
  },
  {
    name: 'fast 3G (1.6 Mbit/s, 150 ms)',
    kbits: 1_600,
    latencyMs: 150,
    budgets: [1400, 1400, 1600, 1600, 1200],
  },
];

/** Nobody comes to a filled basket first: its budget counts with what the page of a product left in the cache. */
const BEFORE_BASKET = VISITED.find(([name]) => name === 'product')?.[1];

const shop = await openShop();
const browser = await launchBrowser();
const cookie = await basketCookie(shop.url);
// Pictures are drawn when first asked for; that is not what is measured here.
for (const [, path] of VISITED) await visit(path, null);

console.log('| page | line | LCP ms | budget | FCP ms | CLS | KB |');
console.log('|---|---|---|---|---|---|---|');
for (const line of LINES) {
  for (const [index, [name, path]] of VISITED.entries()) {
    const isBasket = path === '/korb';
    await report(name, path, line, line.budgets[index], isBasket ? BEFORE_BASKET : null);
    if (isBasket) await report(`${name}, nothing cached`, path, line, '–', null);
  }
}
await browser.close();
await shop.close();

async function report(name, path, line, budget, before) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await visit(path, line, before));
  const of = (key) => median(runs.map((run) => run[key]));
  const cells = [
    ...[name, line.name, Math.round(of('lcp')), budget, Math.round(of('fcp'))],
    ...[of('cls').toFixed(3), (of('bytes') / 1_000).toFixed(0)],
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** One visit on a phone, with nothing in the cache but what the page `before` left there. */
async function visit(path, line, before = null) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    serviceWorkers: 'block',
  });
  const [name, value] = cookie.split('=');
  if (path === '/korb') await context.addCookies([{ name, value, url: shop.url }]);
  const page = await context.newPage();
  if (before !== null) await page.goto(shop.url + before, { timeout: LOAD_LIMIT_MS });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  if (line) {
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: line.kbits * BYTES_PER_KBIT,
      uploadThroughput: line.kbits * BYTES_PER_KBIT,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  }
  await page.addInitScript(() => {
    globalThis.seen = { lcp: 0, cls: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.seen.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) globalThis.seen.cls += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(shop.url + path, { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
  await page.waitForTimeout(SETTLE_MS);
  const seen = await page.evaluate(() => ({
    ...globalThis.seen,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  await context.close();
  return { ...seen, bytes };
}
