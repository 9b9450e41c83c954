import { listPayouts } from '@markthalle/contracts/portal-payouts';
import { Icon } from '@markthalle/ui/components/icon';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { RUN_STATES } from '@markthalle/workplace/texts/settlement';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { bankPayoutTexts } from '../texts/bank-payouts.ts';
import { moneyTexts as texts } from '../texts/money.ts';
import { ACCOUNT_SENTENCES } from '../texts/states.ts';

type Payouts = Awaited<ReturnType<typeof loader>>;

const money = (cents: number) => formatMoney(cents, 'de');

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listPayouts, {});

export default function Money() {
  const payouts = useLoaderData<typeof loader>();
  const balances = [
    { term: texts.unearned, cents: payouts.unearnedCents },
    { term: texts.due, cents: payouts.dueCents },
    { term: texts.inflight, cents: payouts.inflightCents },
    { term: texts.transferred, cents: payouts.transferredCents },
  ];
  return (
    <PortalPage title={texts.title} current="money">
      {payouts.accountState !== 'payable' && (
        <Notice tone="warn">
          {ACCOUNT_SENTENCES[payouts.accountState]} <a href="/konto-einrichten">{texts.setUp}</a>
        </Notice>
      )}
      <Block title={texts.balances}>
        <dl className="sums tabular">
          {balances.map(({ term, cents }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{money(cents)}</dd>
            </div>
          ))}
        </dl>
      </Block>
      <p>
        <a href="/geld/bank">{bankPayoutTexts.link}</a>
      </p>
      <Waiting shares={payouts.waiting} />
      <Runs runs={payouts.runs} />
    </PortalPage>
  );
}

function Waiting({ shares }: { readonly shares: Payouts['waiting'] }) {
  if (shares.length === 0) {
    return (
      <Block title={texts.waiting}>
        <p>{texts.waitingEmpty}</p>
      </Block>
    );
  }
  return (
    <Block title={texts.waiting}>
      <Table
        caption={texts.waiting}
        captionHidden
        rows={shares}
        rowKey={(share) => share.producerOrderId}
        columns={[
          {
            key: 'order',
            title: texts.order,
            cell: (share) => (
              <a href={`/bestellungen/${share.producerOrderId}`}>{share.orderNumber}</a>
            ),
          },
          {
            key: 'gross',
            title: texts.gross,
            numeric: true,
            cell: (share) => money(share.grossCents),
          },
          {
            key: 'commission',
            title: texts.commission,
            numeric: true,
            cell: (share) => money(-share.commissionNetCents),
          },
          {
            key: 'vat',
            title: texts.commissionVat,
            numeric: true,
            cell: (share) => money(-share.commissionVatCents),
          },
          {
            key: 'payout',
            title: texts.payout,
            numeric: true,
            cell: (share) => <b>{money(share.payoutCents)}</b>,
          },
          { key: 'reason', title: texts.reason, cell: reasonOf },
        ]}
      />
    </Block>
  );
}

function reasonOf({ reason, holdUntil }: Payouts['waiting'][number]): string {
  const day = holdUntil === null ? null : formatDayWithYear(marketDayOf(holdUntil), 'de');
  return texts.reasons[reason](day);
}

function Runs({ runs }: { readonly runs: Payouts['runs'] }) {
  return (
    <Block title={texts.runs}>
      {runs.length === 0 && <p>{texts.runsEmpty}</p>}
      <ul className="link-rows">
        {runs.map((run) => (
          <li key={run.runId}>
            <a href={`/geld/${run.runId}`}>
              <span>
                <b>{run.runNumber}</b>{' '}
                <Tag tone={RUN_STATES[run.state].tone}>{RUN_STATES[run.state].word}</Tag>
                <br />
                <span className="small muted">
                  {texts.runOrders(run.orders)}
                  {run.approvedAt &&
                    `, ${texts.approved(formatDayWithYear(marketDayOf(run.approvedAt), 'de'))}`}
                </span>
              </span>
              <b className="tabular">{money(run.payoutCents)}</b>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}
