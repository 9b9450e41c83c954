import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readProviderObject } from '@markthalle/contracts/office-ledger';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { InvolvedList } from '../features/involved-list.tsx';
import { JournalEntries } from '../features/journal-entries.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { producerAccounts } from '../server/producer-accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

type Page = OutputOf<typeof readProviderObject>;

export const meta = officeTitle<Page>(({ objectId }) => texts.object.title(objectId));

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const account = visit.url.searchParams.get('konto') ?? undefined;
  const [page, names] = await Promise.all([
    visit.read(readProviderObject, { objectId: args.params.objectId ?? '', account }),
    producerAccounts(visit),
  ]);
  return { ...page, names };
}

export default function ProviderObjectPage() {
  const { objectId, fields, readAt, entries, involved, names } = useLoaderData<typeof loader>();
  const { object: words } = texts;
  return (
    <>
      <PageHead title={words.title(objectId)} sub={words.read(formatInstant(readAt, 'de'))} />
      <Block title={words.involved}>
        <InvolvedList involved={involved} empty={words.nothing} />
      </Block>
      {entries.length > 0 && (
        <Block title={words.entries}>
          <JournalEntries entries={entries} names={names} />
        </Block>
      )}
      <Block title={words.fields}>
        <Table
          caption={words.fields}
          captionHidden
          rows={fields}
          rowKey={({ name }) => name}
          columns={[
            { key: 'field', title: words.field, cell: ({ name }) => <code>{name}</code> },
            {
              key: 'value',
              title: words.value,
              cell: ({ value }) => <span className="breaks">{value}</span>,
            },
          ]}
        />
      </Block>
    </>
  );
}
