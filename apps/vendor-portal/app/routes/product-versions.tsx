import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listProductVersions } from '@markthalle/contracts/product-drafts';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { de } from '@markthalle/ui/texts/de';
import { ChangeList } from '@markthalle/workplace/views/change-list';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { OFFER_STATE_LOOKS } from '../texts/states.ts';
import { versionTexts as texts } from '../texts/versions.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
type Version = OutputOf<typeof listProductVersions>['versions'][number];

export const meta = portalTitle<Loaded>(({ name }) => texts.title(name));

export async function loader(args: LoaderFunctionArgs) {
  const productId = args.params.productId ?? '';
  return { productId, ...(await visitPortal(args).read(listProductVersions, { productId })) };
}

export default function ProductVersions() {
  const { name, productId, versions } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title(name)} backHref={`/produkte/${productId}`} current="products">
      {versions.map((version) => (
        <VersionBlock key={version.versionNumber} version={version} />
      ))}
    </PortalPage>
  );
}

function VersionBlock({ version }: { readonly version: Version }) {
  const { state, changes, versionNumber, returnedBecause, isPublished } = version;
  const look = OFFER_STATE_LOOKS[state];
  const nothing = versionNumber === 1 ? texts.first : texts.unchanged;
  return (
    <Block title={texts.version(versionNumber)}>
      <p className="small muted">
        <Tag tone={look.tone} icon={look.icon}>
          {isPublished ? texts.inShop : de.offerStates[state]}
        </Tag>{' '}
        {texts.createdAt(formatInstant(version.createdAt, 'de'))}
      </p>
      {returnedBecause && (
        <Notice tone="bad" title={texts.returned}>
          {returnedBecause}
        </Notice>
      )}
      {changes.length === 0 ? <p>{nothing}</p> : <ChangeList changes={changes} />}
    </Block>
  );
}
