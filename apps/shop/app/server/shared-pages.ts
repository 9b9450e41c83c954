import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import type { SharedPages } from '@markthalle/web-server/serve-kept-pages';
import { placeOf } from '../features/known-places.ts';
import { languageOfPath, type PathName, pageOf } from '../paths.ts';
import { cartMark, postcodeOf, shopCookies } from './shop-cookies.ts';

type Sharing = {
  /** True where the page computes delivery for the reader's postcode; else only its label is filled in. */
  readonly byPostcode: boolean;
  /** Parts of the query that the page reads; with any other a page is rendered for its reader alone. */
  readonly query: readonly string[];
};

const WITH_DELIVERY: Sharing = { byPostcode: true, query: ['weiter', 'sortierung'] };
const TEXT_ONLY: Sharing = { byPostcode: false, query: [] };

/** Pages that are the same for everybody but for what `personalise` writes; all others are nobody else's. */
const SHARED: Partial<Record<PathName, Sharing>> = {
  home: WITH_DELIVERY,
  category: WITH_DELIVERY,
  landscape: WITH_DELIVERY,
  product: WITH_DELIVERY,
  producer: WITH_DELIVERY,
  season: WITH_DELIVERY,
  experiences: { byPostcode: true, query: ['weiter', 'monat', 'landschaft'] },
  producers: TEXT_ONLY,
  shipping: TEXT_ONLY,
  pickupPoints: { byPostcode: true, query: [] },
  ranking: TEXT_ONLY,
  reviewCheck: TEXT_ONLY,
  returns: TEXT_ONLY,
  cooperative: TEXT_ONLY,
  cooperativePrice: TEXT_ONLY,
  help: TEXT_ONLY,
  contractSteps: TEXT_ONLY,
  guaranteeNotice: TEXT_ONLY,
  legalNotice: TEXT_ONLY,
  privacy: TEXT_ONLY,
  terms: TEXT_ONLY,
  withdrawalPolicy: TEXT_ONLY,
  accessibility: TEXT_ONLY,
};

/** What newsletters and advertisements append; no page reads it. */
const TRACKING = /^(utm_[a-z]+|gclid|fbclid|msclkid)$/;

const COUNT = /<b class="([^"]*)" data-cart-count="0" hidden="">.*?<\/b>/;
const POSTCODE = /(<span data-postcode="">)[^<]*/;

/** The shop's rules for pages that many visitors share: basket count and postcode are filled in for each. */
export function sharedPages(secure: boolean): SharedPages {
  const cookies = shopCookies(secure);
  return (url, cookieHeader) => {
    const page = pageOf(url.pathname);
    const sharing = page && SHARED[page];
    if (!sharing) return null;
    const query = new URLSearchParams(url.search);
    for (const name of [...query.keys()]) if (TRACKING.test(name)) query.delete(name);
    if ([...query.keys()].some((name) => !sharing.query.includes(name))) return null;

    const request = new Request(url, { headers: { cookie: cookieHeader } });
    const postcode = postcodeOf(cookies.postcode.read(request));
    const itemCount = cartMark(cookies.cart.read(request))?.itemCount ?? 0;
    const seesPostcode = sharing.byPostcode && postcode !== null;
    const label = seesPostcode ? null : postcode;
    return {
      address: query.size > 0 ? `${url.pathname}?${query}` : url.pathname,
      cookie: seesPostcode ? (cookies.postcode.write(postcode).split(';')[0] ?? '') : '',
      visitor: [itemCount || '', label ?? ''].join('.').replace(/^\.$/, ''),
      personalise: (html) => {
        const language = languageOfPath(url.pathname);
        const counted = itemCount === 0 ? html : withCount(html, itemCount, language);
        return label === null ? counted : counted.replace(POSTCODE, `$1${placeOf(label)}`);
      },
    };
  };
}

/** The count in the header, as the header itself writes it. */
function withCount(html: string, itemCount: number, language: 'de' | 'en'): string {
  const words = uiTexts(language).cart.count(itemCount);
  return html.replace(
    COUNT,
    (_, className: string) =>
      `<b class="${className}" data-cart-count="${itemCount}">` +
      `<span aria-hidden="true">${itemCount}</span>` +
      `<span class="visually-hidden">${words}</span></b>`,
  );
}
