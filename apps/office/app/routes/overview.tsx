import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readOverview } from '@markthalle/contracts/office-catalog';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { QueueKeysHint } from '../features/queue-keys-hint.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { overviewTexts as texts } from '../texts/overview.ts';

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(readOverview, {});

type Overview = OutputOf<typeof readOverview>;

export default function OverviewPage() {
  const overview = useLoaderData<typeof loader>();
  const work = queueOf(overview);
  const [next] = work;
  return (
    <>
      <PageHead title={texts.title} />
      <Block
        title={work.length > 0 ? texts.queue : texts.nothing}
        urgent={work.length > 0}
        aside={work.length > 0 ? <QueueKeysHint text="" /> : undefined}
      >
        {work.length === 0 && <p>{texts.nothingText}</p>}
        <ul className="case-list" data-queue="">
          {work.map(({ href, text }) => (
            <li key={href}>
              <a href={href} data-entry="">
                {text}
              </a>
              {href === next?.href && (
                <ButtonLink small kind="primary" href={href}>
                  {texts.next}
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      </Block>
      <Block title={texts.figures}>
        <dl className="figures tabular">
          <div>
            <dt>{texts.orders}</dt>
            <dd>{formatNumber(overview.ordersToday, 'de')}</dd>
          </div>
          <div>
            <dt>{texts.turnover}</dt>
            <dd>{formatMoney(overview.turnoverTodayCents, 'de')}</dd>
          </div>
          <div>
            <dt>{texts.ready}</dt>
            <dd>{formatMoney(overview.settlement.readyCents, 'de')}</dd>
          </div>
        </dl>
      </Block>
    </>
  );
}

/** Due first: what stands still, then what blocks money, then what people wait for. */
function queueOf(overview: Overview): readonly { href: string; text: string }[] {
  const { settlement } = overview;
  const ready = formatMoney(settlement.readyCents, 'de');
  return [
    {
      href: '/vorfaelle',
      count: overview.openIncidents,
      text: texts.incidents(overview.openIncidents),
    },
    {
      href: '/vorfaelle#auftraege',
      count: overview.parkedJobs,
      text: texts.parkedJobs(overview.parkedJobs),
    },
    { href: '/abrechnung', count: settlement.openRuns, text: texts.openRuns(settlement.openRuns) },
    { href: '/freigaben', count: overview.approvals, text: texts.approvals(overview.approvals) },
    {
      href: '/abrechnung#auszahlungen',
      count: settlement.openRuns === 0 ? settlement.readyProducers : 0,
      text: texts.settle(settlement.readyProducers, ready),
    },
    {
      href: '/betriebe',
      count: overview.accountsNotPayable,
      text: texts.accounts(overview.accountsNotPayable),
    },
  ].filter(({ count }) => count > 0);
}
