import type { RunningMarket } from '@markthalle/testing/market';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  complain,
  mailed,
  rememberDevice,
  sellOut,
  settle,
  signIn,
  stranger,
  typeOnTwoPhones,
  withdraw,
  write,
} from './market-acts.ts';
import type { Reader, Story } from './screen.ts';
import { DISPUTED, fillBasket, order, PAID, SLOW_DEBIT, send, untilPaid } from './shopping.ts';

export type Market = Pick<RunningMarket, 'addresses' | 'logins'>;
type Readers = Readonly<Record<Reader, BrowserContext>>;

const HONEY = 'lindenhonig-vom-feldberger-haussee';
const BASKET = [
  { slug: 'peenetaler-bergruh-6-monate', way: /Sammelfahrt/, quantity: 2 },
  { slug: HONEY, way: /Sammelfahrt/ },
  { slug: 'becher-schilfgruen', way: /Paket/ },
] as const;
/** What can still be bought when the mugs are gone. */
const LATER_BASKET = [BASKET[0], BASKET[1], { slug: 'milchkrug-0-6-l', way: /Paket/ }] as const;
const GUEST = { email: 'anna.sommer@example.org', name: 'Anna Sommer' };
const BUYER = { email: 'anna.seidel@kundin.example', name: 'Anna Seidel' };
const NEIGHBOUR = { email: 'jonas.peters@example.org', name: 'Jonas Peters' };
const HELPER = 'lena@imkerei-lindenlaut.example';
const READERS = {
  beekeeper: 'imkerei-lindenlaut',
  potter: 'toepferei-blaubrand',
  newcomer: 'wildkammer-hirschgrund',
} as const;

/** Lives some days in the market, so that every page has something to show. */
export class MarketStory {
  readonly #market: Market;
  readonly #browser: Browser;

  constructor(market: Market, browser: Browser) {
    this.#market = market;
    this.#browser = browser;
  }

