import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CART_TOKEN, ORDER_TOKEN } from './fixture-orders.ts';
import { CODE, DEVICE_TOKEN } from './fixture-reorder.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const KB = 1_000;
/** Somebody with a basket and a postcode, so that basket and checkout have something in them. */
const VISITOR = { cookie: `shop_cart=${CART_TOKEN}.4; shop_postcode=10435` };
/** The same on a browser that its owner asked us to remember. */
const REMEMBERED = `${VISITOR.cookie}; shop_device=${DEVICE_TOKEN}`;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

/** As it goes over the line to a browser. */
function sentBytes(path: string, cookie = VISITOR.cookie): Promise<number> {
  const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' };
  return new Promise((resolve, reject) => {
    get(shop.url + path, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${path} answered ${answer.statusCode}`)),
      );
    }).on('error', reject);
  });
}

/** The files that a page's HTML names, by their ending. */
async function filesOf(path: string, ending: string, cookie = VISITOR.cookie): Promise<string[]> {
  const html = await (await fetch(shop.url + path, { headers: { cookie } })).text();
  const found = html.matchAll(new RegExp(`(?:href|src)="(/assets/[^"#]+\\.${ending})`, 'g'));
  return [...new Set([...found].map((match) => match[1] ?? ''))];
}

async function sumOf(paths: readonly string[], cookie?: string): Promise<number> {
  const sizes = await Promise.all(paths.map((path) => sentBytes(path, cookie)));
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
    ['order', `/bestellung/${ORDER_TOKEN}`, 9],
    ['order in English', `/en/order/${ORDER_TOKEN}`, 9],
    ['code', `/q/${CODE}`, 9],
    ['code on a remembered device', `/q/${CODE}`, 9, REMEMBERED],
  ])('%s: HTML and CSS', async (_, path, limitKb, cookie = VISITOR.cookie) => {
    const styles = await filesOf(path, 'css', cookie);
    expect(styles.length).toBeLessThanOrEqual(2);
    expect(await sumOf([path, ...styles], cookie)).toBeLessThan(limitKb * KB);
  });

  it('one script of at most 8 KB, the service worker included', async () => {
    const scripts = await filesOf('/', 'js');
    expect(scripts).toHaveLength(1);
    expect(await sumOf([...scripts, '/service-worker.js'])).toBeLessThan(8 * KB);
  });

  it('fonts of at most 24 KB, of which one is preloaded', async () => {
    const preloaded = await filesOf('/', 'woff2');
    expect(preloaded).toHaveLength(1);
    const [style = ''] = await filesOf('/', 'css');
    const css = await (await fetch(shop.url + style)).text();
    const fonts = [...css.matchAll(/url\(([^)]+\.woff2)\)/g)].map((match) => match[1] ?? '');
    expect(new Set(fonts).size).toBe(2);
    expect(await sumOf(fonts)).toBeLessThan(24 * KB);
  });

  it('drawings above the fold of at most 12 KB', async () => {
    const drawings = (await filesOf('/', 'svg')).filter((file) => /hero|icons/.test(file));
    expect(drawings).toHaveLength(2);
    expect(await sumOf(drawings)).toBeLessThan(12 * KB);
  });
});
