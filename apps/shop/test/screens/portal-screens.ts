import type { Page } from 'playwright-core';
import type { Reader, Screen, View } from './screen.ts';
import { follow } from './shopping.ts';

const PLAIN: readonly View[] = ['390', '1280'];
const PHONE: readonly View[] = ['390'];
/** The pages that producers see every day, in both themes. */
const DAILY: readonly View[] = ['390', '1280', '390-dark'];

type Extra = {
  readonly state?: string;
  readonly reader?: Reader;
  readonly by?: RegExp;
  readonly act?: (page: Page) => Promise<void>;
  readonly views?: readonly View[];
  readonly isMissing?: true;
};

const portal = (page: string, address: string, extra: Extra = {}): Screen => ({
  app: 'portal',
  page,
  state: '',
  reader: 'beekeeper',
  address,
  views: PLAIN,
  ...extra,
});

const press = (name: string | RegExp) => (page: Page) =>
  follow(page.getByRole('button', { name }).first());

/** Unfolds what is folded, so that the picture shows it. */
const unfold = (summary: string) => (page: Page) =>
  page.locator('summary', { hasText: summary }).first().click();

const ID = '[0-9a-f-]{36}';
const behind = (prefix: string) => new RegExp(`^${prefix}/${ID}$`);

const ENTERING: readonly Screen[] = [
  portal('sign-in', '/anmelden', { reader: 'guest', views: DAILY }),
  portal('farms', '/betriebe', { views: PHONE }),
  portal('invitation', '/einladung/{invitationToken}', { reader: 'guest' }),
  portal('start', '/start', { reader: 'newcomer', views: DAILY }),
  portal('onboarding', '/konto-einrichten', { reader: 'newcomer' }),
];

const ORDERS: readonly Screen[] = [
  portal('today', '/', { views: DAILY }),
  portal('today', '/', { state: 'nothing to do', reader: 'newcomer', views: PHONE }),
  portal('today', '/', {
    state: 'without a line',
    act: async (page) => {
      await page.context().setOffline(true);
      await page.locator('.net-strip:not([hidden])').first().waitFor();
    },
    views: PHONE,
  }),
  portal('orders', '/bestellungen', { views: DAILY }),
  portal('orders', '/bestellungen', { state: 'none', reader: 'newcomer', views: PHONE }),
  portal('order', '/bestellungen', { by: behind('/bestellungen'), views: DAILY }),
  portal('packing', '/bestellungen', { by: /^\/packen\/[\d-]+$/, views: DAILY }),
  portal('packing', '/packen/2099-12-24', { state: 'nothing to pack', views: PHONE }),
  portal('hand-over', '/bestellungen', { by: /^\/uebergabe\//, views: DAILY }),
  portal('answer', `/antwort/${'x'.repeat(43)}`, {
    state: 'link used up',
    reader: 'guest',
    isMissing: true,
  }),
  portal('cases', '/rueckgaben'),
  portal('problem-case', '/rueckgaben', { by: behind('/rueckgaben'), views: DAILY }),
  portal('withdrawal-case', '/rueckgaben', {
    reader: 'potter',
    by: behind('/rueckgaben/widerruf'),
  }),
  portal('recalls', '/rueckrufe'),
  portal('new-recall', '/rueckrufe/neu'),
  portal('evidence-requests', '/nachweise'),
  portal('evidence-request', '/nachweise', { by: behind('/nachweise') }),
  portal('messages', '/nachrichten'),
  portal('message-thread', '/nachrichten', { by: behind('/nachrichten'), views: DAILY }),
  portal('reviews', '/bewertungen'),
];

const PRODUCTS: readonly Screen[] = [
  portal('products', '/produkte', { views: DAILY }),
  portal('new-product', '/produkte/neu', { views: DAILY }),
  portal('new-product', '/produkte/neu?beispiel=apfelsaft', {
    state: 'from an example',
    reader: 'newcomer',
    views: PHONE,
  }),
  portal('new-product', '/produkte/neu', {
    state: 'entries missing',
    act: press('Speichern und einreichen'),
    views: PHONE,
  }),
  portal('draft-question', '/produkte/entwurf/{draft}'),
  portal('product', '/produkte/{honeyProduct}'),
  portal('product-versions', '/produkte/{honeyProduct}/fassungen'),
  portal('retire-product', '/produkte/{honeyProduct}/auslisten'),
  portal('product-rank', '/produkte/{honeyProduct}/suche?q=honig'),
  portal('labels', '/produkte/{honeyProduct}/etikett'),
  portal('labels', '/hof/etikett', { state: 'of the farm', views: PHONE }),
  portal('stock', '/lager', { views: DAILY }),
  portal('stock-article', '/lager', { by: behind('/lager') }),
  portal('scan', '/lager/scannen', { views: DAILY }),
  portal('till', '/lager/kasse'),
  portal('till-import', '/lager/kasse', { by: behind('/lager/kasse') }),
  portal('imports', '/einfuhr'),
  portal('import', '/einfuhr', { by: behind('/einfuhr') }),
  portal('coupons', '/gutscheine'),
  portal('dates', '/termine', { reader: 'guide' }),
  portal('date-programme', '/termine', { reader: 'guide', by: behind('/termine/erlebnis') }),
  portal('date', '/termine', { reader: 'guide', by: behind('/termine') }),
  portal('phone', '/entwuerfe'),
];

const MONEY: readonly Screen[] = [
  portal('money', '/geld', { views: DAILY }),
  portal('statement', '/geld', { by: behind('/geld'), views: DAILY }),
  portal('month', '/geld', { by: /^\/geld\/monat\/\d{4}-\d{2}$/ }),
  portal('turnover', '/geld/umsatz'),
  portal('bank-payouts', '/geld/bank'),
  portal('documents', '/belege'),
  portal('insight', '/auswertung'),
];

const FARM: readonly Screen[] = [
  portal('more', '/mehr', { views: DAILY }),
  portal('farm', '/hof'),
  portal('delivery-setup', '/hof/versand'),
  portal('evidence', '/hof/nachweise'),
  portal('closures', '/hof/ferien'),
  portal('team', '/hof/team'),
  portal('devices', '/hof/geraete'),
  portal('assistance', '/hof/hilfe'),
  portal('integrations', '/hof/schnittstellen', { act: unfold('Zugang anlegen') }),
  portal('help', '/hilfe'),
  portal('not-found', '/gibt-es-nicht', { views: PHONE, isMissing: true }),
];

/** Every page of the portal, in the order of a producer's day. */
export const PORTAL_SCREENS: readonly Screen[] = [
  ...ENTERING,
  ...ORDERS,
  ...PRODUCTS,
  ...MONEY,
  ...FARM,
];
