import type { Brand } from '../brand.ts';
import type { Language } from '../language.ts';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { useUi } from './ui-provider.tsx';

export type NavEntry = {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
};

type HeaderProps = {
  readonly brand: Pick<Brand, 'name'>;
  readonly homeHref: string;
  readonly search: {
    readonly action: string;
    readonly value: string;
    readonly hint: string;
    /** Where the enhancement file asks for suggestions, and what it calls them. */
    readonly suggestions?: { readonly from: string; readonly label: string };
  };
  readonly postcode: { readonly href: string; readonly label: string };
  readonly otherLanguage: {
    readonly href: string;
    readonly language: Language;
    readonly label: string;
  };
  /** Names the group of links on the right for screen readers. */
  readonly linksLabel: string;
  readonly cart: { readonly href: string; readonly count: number };
  readonly groups: { readonly label: string; readonly entries: readonly NavEntry[] };
};

/** The shop's head: logo, search, postcode, language, account, basket, groups. Never sticky. */
export function Header(props: HeaderProps) {
  const { texts } = useUi();
  return (
    <header className="header">
      <div className="wrap header__bar">
        <Logo brand={props.brand} href={props.homeHref} />
        <SearchForm {...props.search} />
        <nav className="header__links" aria-label={props.linksLabel}>
          <a href={props.postcode.href} className="header__postcode" data-live-region="postcode">
            <Icon name="map-pin" />
            <span data-postcode="">{props.postcode.label}</span>
          </a>
          <a
            href={props.otherLanguage.href}
            lang={props.otherLanguage.language}
            hrefLang={props.otherLanguage.language}
          >
            {props.otherLanguage.language.toUpperCase()}
            <span className="visually-hidden">: {props.otherLanguage.label}</span>
          </a>
          <a href={props.cart.href} className="header__cart">
            <Icon name="shopping-basket" size={22} />
            <span>{texts.cart.name}</span>
            <CartCount count={props.cart.count} />
          </a>
        </nav>
      </div>
      <nav className="wrap header__groups" aria-label={props.groups.label}>
        {props.groups.entries.map((entry) => (
          <a key={entry.href} href={entry.href} aria-current={entry.current ? 'page' : undefined}>
            {entry.label}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** The enhancement file rewrites the number and its words after an add without reload. */
function CartCount({ count }: { readonly count: number }) {
  const { texts } = useUi();
  return (
    <b className="header__count tabular" data-cart-count={count} hidden={count === 0}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{texts.cart.count(count)}</span>
    </b>
  );
}

function SearchForm(props: HeaderProps['search']) {
  const { texts } = useUi();
  return (
    <search className="header__search">
      <form action={props.action}>
        <label className="visually-hidden" htmlFor="search-words">
          {texts.search}
        </label>
        <Icon name="search" />
        <input
          className="input"
          id="search-words"
          name="q"
          type="search"
          defaultValue={props.value}
          placeholder={props.hint}
          maxLength={100}
          autoComplete="off"
          data-suggestions={props.suggestions?.from}
          data-suggestions-label={props.suggestions?.label}
        />
        <button type="submit" aria-label={texts.search}>
          <Icon name="arrow-right" />
        </button>
      </form>
    </search>
  );
}
