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
    toCheckout: 'Zur Kasse',
    order: 'Zahlungspflichtig bestellen',
  },
  en: {
    showDays: 'Show delivery days',
    add: 'Add to basket',
    toCheckout: 'Go to checkout',
    order: 'Order with obligation to pay',
  },
} as const;

const PRODUCT = 'lindenhonig-vom-feldberger-haussee';
const BASKET = { de: '/korb', en: '/en/basket' } as const;
/** More stops than any page has. */
const MAX_TABS = 250;
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
  };
}

/**
 * From the front page to the paid order: postcode, search, product, basket, checkout, card. Answers the hosts that were
 * asked for anything before the payment page.
 */
export async function buy(page: Page, shopUrl: string, buyer: Buyer): Promise<Set<string>> {
  const words = WORDS[buyer.language];
  const { press, fill } = hands(page, buyer.keyboardOnly ?? false);
  const hosts = new Set<string>();
  let paying = false;
  page.on('request', (request) => {
    if (!paying) hosts.add(new URL(request.url()).host);
  });
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
  await press(page.locator('main .buy-form').getByRole('button', { name: words.add }).first());
  await page.locator('[data-cart-count="1"], [data-cart-count]:has-text("1")').first().waitFor();
  await page.goto(shopUrl + BASKET[buyer.language], SOON);
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

async function pay(page: Page): Promise<void> {
  const entries = { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123', name: 'Ada Löwe' };
  for (const [name, value] of Object.entries(entries)) {
    await page.locator(`input[name="${name}"]`).fill(value);
  }
  await page.getByRole('button', { name: /Jetzt bezahlen|Pay now/ }).click();
}
