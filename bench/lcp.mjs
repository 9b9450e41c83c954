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

const shop = await openShop();
const browser = await launchBrowser();
const cookie = await basketCookie(shop.url);
// Pictures are drawn when first asked for; that is not what is measured here.
for (const [, path] of VISITED) await visit(path, null);

console.log('| page | line | LCP ms | budget | FCP ms | CLS | KB |');
console.log('|---|---|---|---|---|---|---|');
for (const line of LINES) {
  for (const [index, [name, path]] of VISITED.entries()) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await visit(path, line));
    const of = (key) => median(runs.map((run) => run[key]));
    const cells = [
      ...[name, line.name, Math.round(of('lcp')), line.budgets[index], Math.round(of('fcp'))],
      ...[of('cls').toFixed(3), (of('bytes') / 1_000).toFixed(0)],
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
await browser.close();
await shop.close();

/** One first visit on a phone, with nothing in the cache. */
async function visit(path, line) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    serviceWorkers: 'block',
  });
  const [name, value] = cookie.split('=');
  if (path === '/korb') await context.addCookies([{ name, value, url: shop.url }]);
  const page = await context.newPage();
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
