import { readPortalRecall } from '@markthalle/contracts/portal-recalls';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { recallTexts as texts } from '@markthalle/workplace/texts/recalls';
import { RecallText } from '@markthalle/workplace/views/recall-preview';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ words }) => words.title);

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readPortalRecall, { recallId: args.params.recallId ?? '' });

/** Whom a recall reached, and which parcels must not leave. */
export default function Recall() {
  const recall = useLoaderData<typeof loader>();
  const { stillAtFarm, reach, words, startedAt, endedAt, told, orders, refunded } = recall;
  return (
    <PortalPage title={texts.title} backHref="/rueckrufe" current="products">
      {stillAtFarm.length > 0 && endedAt === null && (
        <Block title={texts.holdBack}>
          <p>{texts.holdBackText}</p>
          <ul className="link-rows">
            {stillAtFarm.map(({ producerOrderId, number }) => (
              <li key={producerOrderId}>
                <a href={`/bestellungen/${producerOrderId}`}>
                  <span>{number}</span>
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block title={endedAt === null ? texts.running : texts.ended}>
        <KeyFacts
          facts={[
            { term: texts.columns.when, fact: formatInstant(startedAt, 'de') },
            { term: texts.reachTerm, fact: texts.reach(orders, reach.buyers) },
            { term: texts.columns.told, fact: texts.toldOf(told, orders) },
            { term: texts.pieces, fact: reach.pieces },
            { term: texts.refunded, fact: refunded },
            ...(endedAt === null
              ? []
              : [{ term: texts.endedAt, fact: formatInstant(endedAt, 'de') }]),
          ]}
        />
        {endedAt === null && <p className="small">{texts.offSale}</p>}
      </Block>
      <Block>
        <RecallText words={words} />
      </Block>
      {endedAt === null && <Notice tone="warn">{texts.authority}</Notice>}
    </PortalPage>
  );
}
