import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCart, setCartCoupon } from '@markthalle/contracts/cart';
import { listCategory, type ProductDetail, readProduct } from '@markthalle/contracts/catalog';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import type { Page } from 'playwright-core';
import { cardOf, cards, honeyDetail } from './fixture-catalog.ts';
import { checkoutView } from './fixture-legal.ts';
import { cart } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';
const PUBLIC_PAGES = [
  '/',
  '/kategorie/lebensmittel/honig',
  '/landschaft/seen',
  '/suche?q=honig&bio=ja',
  HONEY,
  '/hof/imkerei-lindenlaut',
  '/korb',
  '/kasse',
  '/en',
  '/en/category/lebensmittel/honig',
  '/en/search?q=honey',
  `/en${HONEY}`,
  '/en/basket',
];

const jam: ProductDetail = {
  ...honeyDetail,
  name: 'Ostseegold',
  price: {
    ...honeyDetail.price,
    containerSystem: 'MEHRWEG',
    announced: {
      reduction: { kind: 'reference', referenceCents: 990, percent: 20 },
      voucher: null,
    },
  },
  allergens: ['milk', 'celery'],
  facts: [
    { key: 'storage', text: 'Kühl und dunkel lagern.' },
    { key: 'origin', text: 'Deutschland 60 %, Polen 40 %' },
    { key: 'alcohol', text: '5,0 % vol' },
    { key: 'net_quantity', text: '500 g' },
    { key: 'ingredients', text: 'Sanddorn 60 %, Zucker, Milchpulver' },
    { key: 'food_name', text: 'Sanddorn-Fruchtaufstrich' },
    { key: 'drained_weight', text: '250 g' },
    { key: 'season', text: 'September' },
  ],
};
const bowl: ProductDetail = {
  ...honeyDetail,
  name: 'Schale',
  isFood: false,
  facts: [
    { key: 'care', text: 'Spülmaschinenfest.' },
    { key: 'warnings', text: 'Keinem Temperaturschock aussetzen.' },
    { key: 'manufacturer', text: 'Töpferei Blaubrand, Lindenallee 37, 18347 Ahrenshoop' },
  ],
};

let shop: ShopUnderTest;

beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const open = () => shop.openPage({ javaScript: false, shopping: true });
const showProduct = (product: ProductDetail) =>
  shop.api.on(readProduct, () => ({ product, related: [] }));
const fontSize = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
const colour = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((node) => getComputedStyle(node).color);
const words = async (page: Page, selector: string) =>
  ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim();

describe('LAW-PANGV-1 on every public page', () => {
  it('a price is the gross price, and nobody adds VAT to it', async () => {
    const page = await open();
    let seen = 0;
    for (const path of PUBLIC_PAGES) {
      await page.goto(path);
      const prices = await page.locator('[data-price]').evaluateAll((nodes) =>
        nodes.map((node) => ({
          cents: Number(node.getAttribute('data-price')),
          text: (node.textContent ?? '').replace(/[^\d]/g, ''),
          href: node.closest('.card')?.querySelector('.card__name a')?.getAttribute('href') ?? null,
        })),
      );
      for (const { cents, text, href } of prices) {
        seen += 1;
        expect([path, Number(text)]).toEqual([path, cents]);
        const slug = href?.split('/').at(-1);
        if (slug) expect([slug, cents]).toEqual([slug, cardOf(slug).price.grossCents]);
      }
      expect(await words(page, 'body')).not.toMatch(/zzgl\. MwSt|plus VAT|exkl\. MwSt/i);
    }
    expect(seen).toBeGreaterThan(40);
  });

  it('LAW-PANGV-6 a small business never says that VAT is included', async () => {
    showProduct({ ...honeyDetail, price: { ...honeyDetail.price, taxNote: 'small_business' } });
    const page = await open();
    await page.goto(HONEY);
    const block = await words(page, '.price-block');
    expect(block).toContain('§ 19 UStG');
    expect(block).not.toMatch(/inkl\. MwSt/i);
    showProduct({ ...honeyDetail, price: { ...honeyDetail.price, taxNote: 'vat_included' } });
    await page.goto(HONEY);
    expect(await words(page, '.price-block')).toMatch(/Inkl\. MwSt\., zzgl\. Versand/);
  });
});

