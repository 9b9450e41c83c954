// `npm run screens`: looks at every page of the demo shop and writes docs/screens; `-- --shop URL` of a running market.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '@markthalle/testing/browser';
import { startMarket } from '@markthalle/testing/market';
import sharp from 'sharp';
import { PATHS, type PathName } from '../app/paths.ts';
import { basketCookie } from './basket-cookie.ts';
import { buy } from './buying-journey.ts';
import { linkedPages } from './linked-pages.ts';

const WIDTHS_PX = [390, 1280];
const SHOWN_HEIGHT_PX = 2_000;
/** A new market draws its pictures while they are looked at. */
const LOAD_LIMIT_MS = 120_000;
const MAX_BYTES = 60_000;
const QUALITIES = [65, 45, 30, 15];
/** Wide pages are kept smaller than they are shown. */
const KEPT_WIDTH_PX = 800;
const DEMO_BUYER = { email: 'anna.seidel@kundin.example', password: 'Markthalle-2026' };
const FOLDER = path.resolve(import.meta.dirname, '../../../docs/screens');

const shop = await openShop();
const browser = await launchBrowser();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });
const page = await context.newPage();
// An order and a new basket, so that the pages behind them can be seen too.
await buy(page, shop.url, { javaScript: false, width: 1280, language: 'de' });
const order = new URL(page.url()).pathname;
const basket = await basketCookie(shop.url, 'lindenhonig-vom-feldberger-haussee');
await context.addCookies([{ ...basket, url: shop.url }]);

await page.goto(`${shop.url}/anmelden`);
await page.locator('input[name="email"]').fill(DEMO_BUYER.email);
await page.locator('input[name="password"]').fill(DEMO_BUYER.password);
await page.getByRole('button', { name: 'Anmelden', exact: true }).click();

const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
const examples = await linkedPages(shop.url, ['/', order, '/korb', '/kasse', '/konto'], cookies);
for (const [name, address] of [...examples].sort()) {
  for (const width of WIDTHS_PX) await keep(name, address, width);
}
const missing = Object.keys(PATHS).filter((name) => !examples.has(name as PathName));
process.stdout.write(
  `${examples.size} pages in ${FOLDER}; no link leads to: ${missing.join(', ')}\n`,
);
await browser.close();
await shop.close();

async function keep(name: PathName, address: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(shop.url + address, { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const shot = await page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, SHOWN_HEIGHT_PX) },
  });
  for (const quality of QUALITIES) {
    const smaller = sharp(shot).resize({ width: KEPT_WIDTH_PX, withoutEnlargement: true });
    const picture = await smaller.webp({ quality }).toBuffer();
    if (picture.length > MAX_BYTES && quality !== QUALITIES.at(-1)) continue;
    writeFileSync(path.join(FOLDER, `${name}-${width}.webp`), picture);
    return;
  }
}

/** `--shop http://...` of a running market, or a demo market of its own. */
async function openShop(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { values } = parseArgs({
    options: { shop: { type: 'string' }, data: { type: 'string', default: '.cache/screens' } },
  });
  if (values.shop) return { url: values.shop, close: async () => undefined };
  const market = await startMarket({ dataDir: values.data });
  return { url: market.addresses.shop, close: () => market.stop() };
}
