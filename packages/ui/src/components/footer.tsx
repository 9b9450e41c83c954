import type { Brand } from '../brand.ts';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { useUi } from './ui-provider.tsx';

type FooterLink = { readonly href: string; readonly label: string };

type FooterProps = {
  readonly brand: Brand;
  readonly homeHref: string;
  readonly columns: readonly { readonly title: string; readonly links: readonly FooterLink[] }[];
  /** § 356a BGB: always visible, easy to reach, no login. */
  readonly withdrawalHref: string;
  readonly legal: readonly FooterLink[];
};

/** Below the stepped band: help, phone, duties, and the withdrawal button on every page. */
export function Footer(props: FooterProps) {
  const { language, texts } = useUi();
  const { brand } = props;
  return (
    <footer className="footer">
      <div className="footer__band" aria-hidden="true" />
      <div className="footer__body">
        <div className="wrap footer__columns">
          <div>
            <Logo brand={brand} href={props.homeHref} />
            <p className="small footer__claim">{brand.claim[language]}</p>
          </div>
          {props.columns.map((column) => (
            <div key={column.title}>
              <h2>{column.title}</h2>
              <ul>
                {column.links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href}>{link.label}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <div>
            <h2>{texts.footer.help}</h2>
            <ul>
              <li>
                <a href={`tel:${brand.phone.dial}`}>
                  {brand.phone.shown}
                  <span className="footer__hours"> {brand.phone.hours[language]}</span>
                </a>
              </li>
              <li>
                <a href={`mailto:${brand.email}`}>{brand.email}</a>
              </li>
            </ul>
            <a className="footer__withdrawal" href={props.withdrawalHref}>
              <Icon name="undo-2" size={18} />
              {texts.footer.withdrawal}
            </a>
          </div>
        </div>
        <div className="wrap footer__legal small">
          <ul>
            {props.legal.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
          <span>{texts.footer.pricesNote}</span>
        </div>
      </div>
    </footer>
  );
}

/** The first link of every page. */
export function SkipLink() {
  const { texts } = useUi();
  return (
    <a className="skip-link" href="#inhalt">
      {texts.skipToContent}
    </a>
  );
}
