import type { Language } from '@markthalle/ui/language';
import { otherMonthSlug } from './features/season-months.ts';

/**
 * Every page's address in both languages: German at the root, English below `/en` with its own
 * words. The route table and all links are made from this one table.
 */
export const PATHS = {
  home: { de: '/', en: '/en' },
  category: { de: '/kategorie/*', en: '/en/category/*' },
  landscape: { de: '/landschaft/:key', en: '/en/landscape/:key' },
  search: { de: '/suche', en: '/en/search' },
  suggestions: { de: '/suche/vorschlaege', en: '/en/search/suggestions' },
  searchClick: { de: '/suche/geoeffnet', en: '/en/search/opened' },
  product: { de: '/p/:slug', en: '/en/p/:slug' },
  producer: { de: '/hof/:slug', en: '/en/farm/:slug' },
  producers: { de: '/hoefe', en: '/en/farms' },
  season: { de: '/saison/:month', en: '/en/season/:month' },
  productReviews: { de: '/p/:slug/bewertungen', en: '/en/p/:slug/reviews' },
  postcode: { de: '/postleitzahl', en: '/en/postcode' },
  experiences: { de: '/erlebnisse', en: '/en/experiences' },
  notify: { de: '/bescheid', en: '/en/notify' },
  notifyConfirm: { de: '/bescheid/:token', en: '/en/notify/:token' },
  notifyLeave: { de: '/bescheid/abmelden/:token', en: '/en/notify/unsubscribe/:token' },
  cart: { de: '/korb', en: '/en/basket' },
  addToCart: { de: '/korb/hinzufuegen', en: '/en/basket/add' },
  checkout: { de: '/kasse', en: '/en/checkout' },
  payment: { de: '/kasse/zahlung/:token', en: '/en/checkout/payment/:token' },
  ageCheck: { de: '/kasse/alter', en: '/en/checkout/age' },
  order: { de: '/bestellung/:token', en: '/en/order/:token' },
  orderCalendar: { de: '/bestellung/:token/termine.ics', en: '/en/order/:token/dates.ics' },
  orderMessages: { de: '/bestellung/:token/nachrichten', en: '/en/order/:token/messages' },
  orderDates: { de: '/bestellung/:token/termine', en: '/en/order/:token/dates' },
  orderDocument: {
    de: '/bestellung/:token/beleg/:document',
    en: '/en/order/:token/document/:document',
  },
  code: { de: '/q/:code', en: '/en/q/:code' },
  orderTexts: { de: '/bestellung/:token/texte', en: '/en/order/:token/texts' },
  signIn: { de: '/anmelden', en: '/en/sign-in' },
  signOut: { de: '/abmelden', en: '/en/sign-out' },
  register: { de: '/registrieren', en: '/en/register' },
  signInLink: { de: '/anmelden/link', en: '/en/sign-in/link' },
  passkey: { de: '/anmelden/passkey', en: '/en/sign-in/passkey' },
  account: { de: '/konto', en: '/en/account' },
  accountOrders: { de: '/konto/bestellungen', en: '/en/account/orders' },
  accountAddresses: { de: '/konto/adressen', en: '/en/account/addresses' },
  accountWishList: { de: '/konto/merkliste', en: '/en/account/wish-list' },
  accountExport: { de: '/konto/daten', en: '/en/account/data' },
  accountDelete: { de: '/konto/loeschen', en: '/en/account/delete' },
  forgotPassword: { de: '/passwort-vergessen', en: '/en/forgot-password' },
  newPassword: { de: '/passwort-neu', en: '/en/new-password' },
  confirmEmail: { de: '/email-bestaetigen', en: '/en/confirm-email' },
  withdrawal: { de: '/widerruf', en: '/en/withdrawal' },
  withdrawalReceived: { de: '/widerruf/eingang/:token', en: '/en/withdrawal/received/:token' },
  withdrawalPaper: {
    de: '/widerruf/eingang/:token/pdf',
    en: '/en/withdrawal/received/:token/pdf',
  },
  problem: { de: '/problem/:token', en: '/en/problem/:token' },
  orderCase: { de: '/bestellung/:token/fall/:case', en: '/en/order/:token/case/:case' },
  casePhoto: { de: '/bestellung/:token/foto/:photo', en: '/en/order/:token/photo/:photo' },
  returnLabel: {
    de: '/bestellung/:token/ruecksendung/:case',
    en: '/en/order/:token/return/:case',
  },
  pickupPoints: { de: '/abholstellen', en: '/en/pick-up-points' },
  shipping: { de: '/versand', en: '/en/shipping' },
  ranking: { de: '/ranking', en: '/en/ranking' },
  writeReview: { de: '/bewerten/:token', en: '/en/review/:token' },
  stopReviewMails: { de: '/bewerten/abbestellen/:token', en: '/en/review/stop/:token' },
  reviewCheck: { de: '/bewertungen', en: '/en/reviews' },
  recalls: { de: '/rueckrufe', en: '/en/recalls' },
  notice: { de: '/melden', en: '/en/report' },
  contact: { de: '/kontakt', en: '/en/contact' },
  returns: { de: '/pfand', en: '/en/deposit' },
  cooperative: { de: '/genossenschaft', en: '/en/cooperative' },
  cooperativePrice: { de: '/genossenschaft/preis', en: '/en/cooperative/price' },
  join: { de: '/mitmachen', en: '/en/join' },
  sell: { de: '/verkaufen', en: '/en/sell' },
  help: { de: '/hilfe', en: '/en/help' },
  contractSteps: { de: '/vertragsschluss', en: '/en/conclusion-of-contract' },
  guaranteeNotice: { de: '/gewaehrleistung', en: '/en/legal-guarantee' },
  guaranteePicture: { de: '/gewaehrleistung.svg', en: '/en/legal-guarantee.svg' },
  legalNotice: { de: '/impressum', en: '/en/legal-notice' },
  privacy: { de: '/datenschutz', en: '/en/privacy' },
  terms: { de: '/agb', en: '/en/terms' },
  withdrawalPolicy: { de: '/widerrufsbelehrung', en: '/en/withdrawal-policy' },
  accessibility: { de: '/barrierefreiheit', en: '/en/accessibility' },
} as const satisfies Record<string, Record<Language, `/${string}`>>;

