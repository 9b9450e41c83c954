import type { ProducerRight } from '@markthalle/domain/producerRights';
import { Icon } from '@markthalle/ui/components/icon';
import type { IconName } from '@markthalle/ui/icon-names';
import { recallTexts } from '@markthalle/workplace/texts/recalls';
import { assistanceTexts } from '../texts/assistance.ts';
import { caseTexts } from '../texts/cases.ts';
import { closureTexts } from '../texts/closures.ts';
import { couponTexts } from '../texts/coupons.ts';
import { dateTexts } from '../texts/dates.ts';
import { setupTexts } from '../texts/delivery-setup.ts';
import { deviceTexts } from '../texts/devices.ts';
import { evidenceTexts } from '../texts/evidence.ts';
import { farmTexts } from '../texts/farm.ts';
import { importTexts } from '../texts/imports.ts';
import { insightTexts } from '../texts/insight.ts';
import { integrationTexts } from '../texts/integrations.ts';
import { labelTexts } from '../texts/labels.ts';
import { helpTexts, messageTexts } from '../texts/messages.ts';
import { moreTexts as texts } from '../texts/more.ts';
import { phoneTexts } from '../texts/phone.ts';
import { reviewTexts } from '../texts/reviews.ts';
import { startTexts } from '../texts/start.ts';
import { teamTexts } from '../texts/team.ts';
import { mayHere, useHere } from './here.ts';

interface MoreLink {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** What the page asks for; null: everybody has one of their own. */
  readonly right: ProducerRight | null;
}

const LINKS: readonly MoreLink[] = [
  { href: '/nachrichten', icon: 'mail', label: messageTexts.link, right: 'orders' },
  { href: '/belege', icon: 'file-text', label: texts.documents, right: 'money' },
  { href: '/einfuhr', icon: 'file-text', label: importTexts.link, right: 'products' },
  { href: '/hof/etikett', icon: 'package', label: labelTexts.producerLink, right: 'products' },
  { href: '/hof', icon: 'user', label: farmTexts.link, right: 'farm' },
  { href: '/hof/nachweise', icon: 'list-checks', label: evidenceTexts.link, right: 'farm' },
  { href: '/hof/versand', icon: 'truck', label: setupTexts.link, right: 'farm' },
  { href: '/hof/ferien', icon: 'sun', label: closureTexts.link, right: 'farm' },
  { href: '/termine', icon: 'calendar-check', label: dateTexts.link, right: 'orders' },
  { href: '/gutscheine', icon: 'hand-coins', label: couponTexts.link, right: 'products' },
  { href: '/auswertung', icon: 'layout-dashboard', label: insightTexts.link, right: 'money' },
  { href: '/bewertungen', icon: 'star', label: reviewTexts.link, right: 'farm' },
  { href: '/rueckgaben', icon: 'undo-2', label: caseTexts.more, right: 'orders' },
  { href: '/rueckrufe', icon: 'triangle-alert', label: recallTexts.title, right: 'products' },
  { href: '/nachweise', icon: 'message-circle-warning', label: texts.evidence, right: 'orders' },
  { href: '/entwuerfe', icon: 'cloud-off', label: phoneTexts.more, right: null },
  { href: '/start', icon: 'list-checks', label: startTexts.link, right: 'money' },
  { href: '/konto-einrichten', icon: 'list-checks', label: texts.onboarding, right: 'money' },
  { href: '/hof/team', icon: 'users', label: teamTexts.link, right: 'team' },
  { href: '/hof/hilfe', icon: 'user', label: assistanceTexts.link, right: 'team' },
  { href: '/hof/schnittstellen', icon: 'settings', label: integrationTexts.link, right: 'team' },
  { href: '/hof/geraete', icon: 'lock', label: deviceTexts.link, right: null },
  { href: '/hilfe', icon: 'phone', label: helpTexts.link, right: null },
];

/** Every page that has no place in the bottom bar, less those that one may not open. */
export function MoreLinks() {
  const here = useHere();
  const links = LINKS.filter(({ right }) => right === null || mayHere(here, right));
  return (
    <ul className="link-rows">
      {links.map(({ href, icon, label }) => (
        <li key={href}>
          <a href={href}>
            <Icon name={icon} />
            <span>{label}</span>
            <Icon name="chevron-right" />
          </a>
        </li>
      ))}
    </ul>
  );
}
