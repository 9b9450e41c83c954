import type { Locator, Page } from 'playwright-core';

/** How a buyer uses the shop. */
export type Buyer = {
  readonly javaScript: boolean;
  readonly width: 390 | 1280;
  readonly language: 'de' | 'en';
  /** Only Tab, letters, Space and Enter; no pointer. */
  readonly keyboardOnly?: boolean;
};

const WORDS = {
  de: {
    showDays: 'Liefertage zeigen',
    add: 'In den Korb',
    parcel: 'Paket',
    saveWay: 'Übernehmen',
    toCheckout: 'Zur Kasse',
    order: 'Zahlungspflichtig bestellen',
    withdraw: 'Vertrag widerrufen',
    confirmWithdrawal: 'Widerruf bestätigen',
  },
  en: {
    showDays: 'Show delivery days',
    add: 'Add to basket',
    parcel: 'Parcel',
    saveWay: 'Apply',
    toCheckout: 'Go to checkout',
    order: 'Order with obligation to pay',
    withdraw: 'Withdraw from contract',
    confirmWithdrawal: 'Confirm withdrawal',
  },
} as const;

const PRODUCT = 'lindenhonig-vom-feldberger-haussee';
const BASKET = { de: '/korb', en: '/en/basket' } as const;
/** More stops than any page has. */
const MAX_TABS = 250;
const MAX_CHOICES = 12;
/** The bank's answer comes by a webhook a moment after the buyer. */
const MAX_RELOADS = 40;
const RELOAD_PAUSE_MS = 500;
const SOON = { waitUntil: 'domcontentloaded' } as const;

/** Presses and fills as the buyer does: by pointer, or by walking there with Tab. */
function hands(page: Page, keyboardOnly: boolean) {
  const walkTo = async (target: Locator) => {
    await target.waitFor();
    const handle = await target.elementHandle();
    for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
      if (await page.evaluate((element) => document.activeElement === element, handle)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${target} cannot be reached with Tab`);
  };
  return {
    async press(target: Locator) {
      if (!keyboardOnly) return target.click();
      await walkTo(target);
      await page.keyboard.press('Enter');
    },
    async fill(target: Locator, words: string) {
      if (!keyboardOnly) return target.fill(words);
      await walkTo(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(words);
    },
    /** One of a group of radio buttons: Tab leads to the chosen one, arrows to the others. */
    async choose(group: Locator, target: Locator) {
      if (!keyboardOnly) return target.check();
      await walkTo(group.locator('input:checked'));
      for (let presses = 0; presses < MAX_CHOICES; presses += 1) {
        if (await target.isChecked()) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`${target} cannot be chosen with the arrow keys`);
    },
  };
}

/**
 * From the front page to the paid order: postcode, search, product, basket, way of delivery, checkout, card. Answers the
 * hosts that were asked for anything before the payment page.
 */
export async function buy(page: Page, shopUrl: string, buyer: Buyer): Promise<Set<string>> {
  const words = WORDS[buyer.language];
  const { press, fill } = hands(page, buyer.keyboardOnly ?? false);
  const hosts = new Set<string>();
  let paying = false;
  page.on('request', (request) => {
    if (!paying) hosts.add(new URL(request.url()).host);
  });
  await find(page, shopUrl, buyer);
  await press(page.locator('main .buy-form').getByRole('button', { name: words.add }).first());
  await page.locator('[data-cart-count="1"], [data-cart-count]:has-text("1")').first().waitFor();
  await page.goto(shopUrl + BASKET[buyer.language], SOON);
  await chooseParcel(page, buyer);
  await press(page.getByRole('link', { name: words.toCheckout }).first());
  const field = (name: string) => page.locator(`main input[name="${name}"]`);
  await fill(field('email'), `${buyer.language}-${buyer.width}@example.org`);
  await fill(field('name'), 'Ada Ö. Löwe');
  await fill(field('street'), 'Kastanienallee 1');
  await fill(field('town'), 'Berlin');
  paying = true;
  await press(page.getByRole('button', { name: words.order }));
  await pay(page);
  await page.waitForURL(/\/(bestellung|order)\/[\w-]{43}/, SOON);
  return hosts;
}

/** The front page with a postcode, then the product by its name. */
async function find(page: Page, shopUrl: string, buyer: Buyer): Promise<void> {
  const words = WORDS[buyer.language];
  const { press, fill } = hands(page, buyer.keyboardOnly ?? false);
  // Pictures of a new market are still being drawn; no buyer waits for the last of them.
  await page.goto(shopUrl + (buyer.language === 'en' ? '/en' : '/'), SOON);
  await fill(page.locator('main input[name="postcode"]'), '10435');
  await press(page.getByRole('button', { name: words.showDays }));
  await page.locator('main input[name="postcode"][value="10435"]').waitFor();
  await fill(page.getByRole('searchbox').or(page.getByRole('combobox')).first(), 'lindenhonig');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=lindenhonig/, SOON);
  await press(page.locator(`main .card__name a[href*="${PRODUCT}"]`).first());
  await page.waitForURL(`**/p/${PRODUCT}`, SOON);
}

/** In the basket the parcel takes the place of the run that was suggested; the line says so. */
async function chooseParcel(page: Page, buyer: Buyer): Promise<void> {
  const words = WORDS[buyer.language];
  const { press, choose } = hands(page, buyer.keyboardOnly ?? false);
  const ways = page.locator('.way-form').first();
  await press(ways.locator('summary').first());
  await choose(ways, ways.locator('input[type=radio][value=parcel]'));
  if (!buyer.javaScript) await press(ways.getByRole('button', { name: words.saveWay }));
  await ways.locator('summary', { hasText: words.parcel }).first().waitFor();
}

/** From the page of the paid order to the receipt of the withdrawal (§ 356a BGB). */
export async function withdraw(page: Page, buyer: Buyer): Promise<void> {
  const words = WORDS[buyer.language];
  const { press } = hands(page, buyer.keyboardOnly ?? false);
  const link = page.locator('.order-cases').getByRole('link', { name: words.withdraw });
  for (let reloads = 0; (await link.count()) === 0 && reloads < MAX_RELOADS; reloads += 1) {
    await page.waitForTimeout(RELOAD_PAUSE_MS);
    // With scripts the page asks by itself.
    if (!buyer.javaScript) await page.reload(SOON);
  }
  await press(link);
  await press(page.locator('main').getByRole('button', { name: words.withdraw }));
  await press(page.locator('main').getByRole('button', { name: words.confirmWithdrawal }));
  await page.waitForURL(/\/(eingang|received)\/[\w-]{43}/, SOON);
}

async function pay(page: Page): Promise<void> {
  const entries = { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123', name: 'Ada Löwe' };
  for (const [name, value] of Object.entries(entries)) {
    await page.locator(`input[name="${name}"]`).fill(value);
  }
  await page.getByRole('button', { name: /Jetzt bezahlen|Pay now/ }).click();
}
