import { readMe } from '@markthalle/contracts/identity';
import { brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { AppearanceForm } from '@markthalle/workplace/views/appearance-form';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { caseTexts } from '../texts/cases.ts';
import { closureTexts } from '../texts/closures.ts';
import { couponTexts } from '../texts/coupons.ts';
import { dateTexts } from '../texts/dates.ts';
import { setupTexts } from '../texts/delivery-setup.ts';
import { farmTexts } from '../texts/farm.ts';
import { insightTexts } from '../texts/insight.ts';
import { labelTexts } from '../texts/labels.ts';
import { moreTexts as texts } from '../texts/more.ts';
import { phoneTexts } from '../texts/phone.ts';
import { reviewTexts } from '../texts/reviews.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readMe, {});

export default function More() {
  const me = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} aside={me.producers[0]?.name}>
      <Block>
        <ul className="link-rows">
          <li>
            <a href="/belege">
              <Icon name="file-text" />
              <span>{texts.documents}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/hof/etikett">
              <Icon name="package" />
              <span>{labelTexts.producerLink}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/hof">
              <Icon name="user" />
              <span>{farmTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/hof/versand">
              <Icon name="truck" />
              <span>{setupTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/hof/ferien">
              <Icon name="sun" />
              <span>{closureTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/termine">
              <Icon name="calendar-check" />
              <span>{dateTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/gutscheine">
              <Icon name="hand-coins" />
              <span>{couponTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/auswertung">
              <Icon name="layout-dashboard" />
              <span>{insightTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/bewertungen">
              <Icon name="star" />
              <span>{reviewTexts.link}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/rueckgaben">
              <Icon name="undo-2" />
              <span>{caseTexts.more}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/nachweise">
              <Icon name="message-circle-warning" />
              <span>{texts.evidence}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/entwuerfe">
              <Icon name="cloud-off" />
              <span>{phoneTexts.more}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
          <li>
            <a href="/konto-einrichten">
              <Icon name="list-checks" />
              <span>{texts.onboarding}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
        </ul>
      </Block>
      <Block title={texts.help}>
        <p>{texts.helpText}</p>
        <p className="phone">
          <a href={`tel:${brand.phone.dial}`}>
            <Icon name="phone" /> {brand.phone.shown}
          </a>
        </p>
        <p className="small muted">{brand.phone.hours.de}</p>
      </Block>
      <Block title={texts.appearance}>
        <AppearanceForm returnPath="/mehr" />
      </Block>
      <Block title={texts.account}>
        <p>{texts.signedInAs(me.displayName, me.email)}</p>
        <form method="post" action="/abmelden" className="form-action">
          <Button icon="log-out">{texts.signOut}</Button>
        </form>
      </Block>
    </PortalPage>
  );
}
