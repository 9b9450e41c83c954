import { chooseRhythm, listPayouts, Rhythm } from '@markthalle/contracts/portal-payouts';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Icon } from '@markthalle/ui/components/icon';
import { Notice } from '@markthalle/ui/components/notice';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { monthName } from '@markthalle/workplace/month-of';
import { done } from '@markthalle/workplace/server/form-action';
import { RUN_STATES } from '@markthalle/workplace/texts/settlement';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { bankPayoutTexts } from '../texts/bank-payouts.ts';
import { turnoverTexts } from '../texts/insight.ts';
import { moneyTexts as texts } from '../texts/money.ts';
import { ACCOUNT_SENTENCES } from '../texts/states.ts';

type Payouts = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listPayouts, {});

export const action = portalAction(async ({ values, call }) => {
  await call(chooseRhythm, { rhythm: Rhythm.parse(one(values, 'rhythm')) });
  return done('/geld', 'rhythmus');
});

export default function Money() {
  const payouts = useLoaderData<typeof loader>();
  const balances = [
    { term: texts.unearned, cents: payouts.unearnedCents },
    { term: texts.due, cents: payouts.dueCents },
    { term: texts.inflight, cents: payouts.inflightCents },
    ...(payouts.reserveCents === 0 ? [] : [{ term: texts.reserve, cents: payouts.reserveCents }]),
    ...(payouts.receivableCents === 0
      ? []
      : [{ term: texts.receivable, cents: -payouts.receivableCents }]),
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
        {payouts.receivableCents > 0 && <p className="small muted">{texts.receivableText}</p>}
      </Block>
      <NextPayout payouts={payouts} />
      <p>
        <a href="/geld/bank">{bankPayoutTexts.link}</a>
      </p>
      <p>
        <a href="/geld/umsatz">{turnoverTexts.link}</a>
      </p>
      <Waiting shares={payouts.waiting} />
      <Reserves reserves={payouts.reserves} />
      <Runs runs={payouts.runs} />
      <Months months={payouts.months} />
    </PortalPage>
  );
}

/** When the next money comes, how much as things stand, and how often. */
function NextPayout({ payouts }: { readonly payouts: Payouts }) {
  return (
    <Block title={texts.next}>
      <p>{texts.nextOn(formatDayWithYear(payouts.nextRunOn, 'de'))}</p>
      <dl className="sums tabular">
        <div className="sums__total">
          <dt>{texts.nextCents}</dt>
          <dd>{money(payouts.nextRunCents)}</dd>
        </div>
      </dl>
      {payouts.minimumCents > 0 && (
        <p className="small muted">{texts.minimum(money(payouts.minimumCents))}</p>
      )}
      <form method="post" action="/geld">
        <Chips name="rhythm" legend={texts.rhythm} value={payouts.rhythm} choices={texts.rhythms} />
        <p>
          <Button>{texts.rhythmSave}</Button>
        </p>
      </form>
    </Block>
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

function reasonOf({ reason, until, refundedCents }: Payouts['waiting'][number]): string {
  const day = until === null ? null : formatDayWithYear(marketDayOf(until), 'de');
  const refunded = refundedCents === 0 ? '' : `, ${money(refundedCents)} ${texts.refunded}`;
  return texts.reasons[reason](day) + refunded;
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
              <b className="tabular">{money(run.transferCents)}</b>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Reserves({ reserves }: { readonly reserves: Payouts['reserves'] }) {
  if (reserves.length === 0) return null;
  return (
    <Block title={texts.reserves}>
      <dl className="sums tabular">
        {reserves.map(({ orderNumber, reserveCents, until }) => (
          <div key={orderNumber}>
            <dt>{texts.reserveLine(orderNumber, formatDayWithYear(marketDayOf(until), 'de'))}</dt>
            <dd>{money(reserveCents)}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}

function Months({ months }: { readonly months: Payouts['months'] }) {
  if (months.length === 0) return null;
  return (
    <Block title={texts.months}>
      <ul className="link-rows">
        {months.map((month) => (
          <li key={month}>
            <a href={`/geld/monat/${month}`}>
              <b>{monthName(month)}</b>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Block>
  );
}
