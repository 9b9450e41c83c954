import { brand } from '@markthalle/ui/brand';
import { BottomBar, TopBar } from '@markthalle/ui/components/workplace';
import { DoneNote, FormReturn } from '@markthalle/workplace/views/form-parts';
import { HelpLine } from '@markthalle/workplace/views/help-line';
import type { ReactNode } from 'react';
import { noteTexts } from '../texts/notes.ts';
import { AssistingBanner } from './assisting-banner.tsx';
import { FarmSwitch } from './farm-switch.tsx';
import { mayHere, useHere } from './here.ts';
import { PhoneStrip } from './phone-strip.tsx';

type Place = 'today' | 'orders' | 'products' | 'money';

const PLACES = [
  { place: 'today', href: '/', label: 'Heute', icon: 'layout-dashboard', right: 'orders' },
  {
    place: 'orders',
    href: '/bestellungen',
    label: 'Bestellungen',
    icon: 'package',
    right: 'orders',
  },
  { place: 'products', href: '/produkte', label: 'Produkte', icon: 'boxes', right: 'stock' },
  { place: 'money', href: '/geld', label: 'Geld', icon: 'hand-coins', right: 'money' },
] as const;

type PortalPageProps = {
  readonly title: string;
  readonly backHref?: string;
  readonly current?: Place;
  readonly aside?: ReactNode;
  /** Instead of the four places: the bar with the page's one action. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
};

/** Every page of the portal: bar on top, one column, telephone, bar at the bottom. */
export function PortalPage(props: PortalPageProps) {
  const { current, bar } = props;
  const here = useHere();
  return (
    <div className={bar ? 'portal has-save-bar' : 'portal has-bottom-bar'}>
      <TopBar
        title={props.title}
        backHref={props.backHref}
        aside={props.aside ?? <a href="/mehr">Mehr</a>}
      />
      <AssistingBanner />
      <FarmSwitch />
      <PhoneStrip />
      <main id="inhalt" className="portal__main" tabIndex={-1}>
        <FormReturn />
        <DoneNote sentences={noteTexts} />
        {props.children}
      </main>
      <div className="portal__help">
        <HelpLine brand={brand} helpHref="/hilfe" />
      </div>
      {bar ?? (
        <BottomBar
          label="Hauptmenü"
          entries={PLACES.filter(({ right }) => mayHere(here, right)).map(
            ({ place, right: _, ...entry }) => ({ ...entry, current: place === current }),
          )}
        />
      )}
    </div>
  );
}
