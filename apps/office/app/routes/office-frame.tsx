import { readMe } from '@markthalle/contracts/identity';
import { readOverview } from '@markthalle/contracts/office-catalog';
import { brand } from '@markthalle/ui/brand';
import { SideNav } from '@markthalle/ui/components/workplace';
import { DoneNote } from '@markthalle/workplace/views/form-parts';
import { HelpLine } from '@markthalle/workplace/views/help-line';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { visitOffice } from '../server/office.ts';
import { noteTexts, frameTexts as texts } from '../texts/frame.ts';

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [me, overview] = await Promise.all([visit.read(readMe, {}), visit.read(readOverview, {})]);
  return { me, overview };
}

/** Navigation with the number of waiting cases per queue, around every page of the office. */
export default function OfficeFrame() {
  const { me, overview } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const isCurrent = (href: string) =>
    href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
  const { places } = texts;
  const entries = [
    { href: '/', label: places.today, icon: 'layout-dashboard' },
    { href: '/freigaben', label: places.approvals, icon: 'inbox', count: overview.approvals },
    {
      href: '/abrechnung',
      label: places.settlement,
      icon: 'hand-coins',
      count: overview.settlement.openRuns,
    },
    { href: '/reklamationen', label: places.cases, icon: 'undo-2' },
    { href: '/beschwerden', label: places.disputes, icon: 'message-circle-warning' },
    {
      href: '/meldungen',
      label: places.notices,
      icon: 'circle-alert',
      count: overview.openNotices,
    },
    { href: '/nachrichten', label: places.messages, icon: 'mail', count: overview.openMessages },
    { href: '/nachweise', label: places.evidence, icon: 'list-checks' },
    { href: '/betriebe', label: places.producers, icon: 'users' },
    { href: '/bestellungen', label: places.orders, icon: 'shopping-basket' },
    { href: '/touren', label: places.trips, icon: 'truck' },
    { href: '/abholstellen', label: places.points, icon: 'map-pin' },
    { href: '/liefergebuehren', label: places.fees, icon: 'euro' },
    { href: '/erstattungen', label: places.refunds, icon: 'undo-2' },
    { href: '/rueckrufe', label: places.recalls, icon: 'triangle-alert' },
    { href: '/belege', label: places.documents, icon: 'file-text' },
    { href: '/buchungen', label: places.ledger, icon: 'scale' },
    { href: '/stripe-konto', label: places.treasury, icon: 'landmark' },
    {
      href: '/vorfaelle',
      label: places.incidents,
      icon: 'triangle-alert',
      count: overview.openIncidents + overview.parkedJobs,
    },
    { href: '/suche', label: places.search, icon: 'search' },
    { href: '/rechtstexte', label: places.legal, icon: 'file-text' },
    { href: '/einstellungen', label: places.settings, icon: 'settings' },
  ] as const;
  return (
    <div className="with-side-nav">
      <SideNav
        brand={brand}
        word={texts.word}
        label={texts.menu}
        entries={entries.map((entry) => ({ ...entry, current: isCurrent(entry.href) }))}
        foot={
          <form method="post" action="/abmelden">
            <p>{me.displayName}</p>
            <button type="submit" className="link-button">
              {texts.signOut}
            </button>
          </form>
        }
      />
      <main id="inhalt" tabIndex={-1}>
        <DoneNote sentences={noteTexts} />
        <Outlet />
        <HelpLine brand={brand} />
      </main>
    </div>
  );
}
