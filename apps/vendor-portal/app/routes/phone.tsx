import { readActing } from '@markthalle/contracts/device-commands';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { phoneTexts as texts } from '../texts/phone.ts';

export const meta = portalTitle(texts.title);

/** The page itself knows nothing; it is here so that its copy on the phone belongs to an account. */
export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readActing, {});

/** What needs a person first; `app/offline/phone-page.ts` fills the lists from the phone's own storage. */
const LISTS = ['question', 'refused', 'waiting', 'drafts', 'photos', 'sent'] as const;

export default function Phone() {
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      <noscript>
        <p className="block">{texts.withoutScript}</p>
      </noscript>
      <p className="block" data-phone-empty="" hidden>
        {texts.empty}
      </p>
      {LISTS.map((list) => (
        <div key={list} data-phone-list={list} hidden>
          <Block title={texts.lists[list]}>
            <ul className="phone-rows" />
          </Block>
        </div>
      ))}
    </PortalPage>
  );
}
