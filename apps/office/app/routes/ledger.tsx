import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readLedger } from '@markthalle/contracts/office-ledger';
import { accountCodes } from '@markthalle/domain/accountCodes';
import { sumCents } from '@markthalle/domain/money';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MoneyCheckForm } from '../features/money-check-form.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { accountKind, accountWords } from '../texts/accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

type Ledger = OutputOf<typeof readLedger>;

/** The account that must equal the provider's own balance. */
const PROVIDER_ACCOUNT = accountCodes.stripe();

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(readLedger, {});

export default function LedgerPage() {
  const ledger = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title}>
        <ButtonLink href="/buchungen/journal" icon="book-open">
          {texts.entries}
        </ButtonLink>
        <MoneyCheckForm />
      </PageHead>
      <Proof ledger={ledger} />
      <Block title={texts.accounts}>
        {ledger.accounts.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <Accounts accounts={ledger.accounts} />
        )}
      </Block>
    </>
  );
}

function Proof({ ledger }: { readonly ledger: Ledger }) {
  const { trialBalanceCents, providerBalanceCents: theirs } = ledger;
  const ours = sumCents(
    ledger.accounts
      .filter(({ accountCode }) => accountCode === PROVIDER_ACCOUNT)
      .map(({ balanceCents }) => balanceCents),
  );
  const balanced = trialBalanceCents === 0;
  const difference = theirs === null ? null : theirs - ours;
  return (
    <Block title={texts.trial}>
      <dl className="figures tabular">
        <div>
          <dt>{balanced ? texts.trialOk : texts.trialWrong(money(trialBalanceCents))}</dt>
          <dd>
            {money(trialBalanceCents)} <Verdict good={balanced} />
          </dd>
        </div>
        <div>
          <dt>{texts.ours}</dt>
          <dd>{money(ours)}</dd>
        </div>
        <div>
          <dt>{texts.theirs}</dt>
          <dd>{theirs === null ? texts.providerSilent : money(theirs)}</dd>
        </div>
        {difference !== null && (
          <div>
            <dt>{difference === 0 ? texts.equal : texts.differs(money(difference))}</dt>
            <dd>
              <Verdict good={difference === 0} />
            </dd>
          </div>
        )}
      </dl>
    </Block>
  );
}

function Verdict({ good }: { readonly good: boolean }) {
  return (
    <Tag tone={good ? 'good' : 'bad'} icon={good ? 'check' : 'circle-alert'}>
      {good ? texts.ok : texts.wrong}
    </Tag>
  );
}

function Accounts({ accounts }: { readonly accounts: Ledger['accounts'] }) {
  const { columns } = texts;
  const amount = (key: 'debitCents' | 'creditCents' | 'balanceCents', title: string) => ({
    key,
    title,
    numeric: true,
    cell: (account: Ledger['accounts'][number]) => money(account[key]),
    total: money(sumCents(accounts.map((account) => account[key]))),
  });
  return (
    <Table
      caption={texts.accounts}
      captionHidden
      rows={accounts}
      rowKey={(account) => account.accountCode}
      columns={[
        {
          key: 'account',
          title: columns.account,
          cell: ({ accountCode }) => (
            <a href={`/buchungen/konto/${accountCode}`}>{accountWords(accountCode)}</a>
          ),
          total: texts.total,
        },
        {
          key: 'producer',
          title: columns.producer,
          cell: ({ accountCode, producerName }) =>
            accountKind(accountCode) === accountCode ? '–' : (producerName ?? '–'),
        },
        amount('debitCents', columns.debit),
        amount('creditCents', columns.credit),
        amount('balanceCents', columns.balance),
      ]}
    />
  );
}
