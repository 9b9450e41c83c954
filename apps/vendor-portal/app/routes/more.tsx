import { readMe } from '@markthalle/contracts/identity';
import { brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { AppearanceForm } from '@markthalle/workplace/views/appearance-form';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useHere } from '../features/here.ts';
import { MoreLinks } from '../features/more-links.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { moreTexts as texts } from '../texts/more.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readMe, {});

export default function More() {
  const me = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} aside={useHere()?.producerName}>
      <Block>
        <MoreLinks />
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
