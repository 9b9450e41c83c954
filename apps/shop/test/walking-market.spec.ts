import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectNoSeriousA11yIssues, launchBrowser } from '@markthalle/testing/browser';
import { type RunningMarket, startMarket } from '@markthalle/testing/market';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Browser, Page } from 'playwright-core';
import { FIXED_PAGES } from '../app/features/indexed-pages.ts';
import { basketCookie } from './basket-cookie.ts';
import { type Buyer, buy, withdraw } from './buying-journey.ts';
import { linkedPages } from './linked-pages.ts';
import { workADay } from './producers-day.ts';

const PASSWORD = 'Markthalle-2026';
const BUYER = 'ada@example.org';
// How long a page may take on a busy machine.
const PATIENCE_MS = 20_000;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/**
 * Two cheeses of 9.60, one honey of 7.90 with 0.15 deposit, one mug of 24.00. Cheese and honey ride one run (6.90
 * together), the mug goes by parcel (5.90): 64.05. Of the goods 8 % plus 19 % VAT stay with the cooperative.
 */
const GOODS = [
  {
    slug: 'peenetaler-bergruh-6-monate',
    producer: 'kaeserei-kranichruf',
    way: /Sammelfahrt/,
    quantity: 2,
    shareCents: 1737,
  },
  {
    slug: 'lindenhonig-vom-feldberger-haussee',
    producer: 'imkerei-lindenlaut',
    way: /Sammelfahrt/,
    quantity: 1,
    shareCents: 730,
  },
  {
    slug: 'becher-schilfgruen',
    producer: 'toepferei-blaubrand',
    way: /Paket/,
    quantity: 1,
    shareCents: 2762,
  },
] as const;

let market: RunningMarket;
let browser: Browser;
let orderPage: Page;
const dataDir = mkdtempSync(path.join(tmpdir(), 'markthalle-market-'));