describe('beside a price', () => {
  it('LAW-DEP-2 stands EINWEG or MEHRWEG at least in its size: page, list, basket, summary', async () => {
    showProduct(jam);
    shop.api.on(listCategory, () => ({
      category: { path: 'lebensmittel/honig', label: 'Honig', parentPath: null, productCount: 1 },
      breadcrumb: [],
      children: [],
      cards: cards.slice(0, 1).map((card) => ({
        ...card,
        price: { ...card.price, containerSystem: 'EINWEG' as const, containerDepositCents: 25 },
      })),
      nextCursor: null,
    }));
    const bottled = {
      ...cart,
      groups: cart.groups.map((group) => ({
        ...group,
        lines: group.lines.map((line) => ({ ...line, containerSystem: 'MEHRWEG' as const })),
      })),
    };
    shop.api.on(readCart, () => bottled);
    shop.api.on(readCheckout, () => checkoutView({ cart: bottled }));
    const page = await open();
    for (const [path, price, mark] of [
      [HONEY, '.price-block [data-price]', '.price-block .container-mark'],
      ['/kategorie/lebensmittel/honig', '.card-price [data-price]', '.card-price .container-mark'],
      ['/korb', '.cart-line__sum [data-price]', '.cart-line__sum .container-mark'],
      ['/kasse', '.summary__lines [data-price]', '.summary__lines .container-mark'],
    ] as const) {
      await page.goto(path);
      const size = await fontSize(page, mark);
      expect([path, size >= (await fontSize(page, price))]).toEqual([path, true]);
    }
    await page.goto('/kategorie/lebensmittel/honig');
    // § 7 PAngV: the deposit stands beside the total and is never in it.
    expect(await words(page, '.card-price')).toMatch(/EINWEG .* Zzgl\. 0,25 € Pfand\./);
  });

  it('LAW-DEP-4 the deposit leads to where empties go back: page and basket, de and en', async () => {
    const page = await open();
    for (const containerSystem of ['EINWEG', 'MEHRWEG'] as const) {
      showProduct({
        ...jam,
        price: { ...jam.price, containerSystem, containerDepositCents: 25 },
      });
      const line = { containerSystem, depositCents: 25 };
      shop.api.on(readCart, () => ({
        ...cart,
        groups: cart.groups.map((group) => ({
          ...group,
          lines: group.lines.map((one) => ({ ...one, ...line })),
        })),
      }));
      for (const [path, place, returns, deposit] of [
        [HONEY, '.price-block', '/pfand', 'Zzgl. 0,25 € Pfand.'],
        ['/korb', '.cart-line__sum', '/pfand', 'Zzgl. 0,25 € Pfand.'],
        [`/en${HONEY}`, '.price-block', '/en/deposit', 'Plus €0.25 deposit.'],
        ['/en/basket', '.cart-line__sum', '/en/deposit', 'Plus €0.25 deposit.'],
      ] as const) {
        await page.goto(path);
        const link = page.locator(`${place} a[href="${returns}"]`).first();
        expect([path, await link.count()]).toEqual([path, 1]);
        expect((await link.textContent())?.replace(/\s/g, ' ')).toBe(deposit);
      }
    }
    showProduct({ ...jam, price: { ...jam.price, containerDepositCents: 0 } });
    await page.goto(HONEY);
    expect(await page.locator('.price-block a[href="/pfand"]').count()).toBe(0);
  });

  it('LAW-PANGV-2 the unit price has the contrast of the price', async () => {
    showProduct(jam);
    const page = await open();
    await page.goto(HONEY);
    const ink = await colour(page, '.price-block [data-price]');
    expect(await colour(page, '.price-block__about')).toBe(ink);
    await page.goto('/kategorie/lebensmittel/honig');
    expect(await colour(page, '.card-price .small')).toBe(
      await colour(page, '.card-price [data-price]'),
    );
  });

  it('LAW-PANGV-8 stand strike price, percent and the lowest price of 30 days', async () => {
    showProduct(jam);
    const page = await open();
    await page.goto(HONEY);
    const block = await words(page, '.price-block');
    expect(block).toContain('Bisher 9,90 € −20 % Niedrigster Preis der letzten 30 Tage: 9,90 €');
    expect(await page.locator('.price-block s').count()).toBe(1);
  });

  it('LAW-PANGV-13 the total stands out from its parts', async () => {
    const page = await open();
    for (const path of ['/korb', '/kasse']) {
      await page.goto(path);
      const total = await fontSize(page, '.totals__sum td');
      const part = await fontSize(page, '.totals tbody td');
      expect([path, total / part >= 1.25]).toEqual([path, true]);
    }
  });
});

