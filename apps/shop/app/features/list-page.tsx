import { brand } from '@markthalle/ui/brand';
import type { NavEntry } from '@markthalle/ui/components/header';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

/** Chips that lead to sub-groups or neighbouring groups. */
export function GroupChips(props: {
  readonly label: string;
  readonly entries: readonly NavEntry[];
}) {
  if (props.entries.length === 0) return null;
  return (
    <nav aria-label={props.label} className="group-chips">
      {props.entries.map((entry) => (
        <a
          key={entry.href}
          className="chip"
          href={entry.href}
          aria-current={entry.current ? 'page' : undefined}
        >
          {entry.label}
        </a>
      ))}
    </nav>
  );
}

/** What an empty list says: what it is and what to do instead. */
export function EmptyList({ language }: { readonly language: Language }) {
  const texts = shopTexts(language).list;
  return (
    <div className="empty">
      <p>
        <b>{texts.empty}</b>
      </p>
      <p>
        {texts.emptyMore} <a href={`tel:${brand.phone.dial}`}>{brand.phone.shown}</a>
      </p>
    </div>
  );
}

/** Keyset pages only know the next one; the way back is the start of the list. */
export function MoreLinks(props: {
  readonly language: Language;
  readonly nextHref: string | null;
  readonly firstHref: string | null;
}) {
  const texts = shopTexts(props.language).list;
  if (props.nextHref === null && props.firstHref === null) return null;
  return (
    <p className="pager">
      {props.firstHref && <a href={props.firstHref}>{texts.first}</a>}
      {props.nextHref && (
        <a className="button" href={props.nextHref} rel="next">
          {texts.more}
        </a>
      )}
    </p>
  );
}
