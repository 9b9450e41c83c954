import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { linkedPages } from './linked-pages.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

/** What the law asks for on a sample of pages is looked at on at least so many. */
const SAMPLE = 20;
const READABLE = 4.5;
const SLOW_MS = 180_000;

let shop: ShopUnderTest;
let pages: readonly string[];

beforeAll(async () => {
  shop = await shopUnderTest();
  const found = await linkedPages(shop.url, ['/', '/en']);
  pages = [...found.values()].slice(0, SAMPLE);
});
afterAll(() => shop.close());

/** The contrast of a link's words with what is painted behind them (WCAG 2.2, 1.4.3). */
const contrastOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => {
      const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const channelsOf = (colour: string): readonly number[] => {
        if (paint === null) return [];
        paint.clearRect(0, 0, 1, 1);
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data];
      };
      const luminance = (channels: readonly number[]): number => {
        const [red = 0, green = 0, blue = 0] = channels.slice(0, 3).map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const behind = (at: Element | null): readonly number[] => {
        if (at === null) return [255, 255, 255];
        const channels = channelsOf(getComputedStyle(at).backgroundColor);
        return channels[3] === 255 ? channels : behind(at.parentElement);
      };
      const ink = luminance(channelsOf(getComputedStyle(node).color));
      const ground = luminance(behind(node));
      return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    });

describe(`on ${SAMPLE} pages that links lead to`, () => {
  it(
    'LAW-WITHDR-1 the withdrawal is one click away, legible, without scripts or a login',
    async () => {
      expect(pages).toHaveLength(SAMPLE);
      const page = await shop.openPage({ javaScript: false, width: 320 });
      for (const path of pages) {
        await page.goto(path, { waitUntil: 'domcontentloaded' });
        const isEnglish = new URL(page.url()).pathname.startsWith('/en');
        const target = isEnglish ? '/en/withdrawal' : '/widerruf';
        const words = isEnglish ? 'Withdraw from contract' : 'Vertrag widerrufen';
        const link = page.locator(`footer a[href="${target}"]`, { hasText: words });
        expect([path, await link.first().isVisible()]).toEqual([path, true]);
        const contrast = await contrastOf(page, `footer a[href="${target}"]`);
        expect([path, contrast >= READABLE]).toEqual([path, true]);
      }
    },
    SLOW_MS,
  );

  it(
    'LAW-GDPR-6 LAW-GDPR-10 reading stores nothing on the device and asks nobody else',
    async () => {
      const page = await shop.openPage({ javaScript: true });
      const foreign: string[] = [];
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== new URL(shop.url).origin) {
          foreign.push(request.url());
        }
      });
      for (const path of pages) {
        await page.goto(path, { waitUntil: 'load' });
        const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
        expect([path, kept]).toEqual([path, 0]);
      }
      expect(await page.context().cookies()).toEqual([]);
      expect(foreign).toEqual([]);
    },
    SLOW_MS,
  );
});
