import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CART_TOKEN, ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const KB = 1_000;
/** Somebody with a basket and a postcode, so that basket and checkout have something in them. */
const VISITOR = { cookie: `shop_cart=${CART_TOKEN}.4; shop_postcode=10435` };
/** The server's own setting; see BROTLI_QUALITY in the web server. */
const QUALITY = 5;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

async function compressedBytes(path: string): Promise<number> {
  const answer = await fetch(shop.url + path, { headers: VISITOR });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const body = Buffer.from(await answer.arrayBuffer());
  // Fonts are compressed already.
  if (path.endsWith('.woff2')) return body.length;
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
  return brotliCompressSync(body, { params }).length;
}

/** The files that a page's HTML names, by their ending. */
async function filesOf(path: string, ending: string): Promise<string[]> {
  const html = await (await fetch(shop.url + path, { headers: VISITOR })).text();
  const found = html.matchAll(new RegExp(`(?:href|src)="(/assets/[^"#]+\\.${ending})`, 'g'));
  return [...new Set([...found].map((match) => match[1] ?? ''))];
}

async function sumOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(compressedBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('what a first visit loads', () => {
  it.each([
    ['home', '/', 18],
    ['list', '/kategorie/lebensmittel/honig', 14],
    ['product', '/p/lindenhonig-vom-feldberger-haussee', 15],
    ['producer', '/hof/imkerei-lindenlaut', 15],
    ['basket', '/korb', 12],
    ['checkout', '/kasse', 12],
    ['sign-in', '/anmelden', 12],
    ['order', `/bestellung/${ORDER_TOKEN}`, 12],
  ])('%s: HTML and CSS', async (_, path, limitKb) => {
    const styles = await filesOf(path, 'css');
    expect(styles.length).toBeLessThanOrEqual(2);
    expect(await sumOf([path, ...styles])).toBeLessThan(limitKb * KB);
  });

  it('one script of at most 8 KB, the service worker included', async () => {
    const scripts = await filesOf('/', 'js');
    expect(scripts).toHaveLength(1);
    expect(await sumOf([...scripts, '/service-worker.js'])).toBeLessThan(8 * KB);
  });

  it('fonts of at most 26 KB, of which one is preloaded', async () => {
    const preloaded = await filesOf('/', 'woff2');
    expect(preloaded).toHaveLength(1);
    const [style = ''] = await filesOf('/', 'css');
    const css = await (await fetch(shop.url + style)).text();
    const fonts = [...css.matchAll(/url\(([^)]+\.woff2)\)/g)].map((match) => match[1] ?? '');
    expect(new Set(fonts).size).toBe(2);
    expect(await sumOf(fonts)).toBeLessThan(26 * KB);
  });

  it('drawings above the fold of at most 12 KB', async () => {
    const drawings = (await filesOf('/', 'svg')).filter((file) => /hero|icons/.test(file));
    expect(drawings).toHaveLength(2);
    expect(await sumOf(drawings)).toBeLessThan(12 * KB);
  });
});
