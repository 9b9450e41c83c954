import { listPaymentAccounts, type PaymentAccountRow } from '@markthalle/contracts/office-treasury';
import { sumCents } from '@markthalle/domain/money';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountTag } from '../features/account-tag.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { treasuryTexts as texts } from '../texts/treasury.ts';

export const meta = officeTitle(texts.accountsTitle);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listPaymentAccounts, {});

/** Every producer's payment account; those that need somebody stand first. */
export default function PaymentAccountsPage() {
  const { accounts } = useLoaderData<typeof loader>();
  const waiting = accounts.filter(({ waitingSince }) => waitingSince !== null).length;
  const { accountColumns: columns } = texts;
  return (
    <>
      <PageHead title={texts.accountsTitle} sub={texts.accountsSub(waiting)} />
      <Block>
        <Table
          caption={texts.accountsTitle}
          captionHidden
          rows={accounts}
          rowKey={({ producerId }) => producerId}
          columns={[
            {
              key: 'producer',
              title: columns.producer,
              cell: ({ producerId, producerName }) => (
                <a href={`/betriebe/${producerId}`}>{producerName}</a>
              ),
            },
            { key: 'state', title: columns.state, cell: (row) => <State row={row} /> },
            {
              key: 'due',
              title: columns.due,
              numeric: true,
              cell: ({ dueCents }) => formatMoney(dueCents, 'de'),
              total: formatMoney(sumCents(accounts.map(({ dueCents }) => dueCents)), 'de'),
            },
            {
              key: 'waiting',
              title: columns.waiting,
              cell: ({ waitingSince }) => waitingSince && formatInstant(waitingSince, 'de'),
            },
            {
              key: 'reminded',
              title: columns.reminded,
              cell: ({ remindedAfterDays: days }) => days.length > 0 && texts.days(days),
            },
            { key: 'lastPayout', title: columns.lastPayout, cell: lastPayoutOf },
          ]}
        />
      </Block>
    </>
  );
}

function State({ row }: { readonly row: PaymentAccountRow }) {
  const notes = [
    row.requirements > 0 && texts.missing(row.requirements),
    row.formerAccounts > 0 && texts.formerAccounts(row.formerAccounts),
  ].filter(Boolean);
  return (
    <>
      <AccountTag state={row.state} />{' '}
      {row.state === 'payable' && !row.payoutsEnabled && (
        <Tag tone="bad" icon="circle-alert">
          {texts.payoutsPaused}
        </Tag>
      )}
      {notes.length > 0 && <p className="small muted">{notes.join(', ')}</p>}
    </>
  );
}

const lastPayoutOf = ({ lastPayout }: PaymentAccountRow) =>
  lastPayout &&
  `${formatMoney(lastPayout.amountCents, 'de')}, ${texts.bankStates[lastPayout.status] ?? lastPayout.status}`;
