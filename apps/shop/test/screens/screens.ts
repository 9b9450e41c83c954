// `npm run screens`: looks at every page of shop and portal in a demo market and writes docs/screens.
// `-- --market <data folder>` of a running market, `-- --only <words>` for some pictures, `-- --to <folder>`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '@markthalle/testing/browser';
import { startMarket } from '@markthalle/testing/market';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Market, MarketStory } from './market-story.ts';
import { pictureOf } from './picture.ts';
import { PORTAL_SCREENS } from './portal-screens.ts';
import { addressOf, fileNameOf, type Screen, type Story, type View } from './screen.ts';
import { type Shown, screensTable } from './screens-table.ts';
import { SHOP_SCREENS } from './shop-screens.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../../..');
/** A new market draws its pictures while they are looked at. */
const LOAD_LIMIT_MS = 120_000;
const ACT_LIMIT_MS = 15_000;
const HEIGHT_PX = 844;

const { values: options } = parseArgs({
  options: {
    market: { type: 'string' },
    only: { type: 'string', default: '' },
    to: { type: 'string', default: path.join(REPOSITORY, 'docs/screens') },
  },
});

const market = await openMarket();
const browser = await launchBrowser();
const { story, readers } = await new MarketStory(market, browser).tell();
if (options.only === '') rmSync(options.to, { recursive: true, force: true });
mkdirSync(options.to, { recursive: true });

const failed: string[] = [];
const shown: Shown[] = [];
for (const screen of [...SHOP_SCREENS, ...PORTAL_SCREENS]) {
  if (!fileNameOf(screen, '390').includes(options.only)) continue;
  try {
    shown.push(await show(screen, readers[screen.reader]));
  } catch (error) {
    failed.push(`${fileNameOf(screen, '390')}: ${error}`);
  }
}
if (options.only === '') writeFileSync(path.join(options.to, 'README.md'), screensTable(shown));
await browser.close();
await market.close();
process.stdout.write(`${shown.length} pages in ${options.to}\n`);
if (failed.length > 0) {
  process.stderr.write(`not shown:\n${failed.join('\n')}\n`);
  process.exitCode = 1;
}

/** All views of one screen. */
async function show(screen: Screen, reader: BrowserContext): Promise<Shown> {
  const door = screen.app === 'shop' ? market.addresses.shop : market.addresses.vendorPortal;
  let heading = '';
  for (const view of screen.views) {
    const context = await contextFor(browser, screen, reader, view, door);
    const page = await context.newPage();
    page.setDefaultTimeout(ACT_LIMIT_MS);
    const address = door + (await findAddress(page, door, screen, story));
    const answer = await page.goto(address, { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
    const isThere = answer?.ok() ?? false;
    if (isThere === (screen.isMissing ?? false)) throw new Error(`${address}: ${answer?.status()}`);
    await screen.act?.(page);
    await page.waitForLoadState('load');
    heading = (await page.locator('h1').first().textContent()) ?? '';
    const file = path.join(options.to, `${fileNameOf(screen, view)}.webp`);
    writeFileSync(file, await pictureOf(page, widthOf(view)));
    await context.close();
  }
  return { screen, heading };
}

function widthOf(view: View): number {
  return view === '1280' ? 1280 : 390;
}

/** The reader's own cookies in a browser of this width and theme; the portal is looked at with scripts. */
async function contextFor(
  from: Browser,
  screen: Screen,
  reader: BrowserContext,
  view: View,
  door: string,
): Promise<BrowserContext> {
  const isPortal = screen.app === 'portal';
  const context = await from.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: widthOf(view), height: HEIGHT_PX },
    javaScriptEnabled: isPortal,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    storageState: await reader.storageState(),
  });
  const theme = view.endsWith('dark') ? 'dark' : 'light';
  if (isPortal) await context.addCookies([{ name: 'portal_theme', value: theme, url: door }]);
  return context;
}

async function findAddress(page: Page, door: string, screen: Screen, told: Story) {
  const address = addressOf(screen, told);
  const { by } = screen;
  if (by === undefined) return address;
  await page.goto(door + address, { timeout: LOAD_LIMIT_MS });
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const found = links.map((link) => link.replace(door, '')).find((link) => by.test(link));
  if (found === undefined) throw new Error(`no link like ${by} at ${address}`);
  return found;
}

/** A new demo market, or the running one of a data folder. */
async function openMarket(): Promise<Market & { close(): Promise<void> }> {
  if (options.market) {
    const file = path.join(options.market, 'market.json');
    const running = JSON.parse(readFileSync(file, 'utf8')) as Market;
    return { ...running, close: async () => undefined };
  }
  const dataDir = path.join(REPOSITORY, '.cache/screens');
  rmSync(dataDir, { recursive: true, force: true });
  const started = await startMarket({ dataDir });
  return { ...started, close: () => started.stop() };
}
