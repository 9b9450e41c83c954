import type { Locator, Page } from 'playwright-core';

/** One thing for the basket; `way` is chosen on its page where it matters. */
interface Goods {
  readonly slug: string;
  readonly quantity?: number;
  readonly way?: RegExp;
}

interface Contact {
  readonly email: string;
  readonly name: string;
}

type Paying = { readonly card: string } | { readonly iban: string } | 'later';

export const PAID = { card: '4242 4242 4242 4242' };
/** The sandbox's bank takes the money back a moment later. */
export const DISPUTED = { card: '4000 0000 0000 2685' };
/** The sandbox's bank answers this debit days later. */
export const SLOW_DEBIT = { iban: 'DE08370400440532013003' };

/** Puts each thing into the basket from its own page, as a browser without scripts does. */
export async function fillBasket(page: Page, shop: string, goods: readonly Goods[]) {
  for (const { slug, quantity = 1, way } of goods) {
    await page.goto(`${shop}/p/${slug}`);
    if (way) await page.getByRole('radio', { name: way }).check();
    const number = page.locator('.buy-form [name=quantity]');
    if ((await number.count()) > 0) await number.fill(String(quantity));
    await page.locator('.buy-form').getByRole('button').last().click();
    await page.waitForURL(/korb/);
  }
}

/** Orders what is in the basket and pays it; answers the order's token. */
export async function order(page: Page, shop: string, contact: Contact, paying: Paying) {
  await page.goto(`${shop}/kasse`);
  const entries = {
    ...contact,
    street: 'Kastanienallee 12',
    postcode: '10435',
    town: 'Berlin',
    phone: '030 23125 118',
    birthDate: '1985-05-17',
  };
  for (const [name, value] of Object.entries(entries)) {
    const field = page.locator(`main input[name="${name}"]`);
    if ((await field.count()) > 0) await field.fill(value);
  }
  await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click();
  await page.locator('[name=method]').first().waitFor();
  const cookies = await page.context().cookies(shop);
  const token = cookies.find(({ name }) => name === 'shop_last_order')?.value ?? '';
  if (paying !== 'later') await pay(page, shop, paying);
  return token;
}

async function pay(page: Page, shop: string, paying: Exclude<Paying, 'later'>) {
  await page.locator('[name=name]').fill('Anna Sommer');
  const debit = page.locator('[name=method][value=sepa_debit]');
  // One debit at a time: in a market that was looked at before, the first one is still on its way.
  if ('card' in paying || (await debit.count()) === 0) {
    const card = 'card' in paying ? paying.card : PAID.card;
    await page.locator('[name=number]').fill(card);
    await page.locator('[name=expiry]').fill('12/34');
    await page.locator('[name=cvc]').fill('123');
  } else {
    await debit.check();
    await page.locator('[name=iban]').fill(paying.iban);
  }
  await page.getByRole('button', { name: /Jetzt bezahlen/ }).click();
  await page.waitForURL(`${shop}/bestellung/**`);
}

/** Waits until the payment has arrived: the page has the way to withdraw then. */
export async function untilPaid(page: Page, shop: string, token: string): Promise<void> {
  for (let asked = 0; asked < MAX_LOOKS; asked += 1) {
    await page.goto(`${shop}/bestellung/${token}`);
    if ((await page.locator('.order-cases').count()) > 0) return;
    await page.waitForTimeout(PAUSE_MS);
  }
  throw new Error(`the order ${token} was not paid`);
}
const MAX_LOOKS = 60;
const PAUSE_MS = 500;

/** Presses a button and waits for the answer, so that walking on does not take the form back. */
export async function send(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await button.click();
  await answered;
  await page.waitForLoadState();
}

/** Presses a button and waits for the page that it leads to. */
export async function follow(button: Locator): Promise<void> {
  const arrived = button.page().waitForEvent('load');
  await button.click();
  await arrived;
}
