import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import type { PageOptions, PortalUnderTest } from './portal-under-test.ts';

/** The addresses of all pages that this browser keeps. */
export const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('pages-'));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });

/** The databases of accounts in this browser. */
export const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases())
      .map(({ name }) => name ?? '')
      .filter((name) => /^hofportal-/.test(name)),
  );

/** A page of somebody whom the server knows and whose browser has its worker. */
export async function phoneAtWork(
  portal: PortalUnderTest,
  options: PageOptions = {},
): Promise<Page> {
  const page = await portal.openPage({ javaScript: true, ...options });
  await page.goto('/bestellungen');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
  return page;
}

/** Visits a page and waits until the browser has put it aside. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await waitFor('the copy', async () => (await keptPaths(page)).includes(path));
}

/** Ends the tab as an empty battery does: no page hears of it. */
export async function killTab(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // A tab that is gone gives no answer.
  devTools.send('Page.crash').catch(() => undefined);
  await crashed;
}
