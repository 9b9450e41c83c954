// Measures the portal's order list on two bars of signal (issue 6); see bench/README.md.
import path from 'node:path';
import { listPortalOrders, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { launchBrowser } from '@markthalle/testing/browser';
import { startWebApp } from '@markthalle/testing/web-app';
import type { Page } from 'playwright-core';
import { DeviceLog } from './fixtures/device-log.ts';
import { ORDER_ID, order, orderCard } from './fixtures/orders.ts';
import { portalFixture, RENATE, TOKEN } from './portal-fixture.ts';
import { startShapingProxy } from './shaping-proxy.ts';

const LINE = { kbits: 150, roundTripMs: 600, lossRate: 0.03 };
const LIMITS = { coldMs: 8_000, coldBytes: 170_000, warmMs: 1_500, confirmUpBytes: 2_000 };
const RUNS = 3;
const ORDERS = 50;
const SETTLE_MS = 15_000;
const PORTAL = path.resolve(import.meta.dirname, '..');

/** The same losses in every run of this program (Park and Miller, 1988). */
let seed = 20_261_123;
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

const api = portalFixture();
const acting = { accountId: RENATE.accountId, producerId: RENATE.producers[0]?.producerId ?? '' };
new DeviceLog(acting).answerOn(api);
const idOf = (at: number) => `${ORDER_ID.slice(0, -4)}${String(at).padStart(4, '0')}`;
const cards = Array.from({ length: ORDERS }, (_, at) => ({
  ...orderCard,
  producerOrderId: idOf(at),
  number: `M-${1001 + at}-2`,
  buyerName: `Anna Sommer ${at}`,
}));
api.on(listPortalOrders, () => ({ orders: cards, nextCursor: null }));
api.on(readPortalOrder, ({ producerOrderId }) => ({
  ...order,
  producerOrderId,
  state: 'confirmed' as const,
}));
const app = await startWebApp(PORTAL, { API_URL: await api.listen() });
const browser = await launchBrowser();
const runs: Awaited<ReturnType<typeof onePhone>>[] = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await onePhone());
await browser.close();
await app.stop();
await api.close();

console.log('| order list, 150 kbit/s, 600 ms, 3 % loss | median | limit |');
console.log('|---|---|---|');
let isOver = false;
for (const [name, limit] of Object.entries(LIMITS) as [keyof typeof LIMITS, number][]) {
  const value = Math.round(median(runs.map((run) => run[name])));
  isOver ||= value > limit;
  console.log(`| ${name} | ${value} | ${limit} |`);
}
process.exitCode = isOver ? 1 : 0;

/** A first visit, a second one a while later, and one order that is packed. */
async function onePhone() {
  const target = new URL(app.url);
  const line = await startShapingProxy({ target, ...LINE, random });
  const context = await browser.newContext({
    baseURL: line.url,
    viewport: { width: 390, height: 844 },
  });
  await context.addCookies([{ name: 'portal_session', value: TOKEN, url: line.url }]);
  const page = await context.newPage();
  const coldMs = await timeOfList(page);
  await page.waitForLoadState('load');
  const coldBytes = line.count.down;
  // The worker puts the shell and the usual pages aside.
  await page.waitForTimeout(SETTLE_MS);
  const warmMs = await timeOfList(page);
  await page.goto(`/bestellungen/${idOf(1)}`);
  await page.waitForLoadState('load');
  await page.waitForTimeout(SETTLE_MS);
  const before = line.count.up;
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/befehle'));
  await page.getByRole('button', { name: 'Gepackt' }).click();
  await sent;
  const confirmUpBytes = line.count.up - before;
  await context.close();
  await line.close();
  return { coldMs, coldBytes, warmMs, confirmUpBytes };
}

/** Until the orders can be read and pressed. */
async function timeOfList(page: Page): Promise<number> {
  const begunAt = performance.now();
  await page.goto('/bestellungen', { waitUntil: 'commit' });
  await page.locator(`a[href*="${idOf(ORDERS - 1)}"]`).waitFor();
  await page.waitForFunction(
    () =>
      document.readyState !== 'loading' &&
      getComputedStyle(document.body).fontFamily.includes('Figtree'),
  );
  return performance.now() - begunAt;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
