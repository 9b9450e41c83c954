import path from 'node:path';
import { jest } from '@jest/globals';
import { launchBrowser } from '@markthalle/testing/browser';
import type { FixtureApi } from '@markthalle/testing/fixture-api';
import { startWebApp } from '@markthalle/testing/web-app';
import type { Page } from 'playwright-core';
import { CART_TOKEN } from './fixture-orders.ts';
import { PAYMENT_URL, shopFixture } from './shop-fixture.ts';

/** A browser walks through whole pages; on a busy machine each takes a second. */
jest.setTimeout(300_000);

type PageOptions = {
  readonly javaScript: boolean;
  readonly width?: number;
  /** Starts with a basket and a postcode, as after some shopping. */
  readonly shopping?: boolean;
};

export type ShopUnderTest = {
  readonly api: FixtureApi;
  readonly url: string;
  /** Takes the shop's server away, as a dead line does, and brings it back at the same address. */
  cutLine(): Promise<void>;
  mendLine(): Promise<void>;
  openPage(options: PageOptions): Promise<Page>;
  close(): Promise<void>;
};

/** The built shop in front of the fixture API, and a browser to look at it; pages are kept only where asked for. */
export async function shopUnderTest(
  options: { readonly keepsPages?: boolean } = {},
): Promise<ShopUnderTest> {
  const api = shopFixture();
  const apiUrl = await api.listen();
  const environment = {
    API_URL: apiUrl,
    PAGE_CACHE: options.keepsPages ? 'on' : 'off',
    PAYMENT_ORIGINS: new URL(PAYMENT_URL).origin,
  };
  const folder = path.resolve(import.meta.dirname, '..');
  let app = await startWebApp(folder, environment);
  const { port } = new URL(app.url);
  const browser = await launchBrowser();
  return {
    api,
    url: app.url,
    cutLine: () => app.stop(),
    async mendLine() {
      app = await startWebApp(folder, { ...environment, PORT: port });
    },
    async openPage({ javaScript, width = 390, shopping }) {
      const context = await browser.newContext({
        baseURL: app.url,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
      });
      if (shopping) {
        await context.addCookies([
          { name: 'shop_cart', value: `${CART_TOKEN}.4`, url: app.url },
          { name: 'shop_postcode', value: '10435', url: app.url },
        ]);
      }
      return context.newPage();
    },
    async close() {
      await browser.close();
      await app.stop();
      await api.close();
    },
  };
}
