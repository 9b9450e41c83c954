import { listNotices, type NoticeCard } from '@markthalle/contracts/office-notices';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { noticeTexts as texts } from '../texts/notices.ts';

const FILTERS = ['open', 'decided'] as const;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const filter = chosenFilter(visit.url, FILTERS);
  return { filter, ...(await visit.read(listNotices, { filter })) };
}

/** Notices and orders: what has a day stands first. */
export default function NoticesPage() {
  const { filter, notices } = useLoaderData<typeof loader>();
  const { columns } = texts;
  return (
    <>
      <PageHead title={texts.title} sub={texts.intro}>
        <ButtonLink href="/meldungen/anordnung">{texts.record}</ButtonLink>
      </PageHead>
      <FilterChips
        path="/meldungen"
        filters={FILTERS}
        chosen={filter}
        label={texts.filterLabel}
        names={texts.filters}
      />
      <Block title={texts.filters[filter]}>
        {notices.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <Table
            caption={texts.filters[filter]}
            captionHidden
            rows={notices}
            rowKey={(notice) => notice.noticeId}
            columns={[
              {
                key: 'number',
                title: columns.number,
                cell: (notice) => <a href={`/meldungen/${notice.noticeId}`}>{notice.number}</a>,
              },
              { key: 'kind', title: columns.kind, cell: ({ kind }) => texts.kinds[kind] },
              {
                key: 'what',
                title: columns.what,
                cell: ({ contentKind }) => texts.contents[contentKind],
              },
              { key: 'reason', title: columns.reason, cell: ({ reason }) => texts.reasons[reason] },
              {
                key: 'received',
                title: columns.received,
                cell: ({ receivedAt }) => formatInstant(receivedAt, 'de'),
              },
              { key: 'due', title: columns.due, cell: (notice) => <Due notice={notice} /> },
            ]}
          />
        )}
      </Block>
    </>
  );
}

function Due({ notice }: { readonly notice: NoticeCard }) {
  if (notice.dueAt === null) return texts.noDue;
  return (
    <>
      {formatInstant(notice.dueAt, 'de')}{' '}
      {notice.isOverdue && <Tag tone="bad">{texts.overdue}</Tag>}
    </>
  );
}
