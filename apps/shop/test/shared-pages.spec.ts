import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readHome, readProduct } from '@markthalle/contracts/catalog';
import { CART_TOKEN } from './fixture-orders.ts';
import { SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';
const ANNA = `shop_cart=${CART_TOKEN}.7; shop_postcode=10435; shop_session=${SESSION_TOKEN}`;
const BEN = `shop_cart=${'b'.repeat(43)}.3; shop_postcode=17489`;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest({ keepsPages: true });
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.api.calls.length = 0;
});

const ask = (path: string, cookie?: string, headers: Record<string, string> = {}) =>
  fetch(shop.url + path, { headers: cookie === undefined ? headers : { ...headers, cookie } });
async function read(path: string, cookie?: string): Promise<string> {
  const answer = await ask(path, cookie);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const countIn = (html: string) =>
  /<b [^>]*data-cart-count="(\d+)"[^>]*><span[^>]*>(\d+)<\/span>/.exec(html)?.slice(1);
const postcodeIn = (html: string) => /data-postcode="">([^<]*)/.exec(html)?.[1];

describe('a page that many visitors share', () => {
  it.each(['/', HONEY, '/en', '/hoefe', '/ranking', '/kategorie/lebensmittel/honig'])(
    '%s shows each visitor the own basket and place and nothing of another',
    async (path) => {
      const first = await read(path, ANNA);
      const second = await read(path, BEN);
      const stranger = await read(path);
      expect([countIn(first), postcodeIn(first)]).toEqual([['7', '7'], '10435 Berlin']);
      expect([countIn(second), postcodeIn(second)]).toEqual([['3', '3'], '17489']);
      expect(countIn(stranger)).toEqual(['0', '0']);
      for (const html of [second, stranger]) {
        expect(html).not.toContain('10435');
        expect(html).not.toContain(CART_TOKEN);
      }
      expect(stranger).not.toContain('17489');
    },
  );

  it.each(['/', HONEY, '/hoefe', '/en/farms'])(
    '%s is what the same visitor would get alone',
    async (path) => {
      // An unknown part of the query makes a page of one visitor.
      const alone = await read(`${path}?nur-fuer-mich=1`, ANNA);
      const without = (html: string) => html.replaceAll('?nur-fuer-mich=1', '');
      expect(await read(path, ANNA)).toBe(without(alone).replaceAll('%3Fnur-fuer-mich%3D1', ''));
    },
  );

  it('is asked of the API once, however many come, newsletter or not', async () => {
    const path = '/en/p/lindenhonig-vom-feldberger-haussee';
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => ask(`${path}?utm_source=letter${at % 5}`)),
    );
    expect(shop.api.inputsOf(readProduct)).toHaveLength(1);
    await ask(`${path}?menge=2`);
    expect(shop.api.inputsOf(readProduct)).toHaveLength(2);
  });

  it('answers 304 to who has it, and not after the basket changed', async () => {
    const answer = await ask('/', ANNA);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    const again = await ask('/', ANNA, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const more = ANNA.replace('.7;', '.8;');
    expect((await ask('/', more, { 'if-none-match': etag })).status).toBe(200);
    expect((await ask('/', BEN, { 'if-none-match': etag })).status).toBe(200);
  });

  it('may be kept by others only where nothing is known about the visitor, and never a minute', async () => {
    const stranger = await ask('/hoefe');
    expect(stranger.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=10, stale-while-revalidate=20',
    );
    expect(Number(stranger.headers.get('age'))).toBeLessThan(30);
    expect(stranger.headers.get('vary')).toContain('Cookie');
    expect((await ask('/hoefe', BEN)).headers.get('cache-control')).toBe('private, no-cache');
  });

  it.each(['br', 'gzip', 'identity'])('reads the same as %s', async (encoding) => {
    for (const cookie of [undefined, ANNA, BEN]) {
      const answer = await ask(HONEY, cookie, { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
      expect(await answer.text()).toBe(await read(HONEY, cookie));
    }
  });
});

describe('a page of one visitor', () => {
  it.each([
    '/korb',
    '/kasse',
    '/anmelden',
    '/konto',
    '/suche?q=honig',
    '/?korb=neu',
    '/widerruf',
    '/hilfe?x=1',
    '/agb?fassung=1',
  ])('%s is kept by nobody', async (path) => {
    const answer = await ask(path, ANNA);
    expect(answer.headers.get('cache-control')).toMatch(/no-store/);
    expect(answer.headers.get('etag')).toBeNull();
  });

  it('a missing product is asked for anew each time', async () => {
    for (const _ of [1, 2]) expect((await ask('/p/gibt-es-nicht')).status).toBe(404);
    expect(shop.api.inputsOf(readProduct).length).toBeGreaterThanOrEqual(2);
    expect(shop.api.inputsOf(readHome)).toEqual([]);
  });
});