  async tell(): Promise<{ readonly story: Story; readonly readers: Readers }> {
    const { addresses } = this.#market;
    const { shop } = addresses;
    const readers = await this.#enter();
    const [guest, buyer] = [await readers.guest.newPage(), await readers.buyer.newPage()];
    const orders = await this.#shop(guest, buyer, readers);
    const honey = await this.#work(readers, orders.parcelOrder);
    await settle(addresses, this.#browser);
    await complain(addresses, buyer, orders.parcelOrder);
    const withdrawalReceipt = await withdraw(addresses, guest, orders.order);
    await write(addresses, guest, orders.order, readers.beekeeper);
    await fillBasket(await readers.shopper.newPage(), shop, LATER_BASKET);
    await sellOut(addresses, readers.potter);
    const tokens = await this.#askForMails(guest, readers.beekeeper);
    const draft = await typeOnTwoPhones(addresses, readers.beekeeper);
    await rememberDevice(addresses, readers.rememberedGuest, orders.order);
    await fillBasket(await readers.adult.newPage(), shop, [{ slug: 'hanse-gin-43' }]);
    return {
      readers,
      story: { ...orders, ...honey, ...tokens, withdrawalReceipt, draft },
    };
  }

  /** A browser for each, without scripts; who has an account is signed in. */
  async #enter(): Promise<Readers> {
    const { addresses } = this.#market;
    const context = () => stranger(this.#browser);
    const portal = async (slug: string) => {
      const door = await context();
      await signIn(await door.newPage(), addresses.vendorPortal, `hallo@${slug}.example`);
      return door;
    };
    const shopper = async () => {
      const door = await context();
      const postcode = { name: 'shop_postcode', value: '10435', url: addresses.shop };
      await door.addCookies([postcode]);
      return door;
    };
    const buyer = await shopper();
    await signIn(await buyer.newPage(), addresses.shop, BUYER.email);
    return {
      guest: await context(),
      shopper: await shopper(),
      adult: await shopper(),
      rememberedGuest: await shopper(),
      buyer,
      beekeeper: await portal(READERS.beekeeper),
      potter: await portal(READERS.potter),
      newcomer: await portal(READERS.newcomer),
      guide: await portal(await this.#guideOf()),
    };
  }

  /** Who leads the first experience with a date. */
  async #guideOf(): Promise<string> {
    const { shop } = this.#market.addresses;
    const list = await (await fetch(`${shop}/erlebnisse`)).text();
    const product = /href="(\/p\/[^"?]+)/.exec(list)?.[1] ?? '';
    const html = await (await fetch(shop + product)).text();
    return /href="\/hof\/([\w-]+)"/.exec(html)?.[1] ?? '';
  }

  async #shop(guest: Page, buyer: Page, readers: Readers) {
    const { shop } = this.#market.addresses;
    const dated = await this.#firstDate();
    await fillBasket(guest, shop, BASKET);
    await guest.goto(shop + dated);
    await send(guest, guest.locator('.buy-form').getByRole('button').last());
    const first = await order(guest, shop, GUEST, PAID);
    await untilPaid(guest, shop, first);
    await fillBasket(buyer, shop, [{ slug: HONEY, quantity: 3, way: /Paket/ }]);
    const parcelOrder = await order(buyer, shop, BUYER, PAID);
    await untilPaid(buyer, shop, parcelOrder);
    const neighbour = await (await stranger(this.#browser)).newPage();
    await fillBasket(neighbour, shop, [{ slug: HONEY, quantity: 2 }]);
    await order(neighbour, shop, NEIGHBOUR, DISPUTED);
    // Debits are offered to accounts that have paid before.
    await fillBasket(buyer, shop, [{ slug: HONEY }]);
    const lateOrder = await order(buyer, shop, BUYER, SLOW_DEBIT);
    const later = await readers.adult.newPage();
    await fillBasket(later, shop, [{ slug: HONEY }]);
    const openOrder = await order(later, shop, NEIGHBOUR, 'later');
    await later.close();
    return { order: first, parcelOrder, lateOrder, openOrder };
  }

  async #firstDate(): Promise<string> {
    const html = await (await fetch(`${this.#market.addresses.shop}/erlebnisse`)).text();
    return (/href="(\/p\/[^"]+\?[^"#]+)/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
  }

  /** The beekeeper's day: hands one order over, reads a till file and a table, looks at a code. */
  async #work({ beekeeper }: Readers, parcelOrder: string) {
    const { vendorPortal: portal, shop } = this.#market.addresses;
    const page = await beekeeper.newPage();
    await page.goto(`${portal}/bestellungen`);
    const words = await (await fetch(`${shop}/bestellung/${parcelOrder}`)).text();
    const number = /Bestellung (\d{2}-\d{6})/.exec(words)?.[1] ?? '';
    await page
      .locator('main')
      .getByRole('link', { name: new RegExp(number) })
      .first()
      .click();
    for (const step of [/annehmen/i, /gepackt/i, /übergeben/i]) {
      await send(page, page.getByRole('button', { name: step }).first());
    }
    await page.goto(`${portal}/lager/kasse`);
    await page.setInputFiles('[type=file]', csv('kasse-kw47.csv', TILL_FILE));
    await send(page, page.getByRole('button', { name: 'Datei lesen' }));
    await page.goto(`${portal}/produkte`);
    const card = page
      .locator('main')
      .getByRole('link', { name: /Lindenhonig/ })
      .first();
    const honeyProduct = (await card.getAttribute('href'))?.split('/').at(-1) ?? '';
    await page.goto(`${portal}/einfuhr`);
    const answer = await page.request.get(`${portal}/einfuhr/tabelle/prices/csv`);
    const table = (await answer.text()).replace(/7,90/, '8,40').replace(/;\d+,\d\d/, ';abc');
    await page.setInputFiles('[name=file]', csv('preise-winter.csv', table));
    await send(page, page.getByRole('button', { name: 'Vorschau ansehen' }));
    await page.goto(`${portal}/produkte/${honeyProduct}/etikett`);
    const href = await page.locator('main a[href*="/q/"]').first().getAttribute('href');
    const honeyCode = href?.split('/q/')[1] ?? '';
    await page.goto(`${portal}/nachrichten`);
    await page.close();
    await untilText(`${shop}/bestellung/${parcelOrder}`, /übergeben|unterwegs/i);
    return { honeyProduct, honeyCode };
  }

  async #askForMails(guest: Page, beekeeper: BrowserContext) {
    const { shop, vendorPortal } = this.#market.addresses;
    const mia = 'mia.wolf@example.org';
    await guest.goto(`${shop}/p/becher-schilfgruen`);
    await guest.locator('.stock-alert [name=email]').fill(mia);
    await send(guest, guest.locator('.stock-alert button'));
    const page = await beekeeper.newPage();
    await page.goto(`${vendorPortal}/hof/team`);
    const invite = page.locator('form:has([value=invite])');
    await invite.locator('[name=displayName]').fill('Lena Wiese');
    await invite.locator('[name=email]').fill(HELPER);
    await send(page, invite.getByRole('button'));
    await page.close();
    return {
      notifyToken: await mailed(this.#market.addresses, mia, /bescheid\/([\w-]{20,})/),
      invitationToken: await mailed(this.#market.addresses, HELPER, /einladung\/([\w-]+)/),
    };
  }
}

const untilText = (url: string, pattern: RegExp) =>
  waitFor(`${pattern} at ${url}`, async () => pattern.test(await (await fetch(url)).text()));

const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

const TILL_FILE = [
  'Belegnummer;Datum;Artikelnummer;Bezeichnung;Menge',
  '1001;20.11.2026;12;Lindenhonig;2',
  '1002;20.11.2026;99;Honig im Glas;1',
  '1003;21.11.2026;12;Lindenhonig;1',
].join('\n');
