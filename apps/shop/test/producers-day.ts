import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { send } from './screens/shopping.ts';

const SOON = { waitUntil: 'domcontentloaded' } as const;
const LINE_LIMIT = { timeoutMs: 30_000, pauseMs: 500 };

/** What a producer has after a day in the portal, as its pages say it. */
interface DaysWork {
  readonly shortText: string;
  readonly counted: number;
}

/** Edits a product, counts it and packs what was ordered; every page is read again before it counts. */
export async function workADay(page: Page, portalUrl: string, work: DaysWork): Promise<void> {
  await editHoney(page, portalUrl, work.shortText);
  await countHoney(page, portalUrl, work.counted);
  await packEverything(page, portalUrl);
}

/** What the page says, with ordinary spaces. */
const said = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ');

async function editHoney(page: Page, portalUrl: string, shortText: string): Promise<void> {
  await page.goto(`${portalUrl}/produkte`, SOON);
  await page
    .locator('main')
    .getByRole('link', { name: /Lindenhonig/ })
    .first()
    .click();
  await page.locator('.fact > summary', { hasText: 'Beschreibung:' }).click();
  await page.locator('[name=shortDe]').fill(shortText);
  await page.getByRole('button', { name: 'Speichern und einreichen' }).click();
  await page.getByText('Das Produkt ist eingereicht.').first().waitFor();
  await page
    .locator('main')
    .getByRole('link', { name: /Lindenhonig/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Frühere Fassungen' }).click();
  await page.waitForURL('**/fassungen', SOON);
  await page.locator('main', { hasText: shortText }).first().waitFor();
}

async function countHoney(page: Page, portalUrl: string, counted: number): Promise<void> {
  await page.goto(`${portalUrl}/lager`, SOON);
  await page
    .locator('main')
    .getByRole('link', { name: /Lindenhonig/ })
    .first()
    .click();
  await page.waitForURL(/\/lager\/[0-9a-f-]{36}/, SOON);
  await page.getByLabel('Neu gezählt').fill(String(counted));
  await page.getByRole('button', { name: 'Gezählt' }).click();
  await page
    .getByText(/Gespeichert/)
    .first()
    .waitFor();
  const counting = async () => {
    await page.goto(`${portalUrl}/lager`, SOON);
    return (await said(page)).includes(`${counted} da`);
  };
  await waitFor('the counted stock', counting, LINE_LIMIT);
}

async function packEverything(page: Page, portalUrl: string): Promise<void> {
  await page.goto(`${portalUrl}/bestellungen`, SOON);
  const address = await page.locator('a[href^="/packen/"]').first().getAttribute('href');
  await page.goto(portalUrl + address, SOON);
  const box = page.locator('[id^=paket-] input[type=checkbox]:not(:checked)').first();
  const subject = await box.getAttribute('value');
  await box.check();
  const saveTicks = page.getByRole('button', { name: 'Häkchen speichern' });
  if ((await saveTicks.count()) > 0) await send(page, saveTicks);
  const ticked = async () => {
    await page.goto(portalUrl + address, SOON);
    return page.locator(`input[type=checkbox][value="${subject}"]`).first().isChecked();
  };
  await waitFor('the tick', ticked, LINE_LIMIT);
  const dates = page.getByLabel('Auf jeder Packung steht das Datum');
  if ((await dates.count()) > 0) await dates.check();
  await send(page, page.getByRole('button', { name: 'Alles gepackt' }));
  const packed = async () => {
    await page.goto(portalUrl + address, SOON);
    const [, done, all] = /(\d+) von (\d+) Paket(?:en)? gepackt/.exec(await said(page)) ?? [];
    return done !== undefined && done === all;
  };
  await waitFor('the packed parcels', packed, LINE_LIMIT);
}
