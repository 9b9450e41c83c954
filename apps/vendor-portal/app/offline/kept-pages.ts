/** Begins the name of each store of kept pages. */
export const PAGES = 'pages-';

/** The store of one person's pages of one farm. */
export const pagesOf = (acting: { readonly accountId: string; readonly producerId: string }) =>
  `${PAGES}${acting.accountId}.${acting.producerId}`;

/** A page, or the pages under a path, of which this phone keeps copies for times without a line. */
interface KeptPages {
  /** A path; with `/*` at its end every page one step below it. */
  readonly path: string;
  /** How many copies stay; the one that was not seen for longest leaves. */
  readonly copies: number;
  /** Fetched by itself after another page was shown, so that it is there before it is needed. */
  readonly ahead?: boolean;
}

/** What a producer needs without a line. Links with `data-keep` are fetched ahead as well. */
export const KEPT_PAGES: readonly KeptPages[] = [
  { path: '/', copies: 1, ahead: true },
  { path: '/bestellungen', copies: 1, ahead: true },
  { path: '/bestellungen/*', copies: 40 },
  { path: '/packen/*', copies: 4 },
  { path: '/uebergabe/*', copies: 4 },
  { path: '/produkte', copies: 1, ahead: true },
  { path: '/produkte/*', copies: 20 },
  { path: '/lager', copies: 1, ahead: true },
  { path: '/lager/scannen', copies: 1, ahead: true },
  { path: '/lager/*', copies: 4 },
  { path: '/nachrichten', copies: 1 },
  { path: '/nachrichten/*', copies: 10 },
  { path: '/hilfe', copies: 1, ahead: true },
  { path: '/entwuerfe', copies: 1, ahead: true },
];

/** The entry that a page belongs to, or undefined for a page that is never kept. */
export function keptPagesOf(pathname: string): KeptPages | undefined {
  const parent = pathname.replace(/\/[^/]+$/, '');
  return KEPT_PAGES.find(
    ({ path }) => path === pathname || (parent !== '' && path === `${parent}/*`),
  );
}
