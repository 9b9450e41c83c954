import { listOfficePoints } from '@markthalle/contracts/office-points';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { pointTexts as texts } from '../texts/pickup-points.ts';

const HERE = '/abholstellen';
const { columns } = texts;

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listOfficePoints, {});

/** All pick-up points; closed ones stand last. */
export default function PickupPointsPage() {
  const { points } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub}>
        <ButtonLink kind="primary" href={`${HERE}/neu`} icon="plus">
          {texts.newPoint}
        </ButtonLink>
      </PageHead>
      <Block title={texts.list}>
        {points.length === 0 && <p>{texts.none}</p>}
        <Table
          caption={texts.list}
          captionHidden
          rows={points}
          rowKey={(point) => point.pointId}
          columns={[
            {
              key: 'name',
              title: columns.name,
              cell: (point) => <a href={`${HERE}/${point.pointId}`}>{point.name}</a>,
            },
            {
              key: 'town',
              title: columns.town,
              cell: ({ postcode, town }) => `${postcode} ${town}`,
            },
            { key: 'run', title: columns.run, cell: (point) => point.runLabel },
            {
              key: 'kind',
              title: columns.kind,
              cell: ({ coolBox, attended }) =>
                [attended ? texts.attended : texts.unattended, coolBox ? texts.coolBox : null]
                  .filter(Boolean)
                  .join(', '),
            },
            { key: 'orders', title: columns.orders, numeric: true, cell: (point) => point.orders },
            {
              key: 'state',
              title: columns.state,
              cell: ({ active }) => (
                <Tag tone={active ? 'good' : 'plain'}>{active ? texts.open : texts.closed}</Tag>
              ),
            },
          ]}
        />
      </Block>
    </>
  );
}
