import { readMonthStatement } from '@markthalle/contracts/office-settlement';
import type { MonthStatement } from '@markthalle/contracts/settlement';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { monthAfter, monthBefore, monthName } from '@markthalle/workplace/month-of';
import { MonthTable } from '@markthalle/workplace/views/month-table';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { settlementTexts as texts } from '../texts/settlement.ts';

export const meta = officeTitle<MonthStatement>(
  ({ producerName, month }) => `${producerName}, ${monthName(month)}`,
);

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readMonthStatement, {
    producerId: args.params.producerId ?? '',
    month: args.params.month ?? '',
  });

/** A month of one producer, from the ledger. */
export default function ProducerMonthPage() {
  const month = useLoaderData<typeof loader>();
  const producer = `/betriebe/${month.producerId}`;
  return (
    <>
      <PageHead title={monthName(month.month)} sub={<a href={producer}>{month.producerName}</a>}>
        <ButtonLink icon="download" href={`${producer}/monat/${month.month}/monat.csv`}>
          {texts.download}
        </ButtonLink>
      </PageHead>
      {month.isRunning && <Notice tone="info">{texts.monthRunning}</Notice>}
      <Block>
        <MonthTable month={month} />
      </Block>
      {month.runs.length > 0 && (
        <Block title={texts.monthRuns}>
          <ul className="link-rows">
            {month.runs.map((run) => (
              <li key={run.runId}>
                <a href={`/abrechnung/${run.runId}/${month.producerId}`}>
                  <b>{run.runNumber}</b>
                  <span className="tabular">{formatMoney(run.transferredCents, 'de')}</span>
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <p className="button-row">
        <ButtonLink href={`${producer}/monat/${monthBefore(month.month)}`}>
          {texts.previousMonth}
        </ButtonLink>
        {!month.isRunning && (
          <ButtonLink href={`${producer}/monat/${monthAfter(month.month)}`}>
            {texts.nextMonth}
          </ButtonLink>
        )}
      </p>
    </>
  );
}