export type PathName = keyof typeof PATHS;

type Query = Readonly<Record<string, string | number | undefined>>;

/** The address of a page; `params` fill `:names` and `*`, `query` is appended where it has values. */
export function pathTo(
  name: PathName,
  language: Language,
  params: Readonly<Record<string, string>> = {},
  query: Query = {},
): string {
  const path = PATHS[name][language].replace(/:([a-z]+)|\*/gi, (_, key: string | undefined) => {
    const value = params[key ?? '*'];
    if (value === undefined) throw new Error(`path ${name} needs ${key ?? '*'}`);
    return value;
  });
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)]));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The language that an address speaks. */
export function languageOfPath(pathname: string): Language {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'de';
}

const PATTERNS = Object.entries(PATHS).map(([name, pair]) => ({
  name: name as PathName,
  pair,
  de: patternOf(pair.de),
  en: patternOf(pair.en),
}));

/** Which page an address leads to; null where there is none. Pages named in full come before `:names`. */
export function pageOf(pathname: string): PathName | null {
  const language = languageOfPath(pathname);
  const fitting = PATTERNS.filter((pattern) => pattern[language].test(pathname));
  const named = fitting.find(({ pair }) => pair[language] === pathname);
  return (named ?? fitting[0])?.name ?? null;
}

function patternOf(path: string): RegExp {
  const source = path.replace(/\/:[a-z]+/gi, '/([^/]+)').replace(/\*/g, '(.+)');
  return new RegExp(`^${source}$`);
}

/** The same page in the other language; the other front page where there is none. */
export function otherLanguagePath(pathname: string): string {
  const language = languageOfPath(pathname);
  const other = language === 'de' ? 'en' : 'de';
  for (const pattern of PATTERNS) {
    const match = pattern[language].exec(pathname);
    if (match === null) continue;
    let filled = 0;
    return pattern.pair[other].replace(/:[a-z]+|\*/gi, () => {
      filled += 1;
      const value = match[filled] ?? '';
      return pattern.name === 'season' ? otherMonthSlug(value, language) : value;
    });
  }
  return PATHS.home[other];
}
