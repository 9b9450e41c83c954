import type { Language } from '@markthalle/ui/language';
import { type PathName, pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const PAGES = [
  ['overview', 'account'],
  ['orders', 'accountOrders'],
  ['addresses', 'accountAddresses'],
  ['wishList', 'accountWishList'],
  ['export', 'accountExport'],
  ['delete', 'accountDelete'],
] as const satisfies readonly (readonly [string, PathName])[];

/** The pages of an account. */
export function AccountMenu({
  language,
  current,
}: {
  readonly language: Language;
  readonly current: PathName;
}) {
  const texts = shopTexts(language).accountMenu;
  return (
    <nav aria-label={texts.name}>
      <ul className="account-menu">
        {PAGES.map(([word, page]) => (
          <li key={page}>
            <a href={pathTo(page, language)} aria-current={page === current ? 'page' : undefined}>
              {texts[word]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