describe('the product page', () => {
  it('LAW-FOOD-1, -3, -12 bears food information in the order of the law, its name first', async () => {
    showProduct(jam);
    const page = await open();
    await page.goto(HONEY);
    expect(await words(page, '.product__legal-name')).toBe('Sanddorn-Fruchtaufstrich · 5,0 % vol');
    const terms = await page.locator('[data-law=food] dt').allTextContents();
    expect(terms).toEqual([
      'Bezeichnung',
      'Zutaten',
      'Füllmenge',
      'Abtropfgewicht',
      'Alkohol',
      'Lagerung',
      'Lebensmittelunternehmer',
      'Herkunft',
    ]);
  });

  it('LAW-FOOD-4, -5, -6 stresses allergens, reads them out, and keeps order and percent', async () => {
    showProduct(jam);
    const page = await open();
    await page.goto(HONEY);
    const list = page.locator('[data-law=food] dd').nth(1);
    expect(await list.locator('b.allergen').textContent()).toBe('Allergen Milch: Milchpulver');
    const weight = await list
      .locator('b.allergen')
      .evaluate((node) => getComputedStyle(node).fontWeight);
    expect(Number(weight)).toBeGreaterThanOrEqual(600);
    expect(await words(page, '[data-law=food] dl > div:nth-child(2) dd')).toBe(
      'Sanddorn 60 %, Zucker, Allergen Milch: Milchpulver. Enthält Sellerie',
    );
  });

  it('LAW-FOOD-9, -11 names who answers for the food, and the origins in falling order', async () => {
    showProduct(jam);
    const page = await open();
    await page.goto(HONEY);
    const block = await words(page, '[data-law=food]');
    expect(block).toContain('Renate und Holger Wiese, Seestraße 14, 17258 Feldberg');
    expect(block).toContain('Deutschland 60 %, Polen 40 %');
  });

  it('LAW-GPSR-1 bears maker and warnings of goods that are no food', async () => {
    showProduct(bowl);
    const page = await open();
    await page.goto(HONEY);
    expect(await words(page, '#pflichtangaben')).toBe('Produktsicherheit');
    const terms = await page.locator('[data-law=safety] dt').allTextContents();
    expect(terms).toEqual(['Hersteller', 'Hinweis', 'Pflege']);
  });
});

describe('a coupon in the basket, without scripts', () => {
  it('that is refused keeps its text and says why beside its field', async () => {
    shop.api.on(readCart, () => cart);
    shop.api.on(setCartCoupon, () => {
      throw new FixtureProblem('coupon-unknown');
    });
    const page = await open();
    await page.goto('/korb');
    await page.locator('.cart__coupon summary').click();
    await page.fill('[name=code]', '<script>alert(1)</script>');
    await page.getByRole('button', { name: 'Einlösen' }).click();
    expect(await page.inputValue('[name=code]')).toBe('<script>alert(1)</script>');
    expect(await words(page, '#field-code-error')).toContain('kennen wir nicht');
    expect(await page.locator('.cart-page .notice').count()).toBe(0);
  });

  it('that was tried too often keeps its text too, and says to wait', async () => {
    shop.api.on(readCart, () => cart);
    shop.api.on(setCartCoupon, () => {
      throw new FixtureProblem('too-many-requests');
    });
    const page = await open();
    await page.goto('/korb');
    await page.locator('.cart__coupon summary').click();
    await page.fill('[name=code]', 'HERBST11');
    await page.getByRole('button', { name: 'Einlösen' }).click();
    expect(await page.inputValue('[name=code]')).toBe('HERBST11');
    expect(await words(page, '#field-code-error')).toContain(
      'zu viele Versuche. Bitte warten Sie einen Moment.',
    );
  });

  it('that counts stands between goods and total', async () => {
    const lowered = {
      ...cart,
      goodsCents: cart.goodsCents - 300,
      discountCents: 300,
      totalCents: cart.totalCents - 300,
      coupon: {
        code: 'HERBST10',
        producerName: 'Imkerei Lindenlaut',
        discountCents: 300,
        minGoodsCents: 2000,
        refusedBecause: null,
      },
    };
    shop.api.on(readCart, () => lowered);
    const page = await open();
    await page.goto('/korb');
    expect(await words(page, '.totals')).toContain('Gutschein HERBST10−3,00 €');
    expect(await words(page, '.cart__coupon')).toContain('Er gilt ab 20,00');
  });
});
