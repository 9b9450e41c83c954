import type { Page } from 'playwright-core';
import type { PathName } from '../../app/paths.ts';
import type { Reader, Screen, View } from './screen.ts';
import { follow } from './shopping.ts';

const BOTH: readonly View[] = ['390', '1280'];
const PHONE: readonly View[] = ['390'];

type Extra = {
  readonly state?: string;
  readonly reader?: Reader;
  readonly by?: RegExp;
  readonly act?: (page: Page) => Promise<void>;
  readonly views?: readonly View[];
  readonly isMissing?: true;
};

const shop = (page: PathName | 'notFound', address: string, extra: Extra = {}): Screen => ({
  app: 'shop',
  page,
  state: '',
  reader: 'guest',
  address,
  views: BOTH,
  ...extra,
});

const press = (name: string | RegExp) => (page: Page) =>
  follow(page.locator('main').getByRole('button', { name }).first());

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';
/** These pages ask for a press first, so any token shows them. */
const A_TOKEN = 'x'.repeat(43);
const AN_ID = '[0-9a-f-]{36}';

/** The pages before an order. */
const BROWSING: readonly Screen[] = [
  shop('home', '/'),
  shop('home', '/', { state: 'postcode known', reader: 'shopper', views: PHONE }),
  shop('home', '/en', { state: 'English', views: PHONE }),
  shop('category', '/kategorie/lebensmittel'),
  shop('landscape', '/landschaft/seen'),
  shop('search', '/suche?q=honig'),
  shop('search', '/suche?q=hoing+bio', { state: 'typing error', views: PHONE }),
  shop('search', '/suche?q=staubsauger', { state: 'nothing found', views: PHONE }),
  shop('season', '/saison/juni'),
  shop('product', HONEY, { reader: 'shopper' }),
  shop('product', `/en${HONEY}`, { state: 'English', views: PHONE }),
  shop('product', '/p/becher-schilfgruen', { state: 'sold out', views: PHONE }),
  shop('product', '/p/suesskirschen', { state: 'out of season', views: PHONE }),
  shop('product', '/p/hanse-gin-43', { state: 'from 18 years', views: PHONE }),
  shop('product', '/p/weidegans-4-5-kg', { state: 'sold by weight', views: PHONE }),
  shop('product', '/erlebnisse', { state: 'with dates', by: /^\/p\/[^/]+\?/ }),
  shop('productReviews', `${HONEY}/bewertungen`),
  shop('producer', '/hof/imkerei-lindenlaut'),
  shop('producers', '/hoefe'),
  shop('experiences', '/erlebnisse'),
  shop('experiences', '/erlebnisse?monat=2099-12', { state: 'empty month', views: PHONE }),
  shop('pickupPoints', '/abholstellen'),
  shop('postcode', '/postleitzahl'),
  shop('notFound', '/gibt-es-nicht', { views: PHONE, isMissing: true }),
];

