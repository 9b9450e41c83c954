import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

/** Links to the pages of a list; no endless scroll, so that every page has an address. */
export function Pager(props: {
  readonly page: number;
  readonly pageCount: number;
  readonly hrefOf: (page: number) => string;
}) {
  const { texts } = useUi();
  const { page, pageCount, hrefOf } = props;
  if (pageCount <= 1) return null;
  return (
    <nav className="pager" aria-label={texts.pager.name}>
      {page > 1 && (
        <a className="button" href={hrefOf(page - 1)} rel="prev">
          <Icon name="arrow-left" />
          {texts.pager.previous}
        </a>
      )}
      <span aria-current="page">{texts.pager.of(page, pageCount)}</span>
      {page < pageCount && (
        <a className="button" href={hrefOf(page + 1)} rel="next">
          {texts.pager.next}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  );
}

/** The way from the start to this page; the last entry is the page itself. */
export function Breadcrumbs(props: {
  readonly entries: readonly { readonly label: string; readonly href?: string }[];
}) {
  const { texts } = useUi();
  return (
    <nav className="breadcrumbs small" aria-label={texts.breadcrumbs}>
      <ol>
        {props.entries.map((entry) => (
          <li key={entry.label}>
            {entry.href ? <a href={entry.href}>{entry.label}</a> : entry.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
