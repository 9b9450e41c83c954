import { readPayoutMonth } from '@markthalle/contracts/portal-payouts';
import type { MonthStatement } from '@markthalle/contracts/settlement';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { monthName } from '@markthalle/workplace/month-of';
import { MonthTable } from '@markthalle/workplace/views/month-table';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { moneyTexts as texts } from '../texts/money.ts';

export const meta = portalTitle<MonthStatement>(({ month }) => monthName(month));

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readPayoutMonth, { month: args.params.month ?? '' });

/** A month: what was earned, deducted, paid out and is still open. */
export default function MonthPage() {
  const month = useLoaderData<typeof loader>();
  return (
    <PortalPage title={monthName(month.month)} backHref="/geld" current="money">
      {month.isRunning && <Notice tone="info">{texts.monthRunning}</Notice>}
      <Block
        title={month.producerName}
        aside={
          <ButtonLink small icon="download" href={`/geld/monat/${month.month}/monat.csv`}>
            {texts.download}
          </ButtonLink>
        }
      >
        <MonthTable month={month} />
      </Block>
    </PortalPage>
  );
}
