import { listOfficeProducers } from '@markthalle/contracts/office-catalog';
import { sumCents } from '@markthalle/domain/money';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatNumber } from '@markthalle/ui/format/numbers';
import { TAX_STATUSES } from '@markthalle/workplace/texts/accounts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountTag } from '../features/account-tag.tsx';
import { PageHead } from '../features/page-head.tsx';
import { QueueKeysHint } from '../features/queue-keys-hint.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { producerTexts as texts } from '../texts/producers.ts';

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listOfficeProducers, {});

export default function Producers() {
  const { producers } = useLoaderData<typeof loader>();
  const { columns } = texts;
  const total = (pick: (producer: (typeof producers)[number]) => number) =>
    formatMoney(sumCents(producers.map(pick)), 'de');
  return (
    <>
      <PageHead title={texts.title}>
        <QueueKeysHint text={texts.hint(producers.length)} />
      </PageHead>
      <Block>
        <div data-queue="">
          <Table
            caption={texts.title}
            captionHidden
            rows={producers}
            rowKey={(producer) => producer.producerId}
            columns={[
              {
                key: 'name',
                title: columns.name,
                cell: ({ producerId, name }) => (
                  <a href={`/betriebe/${producerId}`} data-entry="">
                    {name}
                  </a>
                ),
                total: texts.total,
              },
              { key: 'town', title: columns.town, cell: ({ town }) => town },
              {
                key: 'tax',
                title: columns.tax,
                cell: ({ taxStatus }) => TAX_STATUSES[taxStatus] ?? taxStatus,
              },
              {
                key: 'account',
                title: columns.account,
                cell: ({ accountState }) => <AccountTag state={accountState} />,
              },
              {
                key: 'products',
                title: columns.products,
                numeric: true,
                cell: ({ productCount }) => formatNumber(productCount, 'de'),
              },
              {
                key: 'due',
                title: columns.due,
                numeric: true,
                cell: ({ dueCents }) => formatMoney(dueCents, 'de'),
                total: total(({ dueCents }) => dueCents),
              },
              {
                key: 'transferred',
                title: columns.transferred,
                numeric: true,
                cell: ({ transferredCents }) => formatMoney(transferredCents, 'de'),
                total: total(({ transferredCents }) => transferredCents),
              },
            ]}
          />
        </div>
      </Block>
    </>
  );
}
