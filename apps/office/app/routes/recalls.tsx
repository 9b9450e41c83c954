import { listOfficeRecalls } from '@markthalle/contracts/office-recalls';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { recallTexts as texts } from '@markthalle/workplace/texts/recalls';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { officeRecallTexts } from '../texts/recalls.ts';

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listOfficeRecalls, {});

/** Every recall, the newest first. A new one begins at its producer. */
export default function RecallsPage() {
  const { recalls } = useLoaderData<typeof loader>();
  const { columns } = texts;
  return (
    <>
      <PageHead title={texts.title} sub={officeRecallTexts.intro} />
      <Block title={texts.list}>
        {recalls.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <Table
            caption={texts.list}
            captionHidden
            rows={recalls}
            rowKey={({ recallId }) => recallId}
            columns={[
              {
                key: 'goods',
                title: columns.goods,
                cell: ({ recallId, productName, producerName, batchNo }) => (
                  <a href={`/rueckrufe/${recallId}`}>
                    {[productName, batchNo, producerName].filter(Boolean).join(', ')}
                  </a>
                ),
              },
              {
                key: 'when',
                title: columns.when,
                cell: ({ startedAt }) => formatInstant(startedAt, 'de'),
              },
              {
                key: 'told',
                title: columns.told,
                numeric: true,
                cell: ({ told, orders }) => texts.toldOf(told, orders),
              },
              {
                key: 'state',
                title: columns.state,
                cell: ({ endedAt }) => (
                  <Tag tone={endedAt === null ? 'warn' : 'plain'}>
                    {endedAt === null ? texts.running : texts.ended}
                  </Tag>
                ),
              },
            ]}
          />
        )}
      </Block>
    </>
  );
}
