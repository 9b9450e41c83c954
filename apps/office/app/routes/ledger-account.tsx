import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readAccount } from '@markthalle/contracts/office-ledger';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { accountLabel } from '../texts/accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

type Page = OutputOf<typeof readAccount>;

const labelOf = ({ accountCode, producerName }: Page['account']) =>
  accountLabel(accountCode, producerName === null ? {} : { [accountCode]: producerName });

export const meta = officeTitle<Page>(({ account }) => texts.account.title(labelOf(account)));

export function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const before = visit.url.searchParams.get('vor') ?? undefined;
  return visit.read(readAccount, { accountCode: args.params.accountCode ?? '', before });
}

export default function LedgerAccountPage() {
  const { account, days, nextBefore } = useLoaderData<typeof loader>();
  const { account: words, columns } = texts;
  const here = `/buchungen/konto/${account.accountCode}`;
  const journal = (on?: string) =>
    `/buchungen/journal?${new URLSearchParams({
      konto: account.accountCode,
      ...(on === undefined ? {} : { von: on, bis: on }),
    })}`;
  return (
    <>
      <PageHead title={words.title(labelOf(account))} sub={money(account.balanceCents)}>
        <ButtonLink href={journal()} icon="book-open">
          {words.entries}
        </ButtonLink>
      </PageHead>
      <Block title={words.days}>
        {days.length === 0 && <p>{words.noDays}</p>}
        {days.length > 0 && (
          <Table
            caption={words.days}
            captionHidden
            rows={days}
            rowKey={({ on }) => on}
            columns={[
              {
                key: 'day',
                title: words.day,
                cell: ({ on }) => <a href={journal(on)}>{formatDayWithYear(on, 'de')}</a>,
              },
              {
                key: 'debit',
                title: columns.debit,
                numeric: true,
                cell: ({ debitCents }) => money(debitCents),
              },
              {
                key: 'credit',
                title: columns.credit,
                numeric: true,
                cell: ({ creditCents }) => money(creditCents),
              },
              {
                key: 'balance',
                title: columns.balance,
                numeric: true,
                cell: ({ balanceCents }) => money(balanceCents),
              },
            ]}
          />
        )}
        {nextBefore && (
          <p className="form-action">
            <ButtonLink href={`${here}?${new URLSearchParams({ vor: nextBefore })}`}>
              {words.older}
            </ButtonLink>
          </p>
        )}
      </Block>
    </>
  );
}
