import { listPortalRecalls } from '@markthalle/contracts/portal-recalls';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { recallTexts as texts } from '@markthalle/workplace/texts/recalls';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listPortalRecalls, {});

/** What was called back, and the way to do it. */
export default function Recalls() {
  const { recalls } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr" current="products">
      <Block>
        <p>{texts.intro}</p>
        <p className="form-action">
          <ButtonLink kind="primary" wide href="/rueckrufe/neu">
            {texts.start}
          </ButtonLink>
        </p>
      </Block>
      <Block title={texts.list}>
        {recalls.length === 0 && <p>{texts.none}</p>}
        <ul className="cards case-cards">
          {recalls.map(({ recallId, productName, batchNo, startedAt, endedAt, told, orders }) => (
            <li key={recallId}>
              <a className="block order-card" href={`/rueckrufe/${recallId}`}>
                <span className="order-card__head">
                  <b>{[productName, batchNo].filter(Boolean).join(', ')}</b>
                  <Tag tone={endedAt === null ? 'warn' : 'plain'}>
                    {endedAt === null ? texts.running : texts.ended}
                  </Tag>
                </span>
                <span className="small muted">
                  {formatInstant(startedAt, 'de')}, {texts.columns.told.toLowerCase()}:{' '}
                  {texts.toldOf(told, orders)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </Block>
    </PortalPage>
  );
}
