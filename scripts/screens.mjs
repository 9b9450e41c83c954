// `npm run screens`: looks at every page of the demo shop and writes docs/screens; `-- --shop URL` of a running market.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '@markthalle/testing/browser';
import sharp from 'sharp';
import { PATHS } from '../apps/shop/app/paths.ts';
import { buy } from '../apps/shop/test/buying-journey.ts';
import { linkedPages } from '../apps/shop/test/linked-pages.ts';
import { openShop } from '../bench/shop-visits.mjs';
import { REPOSITORY } from './checkout.mjs';

const WIDTHS_PX = [390, 1280];
const SHOWN_HEIGHT_PX = 2_400;
const MAX_BYTES = 60_000;
const QUALITIES = [70, 55, 40, 25];
const FOLDER = path.join(REPOSITORY, 'docs/screens');

const shop = await openShop();
const browser = await launchBrowser();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });
const page = await context.newPage();
// An order and a new basket, so that the pages behind them can be seen too.
await buy(page, shop.url, { javaScript: false, width: 1280, language: 'de' });
const order = new URL(page.url()).pathname;
await page.goto(`${shop.url}/p/becher-schilfgruen`);
await page.locator('.buy-form button[type="submit"]').first().click();

const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
const examples = await linkedPages(shop.url, ['/', order, '/korb', '/kasse', '/anmelden'], cookies);
for (const [name, address] of [...examples].sort()) {
  for (const width of WIDTHS_PX) await keep(name, address, width);
}
const missing = Object.keys(PATHS).filter((name) => !examples.has(name));
process.stdout.write(
  `${examples.size} pages in ${FOLDER}; no link leads to: ${missing.join(', ')}\n`,
);
await browser.close();
await shop.close();

async function keep(name, address, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(shop.url + address, { waitUntil: 'networkidle' });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const shot = await page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, SHOWN_HEIGHT_PX) },
  });
  for (const quality of QUALITIES) {
    const picture = await sharp(shot).webp({ quality }).toBuffer();
    if (picture.length > MAX_BYTES && quality !== QUALITIES.at(-1)) continue;
    writeFileSync(path.join(FOLDER, `${name}-${width}.webp`), picture);
    return;
  }
}
