import { brand } from '@markthalle/ui/brand';
import { Footer, SkipLink } from '@markthalle/ui/components/footer';
import { Header } from '@markthalle/ui/components/header';
import { NetStrip } from '@markthalle/ui/components/net-strip';
import { useUi } from '@markthalle/ui/components/ui-provider';
import type { Language } from '@markthalle/ui/language';
import type { ReactNode } from 'react';
import { otherLanguagePath, type PathName, pathTo } from '../paths.ts';
import { type ShopTexts, shopTexts } from '../texts/shop-texts.ts';
import { HEADER_GROUPS } from './header-groups.ts';
import { placeOf } from './known-places.ts';
import { monthSlug } from './season-months.ts';
import { storyPage } from './story-view.tsx';

export type FrameData = {
  readonly language: Language;
  readonly pathname: string;
  readonly search: string;
  readonly itemCount: number;
  readonly postcode: string | null;
  /** 1 to 12, for the way to what is in season. */
  readonly month: number;
  /** Set right after something went into the basket without scripts. */
  readonly added: 'yes' | 'limited' | null;
};

/** Head, main and foot of every page. */
export function ShopFrame(props: { readonly frame: FrameData; readonly children: ReactNode }) {
  const { frame } = props;
  const { language, pathname } = frame;
  const texts = shopTexts(language);
  const link = (name: PathName) => pathTo(name, language);
  return (
    <>
      <SkipLink />
      <NetStrip />
      <Header
        brand={brand}
        homeHref={link('home')}
        search={{
          action: link('search'),
          value: frame.search,
          hint: texts.frame.searchHint,
          suggestions: { from: link('suggestions'), label: texts.search.suggested.label },
        }}
        postcode={{
          href: pathTo('postcode', language, {}, { zurueck: pathname }),
          label: frame.postcode ? placeOf(frame.postcode) : texts.frame.postcode,
        }}
        otherLanguage={{
          href: otherLanguagePath(pathname),
          language: language === 'de' ? 'en' : 'de',
          label: texts.frame.otherLanguage,
        }}
        linksLabel={texts.frame.linksLabel}
        cart={{ href: link('cart'), count: frame.itemCount }}
        groups={{ label: texts.frame.groupsLabel, entries: groupEntries(frame, texts) }}
      />
      <main id="inhalt" tabIndex={-1}>
        <AddedNotice frame={frame} />
        {props.children}
      </main>
      <ShopFooter texts={texts} link={link} />
      <p className="visually-hidden" role="status" data-announce="" />
    </>
  );
}

function groupEntries(frame: FrameData, texts: ShopTexts) {
  const { language, pathname } = frame;
  const season = pathTo('season', language, { month: monthSlug(frame.month, language) });
  const groups = HEADER_GROUPS.map((group) => {
    const href = group.page
      ? pathTo(group.page, language)
      : pathTo('category', language, { '*': group.path });
    const current = pathname === href || pathname.startsWith(`${href}/`);
    return { href, label: group.label[language], current };
  });
  return [{ href: season, label: texts.frame.season, current: pathname === season }, ...groups];
}

function AddedNotice({ frame }: { readonly frame: FrameData }) {
  const texts = shopTexts(frame.language).frame;
  if (frame.added === null) return null;
  return (
    <div className="wrap added" id="meldung" role="status">
      <p>
        <b>{texts.addedTitle}</b> {frame.added === 'limited' && texts.addedLimited}{' '}
        <a href={pathTo('cart', frame.language)}>{texts.toCart}</a>
      </p>
    </div>
  );
}

function ShopFooter(props: {
  readonly texts: ShopTexts;
  readonly link: (name: PathName) => string;
}) {
  const { texts, link } = props;
  const { language } = useUi();
  const duties = DUTY_LINKS[language];
  return (
    <Footer
      brand={brand}
      homeHref={link('home')}
      withdrawalHref={link('withdrawal')}
      columns={[
        {
          title: texts.frame.shopping,
          links: [
            { href: link('shipping'), label: texts.frame.delivery },
            { href: link('search'), label: texts.home.all },
            { href: link('help'), label: texts.help.title },
            { href: link('returns'), label: storyPage('returns', language).title },
            { href: link('account'), label: texts.frame.account },
          ],
        },
        {
          title: texts.frame.cooperative,
          links: [
            { href: link('cooperative'), label: storyPage('cooperative', language).title },
            {
              href: link('cooperativePrice'),
              label: storyPage('cooperativePrice', language).title,
            },
            { href: link('producers'), label: texts.frame.farms },
            { href: link('sell'), label: storyPage('sell', language).title },
            { href: link('join'), label: storyPage('join', language).title },
            { href: link('ranking'), label: texts.frame.ranking },
            { href: link('reviewCheck'), label: texts.trust.reviews.how },
          ],
        },
      ]}
      legal={duties.map(({ name, label }) => ({ href: link(name), label }))}
    />
  );
}

type DutyLink = { readonly name: PathName; readonly label: string };

const DUTY_LINKS: Record<Language, readonly DutyLink[]> = {
  de: [
    { name: 'contact', label: 'Kontakt' },
    { name: 'recalls', label: 'Rückrufe' },
    { name: 'notice', label: 'Inhalt melden' },
    { name: 'legalNotice', label: 'Impressum' },
    { name: 'privacy', label: 'Datenschutz' },
    { name: 'terms', label: 'AGB' },
    { name: 'contractSteps', label: 'Vertragsschluss' },
    { name: 'withdrawalPolicy', label: 'Widerrufsbelehrung' },
    { name: 'accessibility', label: 'Barrierefreiheit' },
  ],
  en: [
    { name: 'contact', label: 'Contact' },
    { name: 'recalls', label: 'Recalls' },
    { name: 'notice', label: 'Report content' },
    { name: 'legalNotice', label: 'Legal notice' },
    { name: 'privacy', label: 'Privacy' },
    { name: 'terms', label: 'Terms' },
    { name: 'contractSteps', label: 'Conclusion of contract' },
    { name: 'withdrawalPolicy', label: 'Withdrawal policy' },
    { name: 'accessibility', label: 'Accessibility' },
  ],
};
