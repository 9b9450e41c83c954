import type { ReactNode } from 'react';
import type { Brand } from '../brand.ts';
import type { IconName } from '../icon-names.ts';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { useUi } from './ui-provider.tsx';

export type WorkplaceEntry = {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly current?: boolean;
  /** Waiting work; left out at zero. */
  readonly count?: number;
};

/** The portal's dark bar on top: way back, the page's heading, something small on the right. */
export function TopBar(props: {
  readonly title: string;
  readonly backHref?: string;
  readonly aside?: ReactNode;
}) {
  const { texts } = useUi();
  return (
    <header className="top-bar">
      {props.backHref && (
        <a href={props.backHref} aria-label={texts.back} className="top-bar__back">
          <Icon name="arrow-left" size={24} />
        </a>
      )}
      <h1 className="top-bar__title">{props.title}</h1>
      {props.aside && <span className="small top-bar__aside">{props.aside}</span>}
    </header>
  );
}

/** The portal's four places, always with a word under the icon. */
export function BottomBar(props: {
  readonly label: string;
  readonly entries: readonly WorkplaceEntry[];
}) {
  return (
    <nav className="bottom-bar" aria-label={props.label}>
      {props.entries.map((entry) => (
        <a key={entry.href} href={entry.href} aria-current={entry.current ? 'page' : undefined}>
          <Icon name={entry.icon} size={24} />
          <span>{entry.label}</span>
          {entry.count ? <b className="count tabular">{entry.count}</b> : null}
        </a>
      ))}
    </nav>
  );
}

/** The office's navigation on the left, with the number of waiting cases per queue. */
export function SideNav(props: {
  readonly brand: Pick<Brand, 'name'>;
  readonly word: string;
  readonly label: string;
  readonly entries: readonly WorkplaceEntry[];
  readonly foot?: ReactNode;
}) {
  return (
    <nav className="side-nav" aria-label={props.label}>
      <Logo brand={props.brand} word={props.word} href="/" />
      {props.entries.map((entry) => (
        <a
          key={entry.href}
          className="side-nav__entry"
          href={entry.href}
          aria-current={entry.current ? 'page' : undefined}
        >
          <Icon name={entry.icon} />
          <span>{entry.label}</span>
          {entry.count ? <b className="count tabular">{entry.count}</b> : null}
        </a>
      ))}
      {props.foot && <div className="side-nav__foot">{props.foot}</div>}
    </nav>
  );
}

/** A white block with a heading, the portal's and the office's unit of layout. */
export function Block(props: {
  readonly title?: string;
  readonly aside?: ReactNode;
  /** Framed in ink with a yellow head: something that waits for a decision. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={props.urgent ? 'block block--urgent' : 'block'}>
      {props.title && (
        <div className="block__head">
          <h2>{props.title}</h2>
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  );
}
