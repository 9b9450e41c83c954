import { listBankPayouts, openPaymentDashboard } from '@markthalle/contracts/portal-payouts';
import { Button } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { bankPayoutTexts as texts } from '../texts/bank-payouts.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listBankPayouts, {});

/** Each press asks for a fresh link: it works once and only for minutes. */
export const action = portalAction(async ({ call }) => {
  const { url } = await call(openPaymentDashboard, {});
  return redirect(url, 303);
});

/** What the payment service has sent to the producer's own bank account. */
export default function BankPayouts() {
  const { payouts, payoutsEnabled, hasDashboard } = useLoaderData<typeof loader>();
  const { columns } = texts;
  const isPaused = hasDashboard && !payoutsEnabled;
  return (
    <PortalPage title={texts.title} backHref="/geld">
      {isPaused && <Notice tone="warn">{texts.paused}</Notice>}
      <Block title={texts.heading}>
        <p>{texts.explained}</p>
        {payouts.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <Table
            caption={texts.heading}
            captionHidden
            rows={payouts}
            rowKey={({ payoutId }) => payoutId}
            columns={[
              {
                key: 'arrival',
                title: columns.arrival,
                cell: ({ arrivalAt }) => formatDayWithYear(marketDayOf(arrivalAt), 'de'),
              },
              {
                key: 'amount',
                title: columns.amount,
                numeric: true,
                cell: ({ amountCents }) => formatMoney(amountCents, 'de'),
              },
              {
                key: 'state',
                title: columns.state,
                cell: ({ state }) => (
                  <Tag tone={texts.states[state].tone}>{texts.states[state].word}</Tag>
                ),
              },
            ]}
          />
        )}
      </Block>
      {hasDashboard && (
        <Block title={texts.own}>
          <p>{texts.ownText}</p>
          <form method="post" className="form-action">
            <Button kind={isPaused ? 'primary' : 'secondary'} wide iconAfter="external-link">
              {texts.open}
            </Button>
          </form>
        </Block>
      )}
    </PortalPage>
  );
}