beforeAll(async () => {
  [market, browser] = await Promise.all([startMarket({ dataDir }), launchBrowser()]);
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await market?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const openPage = async (
  viewport = PHONE,
  javaScriptEnabled = false,
  locale = 'de-DE',
): Promise<Page> => {
  const context = await browser.newContext({ viewport, locale, javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
};

/** The same page once more with scripts, because the checker is one. */
async function expectAccessible(page: Page): Promise<void> {
  const storageState = await page.context().storageState();
  const viewport = page.viewportSize() ?? PHONE;
  const context = await browser.newContext({ viewport, storageState, locale: 'de-DE' });
  const twin = await context.newPage();
  await twin.goto(page.url());
  await expectNoSeriousA11yIssues(twin);
  await context.close();
}

const widerThanScreen = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What the page says, with ordinary spaces. */
const text = async (page: Page): Promise<string> =>
  ((await page.locator('body').textContent()) ?? '').replace(/\u00a0/g, ' ');

async function signIn(
  address: string,
  email: string,
  viewport = PHONE,
  javaScript = false,
): Promise<Page> {
  const page = await openPage(viewport, javaScript);
  await page.goto(`${address}/anmelden`);
  // The portal asks for a code first; the password is folded away.
  const byPassword = page.getByText('Mit Passwort anmelden');
  if ((await byPassword.count()) > 0) await byPassword.click();
  const form = page.locator('form:has([name=password])');
  await form.getByLabel(/E-Mail/).fill(email);
  await form.getByLabel(/Passwort/).fill(PASSWORD);
  await form.getByRole('button', { name: 'Anmelden' }).click();
  return page;
}

const freeStockOf = async (slug: string): Promise<number> => {
  const response = await fetch(`${market.addresses.api}/catalog/products/${slug}`);
  const { product } = (await response.json()) as {
    product: { variants: { stock: { free: number } }[] };
  };
  return product.variants[0]?.stock.free ?? Number.NaN;
};

const mailsTo = async (address: string): Promise<{ subject: string; text: string }[]> => {
  const query = encodeURIComponent(address);
  const response = await fetch(`${market.addresses.mailInbox}/api/messages?to=${query}`);
  return ((await response.json()) as { messages: { subject: string; text: string }[] }).messages;
};

describe('the walking market, in a browser without scripts', () => {
  let stockBefore: number[] = [];

  it('sells a basket of three producers with one click and one payment', async () => {
    stockBefore = await Promise.all(GOODS.map(({ slug }) => freeStockOf(slug)));
    const page = await openPage();
    for (const { slug, way, quantity } of GOODS) {
      await page.goto(`${market.addresses.shop}/p/${slug}`);
      await page.getByRole('radio', { name: way }).check();
      await page.getByRole('spinbutton', { name: 'Menge' }).fill(String(quantity));
      await page.getByRole('button', { name: 'In den Korb' }).first().click();
    }
    await page.goto(`${market.addresses.shop}/korb`);
    await expectAccessible(page);
    expect(await text(page)).toContain('64,05 €');
    await page.getByRole('link', { name: 'Zur Kasse' }).click();
    await page.getByLabel('E-Mail').fill(BUYER);
    await page.getByLabel('Vor- und Nachname').fill('Ada Ö. Löwe 🧀');
    await page.getByLabel('Straße und Hausnummer').fill('Kastanienallee 1');
    await page.getByLabel('PLZ').fill('10435');
    await page.getByLabel('Ort', { exact: true }).fill('Berlin');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click();
    await page.getByLabel('Kartennummer').fill('4000 0000 0000 0002');
    await page.getByLabel(/Gültig bis/).fill('12/34');
    await page.getByLabel(/CVC/).fill('123');
    await page.getByLabel('Name', { exact: true }).fill('Ada Löwe');
    await page.getByRole('button', { name: /Jetzt bezahlen/ }).click();
    // Declined: the buyer stays and tries another card.
    await page.getByLabel('Kartennummer').fill('4242 4242 4242 4242');
    await page.getByLabel(/Gültig bis/).fill('12/34');
    await page.getByLabel(/CVC/).fill('123');
    await page.getByRole('button', { name: /Jetzt bezahlen/ }).click();
    await page.waitForURL(`${market.addresses.shop}/bestellung/**`);
    orderPage = page;
  }, 120_000);

  it('confirms on the page, by mail, and on the shelf', async () => {
    await waitFor(
      'the paid order',
      async () => {
        await orderPage.reload();
        return /Danke für Ihre Bestellung/.test(await text(orderPage));
      },
      { timeoutMs: 30_000, pauseMs: 500 },
    );
    await expectAccessible(orderPage);
    // LAW-ORDER-6, LAW-ORDER-18: a receipt of the order at once, and one confirmation per contract.
    await waitFor('the mails', async () => (await mailsTo(BUYER)).length === 1 + GOODS.length, {
      timeoutMs: 30_000,
      pauseMs: 300,
    });
    const subjects = (await mailsTo(BUYER)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('Vertragsbestätigung'))).toHaveLength(3);
    const receipt = (await mailsTo(BUYER)).find(({ subject }) => subject.endsWith('eingegangen'));
    expect(receipt?.text).toContain('64,05');
    for (const { producer } of GOODS) {
      await waitFor(
        `mail to ${producer}`,
        async () => (await mailsTo(`hallo@${producer}.example`)).length === 1,
        { timeoutMs: 30_000, pauseMs: 300 },
      );
    }
    const stock = await Promise.all(GOODS.map(({ slug }) => freeStockOf(slug)));
    expect(stock).toEqual(GOODS.map(({ quantity }, index) => (stockBefore[index] ?? 0) - quantity));
  }, 120_000);

  it('lets each producer confirm, pack and hand over', async () => {
    for (const { producer } of GOODS) {
      const page = await signIn(market.addresses.vendorPortal, `hallo@${producer}.example`);
      await page.goto(`${market.addresses.vendorPortal}/bestellungen`);
      await expectAccessible(page);
      await page
        .locator('main')
        .getByRole('link', { name: /Ada Ö. Löwe/ })
        .first()
        .click();
      for (const step of [/annehmen|bestätigen/i, /gepackt/i, /übergeben/i]) {
        await page.locator('main, form').getByRole('button', { name: step }).first().click();
      }
      expect(await text(page)).toMatch(/übergeben/i);
      await page.context().close();
    }
  }, 120_000);

  it('settles in the office with four eyes', async () => {
    const first = await signIn(market.addresses.office, 'm.krueger@giebelmarkt.example', DESK);
    await first.goto(`${market.addresses.office}/abrechnung`);
    await expectAccessible(first);
    await first.getByRole('button', { name: 'Abrechnung anlegen' }).click();
    expect(await text(first)).toContain('52,29 €');
    expect(await first.getByRole('button', { name: /Auszahlungen freigeben/ }).count()).toBe(0);
    const second = await signIn(market.addresses.office, 'h.lindner@giebelmarkt.example', DESK);
    await second.goto(`${market.addresses.office}/abrechnung`);
    await second.getByRole('button', { name: '3 Auszahlungen freigeben' }).click();
    await waitFor('the transfers', async () => (await sharesInSandbox()).size === GOODS.length, {
      timeoutMs: 60_000,
      pauseMs: 500,
    });
    expect(await sharesInSandbox()).toEqual(
      new Map(GOODS.map(({ producer, shareCents }) => [producer, shareCents])),
    );
  }, 120_000);

  it('shows the producer why the amount is what it is', async () => {
    const page = await signIn(market.addresses.vendorPortal, 'hallo@imkerei-lindenlaut.example');
    await page.goto(`${market.addresses.vendorPortal}/geld`);
    await expectAccessible(page);
    expect(await text(page)).toContain('7,30 €');
  }, 60_000);

  it('ends with a ledger that is the payment provider’s balance', async () => {
    const page = await signIn(market.addresses.office, 'm.krueger@giebelmarkt.example', DESK);
    await page.goto(`${market.addresses.office}/buchungen`);
    await expectAccessible(page);
    // 64.05 less the sample card fee of 1.21 less the three shares of 52.29.
    expect(await text(page)).toContain('10,55 €');
    const { platform } = await sandboxAccounts();
    expect(platform.available_cents + platform.pending_cents).toBe(1055);
  }, 60_000);
});

describe('from the front page to the withdrawal, however people use the shop', () => {
  // Each with and without scripts, on phone and desk, in both languages; once without a pointer.
  const buyers: readonly Buyer[] = [
    ...([true, false] as const).flatMap((javaScript) =>
      ([390, 1280] as const).flatMap((width) =>
        (['de', 'en'] as const).map((language) => ({ javaScript, width, language })),
      ),
    ),
    { javaScript: true, width: 1280, language: 'de', keyboardOnly: true },
  ];

  it.each(buyers)(
    '%j',
    async (buyer) => {
      const locale = buyer.language === 'de' ? 'de-DE' : 'en-GB';
      const viewport = { width: buyer.width, height: 900 };
      const page = await openPage(viewport, buyer.javaScript, locale);
      const hosts = await buy(page, market.addresses.shop, buyer);
      // Nobody but the shop learns of a visit before the payment page.
      expect([...hosts]).toEqual([new URL(market.addresses.shop).host]);
      expect(await page.locator('html').getAttribute('lang')).toBe(buyer.language);
      expect(await widerThanScreen(page)).toBeLessThanOrEqual(0);
      await withdraw(page, buyer);
      expect(await page.locator('html').getAttribute('lang')).toBe(buyer.language);
      expect(await text(page)).toMatch(/W-\d{2}-\d{6}/);
      expect(await widerThanScreen(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
    120_000,
  );
});

describe('a producer’s day: product, stock, packing', () => {
  it.each([
    ['without scripts', false, 41],
    ['with scripts', true, 52],
  ])(
    '%s',
    async (words, javaScript, counted) => {
      const { shop, vendorPortal } = market.addresses;
      const buyer = await openPage();
      await buy(buyer, shop, { javaScript: false, width: 390, language: 'de' });
      await buyer.context().close();
      const page = await signIn(
        vendorPortal,
        'hallo@imkerei-lindenlaut.example',
        PHONE,
        javaScript,
      );
      await workADay(page, vendorPortal, { shortText: `Mild und hell, ${words}.`, counted });
      await page.context().close();
    },
    120_000,
  );
});

describe('every page that a link leads to', () => {
  it.each([
    ['de', '/', 390],
    ['en', '/en', 1280],
  ] as const)(
    'is accessible and as wide as the screen: %s',
    async (_, start, width) => {
      const { shop } = market.addresses;
      const order = new URL(orderPage.url()).pathname;
      const basket = await basketCookie(shop, GOODS[1].slug);
      const starts = start === '/' ? [start, order, '/kasse'] : [start, '/en/checkout'];
      const pages = await linkedPages(shop, starts, `${basket.name}=${basket.value}`);
      // What the sitemap promises can also be reached by reading.
      expect(FIXED_PAGES.filter((name) => !pages.has(name))).toEqual([]);
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      await context.addCookies([{ ...basket, url: shop }]);
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      for (const [name, address] of pages) {
        await page.goto(shop + address, { waitUntil: 'domcontentloaded' });
        await expectNoSeriousA11yIssues(page);
        expect([name, await widerThanScreen(page)]).toEqual([name, 0]);
      }
      await context.close();
    },
    300_000,
  );
});

interface SandboxAccount {
  readonly display_name: string | null;
  readonly metadata: { readonly producer_id?: string };
  readonly available_cents: number;
  readonly pending_cents: number;
}

const sandboxAccounts = async () =>
  (await (await fetch(`${market.addresses.stripeSandbox}/_sandbox/state/accounts`)).json()) as {
    platform: { available_cents: number; pending_cents: number };
    accounts: SandboxAccount[];
  };

/** Cents on the accounts that hold any, by the producer's slug. */
async function sharesInSandbox(): Promise<Map<string, number>> {
  const { accounts } = await sandboxAccounts();
  const names = new Map([
    ['Käserei Kranichruf', 'kaeserei-kranichruf'],
    ['Imkerei Lindenlaut', 'imkerei-lindenlaut'],
    ['Töpferei Blaubrand', 'toepferei-blaubrand'],
  ]);
  return new Map(
    accounts
      .map((account) => [account, account.available_cents + account.pending_cents] as const)
      .filter(([, cents]) => cents > 0)
      .map(([account, cents]) => [
        names.get(account.display_name ?? '') ?? String(account.display_name),
        cents,
      ]),
  );
}
