import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readOfficeProducer } from '@markthalle/contracts/office-catalog';
import { setTrust } from '@markthalle/contracts/office-holds';
import { readOfficeFarmPhoto } from '@markthalle/contracts/portal-farm';
import { ButtonLink } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Picture } from '@markthalle/ui/components/picture';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatBps } from '@markthalle/ui/format/numbers';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { TAX_STATUSES } from '@markthalle/workplace/texts/accounts';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountTag } from '../features/account-tag.tsx';
import { PageHead } from '../features/page-head.tsx';
import { ProducerSettlement } from '../features/producer-settlement.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { accountWords } from '../texts/accounts.ts';
import { assistanceTexts } from '../texts/assistance.ts';
import { producerTexts as texts } from '../texts/producers.ts';
import { officeRecallTexts } from '../texts/recalls.ts';

type Producer = OutputOf<typeof readOfficeProducer>;

export const meta = officeTitle<Producer>(({ name }) => name);

export async function loader(args: LoaderFunctionArgs) {
  const asked = { producerId: args.params.producerId ?? '' };
  const visit = visitOffice(args);
  const [producer, { photo }] = await Promise.all([
    visit.read(readOfficeProducer, asked),
    visit.read(readOfficeFarmPhoto, asked),
  ]);
  return { ...producer, photo, now: new Date().toISOString() };
}

export const action = officeAction(async ({ values, params, call }) => {
  const producerId = params.producerId ?? '';
  const trusted = one(values, 'trusted');
  if (trusted === '') {
    throw new FormRefusal([{ field: 'trusted', message: texts.trustMissing }]);
  }
  await call(setTrust, { producerId, trusted: trusted === 'yes', note: one(values, 'note') });
  return done(`/betriebe/${producerId}`, 'vertrauen');
});

export default function ProducerPage() {
  const producer = useLoaderData<typeof loader>();
  const identity = Object.entries(producer.seller).filter(([, value]) => value !== null);
  return (
    <>
      <PageHead
        title={producer.name}
        sub={texts.commission(formatBps(producer.commissionRateBps, 'de'))}
      >
        <ButtonLink href={`/betriebe/${producer.producerId}/hilfe`}>
          {assistanceTexts.short}
        </ButtonLink>
        <ButtonLink href={`/betriebe/${producer.producerId}/rueckruf`}>
          {officeRecallTexts.start}
        </ButtonLink>
      </PageHead>
      <div className="side-by-side">
        <Block title={texts.identity}>
          <KeyFacts
            facts={identity.map(([key, value]) => ({
              term: texts.identityTerms[key] ?? key,
              fact: value,
            }))}
          />
        </Block>
        <div>
          {producer.photo?.picture && (
            <Block title={texts.photo}>
              <Picture
                imageId={producer.photo.picture.id}
                alt={producer.photo.altDe || texts.photoWithoutWords}
                sizes="320px"
                maxWidth={640}
              />
            </Block>
          )}
          <Accounts accounts={producer.accounts} />
          <TaxHistory history={producer.taxHistory} />
        </div>
      </div>
      <Balances balances={producer.balances} />
      <ProducerSettlement
        producerId={producer.producerId}
        slug={producer.slug}
        now={producer.now}
      />
    </>
  );
}

function Accounts({ accounts }: { readonly accounts: Producer['accounts'] }) {
  const { accountColumns: columns } = texts;
  return (
    <Block title={texts.accounts}>
      {accounts.length === 0 && <p>{texts.noAccount}</p>}
      {accounts.length > 0 && (
        <Table
          caption={texts.accounts}
          captionHidden
          rows={accounts}
          rowKey={(account) => account.stripeAccountId}
          columns={[
            { key: 'id', title: columns.id, cell: (account) => account.stripeAccountId },
            {
              key: 'state',
              title: columns.state,
              cell: (account) => <AccountTag state={account.state} />,
            },
            {
              key: 'created',
              title: columns.created,
              cell: (account) => formatInstant(account.createdAt, 'de'),
            },
            {
              key: 'active',
              title: columns.active,
              cell: (account) => (account.active ? texts.yes : texts.no),
            },
          ]}
        />
      )}
    </Block>
  );
}

function TaxHistory({ history }: { readonly history: Producer['taxHistory'] }) {
  return (
    <Block title={texts.taxHistory}>
      <Table
        caption={texts.taxHistory}
        captionHidden
        rows={history}
        rowKey={(entry) => entry.validFrom}
        columns={[
          {
            key: 'from',
            title: texts.validFrom,
            cell: (entry) => formatDayWithYear(entry.validFrom, 'de'),
          },
          {
            key: 'status',
            title: texts.taxStatus,
            cell: (entry) => TAX_STATUSES[entry.taxStatus] ?? entry.taxStatus,
          },
          { key: 'vatId', title: texts.vatId, cell: (entry) => entry.vatId ?? '–' },
        ]}
      />
    </Block>
  );
}

function Balances({ balances }: { readonly balances: Producer['balances'] }) {
  if (balances.length === 0) {
    return (
      <Block title={texts.balances}>
        <p>{texts.noBalances}</p>
      </Block>
    );
  }
  return (
    <Block title={texts.balances}>
      <Table
        caption={texts.balances}
        captionHidden
        rows={balances}
        rowKey={(balance) => balance.accountCode}
        columns={[
          {
            key: 'account',
            title: texts.account,
            cell: ({ accountCode }) => (
              <a href={`/buchungen/journal?${new URLSearchParams({ konto: accountCode })}`}>
                {accountWords(accountCode)}
              </a>
            ),
          },
          {
            key: 'balance',
            title: texts.balance,
            numeric: true,
            cell: ({ balanceCents }) => formatMoney(balanceCents, 'de'),
          },
        ]}
      />
    </Block>
  );
}