/** From the basket to the order, and everything after it. */
const ORDERING: readonly Screen[] = [
  shop('cart', '/korb', { reader: 'shopper' }),
  shop('cart', '/en/basket', { state: 'English', reader: 'shopper', views: PHONE }),
  shop('cart', '/korb', { state: 'empty', views: PHONE }),
  shop('checkout', '/kasse', { reader: 'shopper' }),
  shop('checkout', '/en/checkout', { state: 'English', reader: 'shopper', views: PHONE }),
  shop('checkout', '/kasse', {
    state: 'entries missing',
    reader: 'shopper',
    act: press('Zahlungspflichtig bestellen'),
    views: PHONE,
  }),
  shop('checkout', '/kasse', { state: 'from 18 years', reader: 'adult', views: PHONE }),
  shop('payment', '/kasse/zahlung/{openOrder}'),
  shop('order', '/bestellung/{order}'),
  shop('order', '/en/order/{order}', { state: 'English', views: PHONE }),
  shop('order', '/bestellung/{parcelOrder}', { state: 'handed over, with a problem' }),
  shop('order', '/bestellung/{openOrder}', { state: 'not paid', views: PHONE }),
  shop('order', '/bestellung/{lateOrder}', { state: 'payment on its way', views: PHONE }),
  shop('order', `/bestellung/${A_TOKEN}`, { state: 'unknown link', views: PHONE, isMissing: true }),
  shop('orderMessages', '/bestellung/{order}/nachrichten'),
  shop('orderDates', '/bestellung/{order}/termine'),
  shop('orderTexts', '/bestellung/{order}/texte', { views: PHONE }),
  shop('problem', '/problem/{parcelOrder}'),
  shop('problem', '/problem/{parcelOrder}', {
    state: 'entries missing',
    act: press('Absenden'),
    views: PHONE,
  }),
  shop('orderCase', '/bestellung/{parcelOrder}', {
    by: new RegExp(`^/bestellung/[^/]+/fall/${AN_ID}$`),
  }),
  shop('withdrawal', '/widerruf'),
  shop('withdrawal', '/widerruf?bestellung={order}', { state: 'from the order' }),
  shop('withdrawal', '/widerruf?bestellung={order}', {
    state: 'check',
    act: press('Vertrag widerrufen'),
  }),
  shop('withdrawalReceived', '/widerruf/eingang/{withdrawalReceipt}'),
  shop('writeReview', '/bewerten/{parcelOrder}'),
  shop('stopReviewMails', '/bewerten/abbestellen/{parcelOrder}', { views: PHONE }),
  shop('code', '/q/{honeyCode}'),
  shop('code', '/q/{honeyCode}', { state: 'remembered device', reader: 'rememberedGuest' }),
  shop('code', '/q/222222', { state: 'unknown', views: PHONE, isMissing: true }),
  shop('notify', '/p/becher-schilfgruen', {
    state: 'asked',
    act: async (page) => {
      const form = page.locator('.stock-alert');
      await form.locator('[name=email]').fill('mia@example.org');
      await form.getByRole('button').click();
    },
    views: PHONE,
  }),
  shop('notifyConfirm', '/bescheid/{notifyToken}', { views: PHONE }),
  shop('notifyLeave', '/bescheid/abmelden/{notifyToken}', { views: PHONE }),
];

const ACCOUNT: readonly Screen[] = [
  shop('signIn', '/anmelden'),
  shop('signIn', '/anmelden', {
    state: 'link is on its way',
    act: async (page) => {
      await page.locator('[name=linkEmail]').fill('mia@example.org');
      await page.locator('[name=linkEmail]').press('Enter');
    },
    views: PHONE,
  }),
  shop('signInLink', `/anmelden/link?token=${A_TOKEN}`, { views: PHONE }),
  shop('register', '/registrieren', { views: PHONE }),
  shop('forgotPassword', '/passwort-vergessen', { views: PHONE }),
  shop('newPassword', `/passwort-neu?token=${A_TOKEN}`, { views: PHONE }),
  shop('confirmEmail', `/email-bestaetigen?token=${A_TOKEN}`, { views: PHONE }),
  shop('account', '/konto', { reader: 'buyer' }),
  shop('accountOrders', '/konto/bestellungen', { reader: 'buyer' }),
  shop('accountAddresses', '/konto/adressen', { reader: 'buyer' }),
  shop('accountWishList', '/konto/merkliste', { reader: 'buyer', views: PHONE }),
  shop('accountDelete', '/konto/loeschen', { reader: 'buyer' }),
];

const READING: readonly Screen[] = [
  shop('cooperative', '/genossenschaft'),
  shop('cooperativePrice', '/genossenschaft/preis'),
  shop('join', '/mitmachen'),
  shop('sell', '/verkaufen'),
  shop('help', '/hilfe'),
  shop('contact', '/kontakt'),
  shop('notice', '/melden'),
  shop('recalls', '/rueckrufe', { views: PHONE }),
  shop('shipping', '/versand'),
  shop('returns', '/pfand'),
  shop('ranking', '/ranking'),
  shop('reviewCheck', '/bewertungen', { views: PHONE }),
  shop('guaranteeNotice', '/gewaehrleistung', { views: PHONE }),
  shop('contractSteps', '/vertragsschluss', { views: PHONE }),
  shop('legalNotice', '/impressum', { views: PHONE }),
  shop('privacy', '/datenschutz', { views: PHONE }),
  shop('terms', '/agb', { views: PHONE }),
  shop('withdrawalPolicy', '/widerrufsbelehrung', { views: PHONE }),
  shop('accessibility', '/barrierefreiheit', { views: PHONE }),
];

/** Every page of the shop, in the order of a purchase. */
export const SHOP_SCREENS: readonly Screen[] = [...BROWSING, ...ORDERING, ...ACCOUNT, ...READING];
