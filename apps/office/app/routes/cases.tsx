import type { ProblemView } from '@markthalle/contracts/case-views';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listCases } from '@markthalle/contracts/office-cases';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { PROBLEM_LOOKS, caseTexts as texts, WITHDRAWAL_LOOKS } from '../texts/cases.ts';

type Cases = OutputOf<typeof listCases>;

const FILTERS = ['open', 'done'] as const;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const filter = chosenFilter(visit.url, FILTERS);
  return { filter, ...(await visit.read(listCases, { filter })) };
}

/** The queue: problems by their deadline, declarations without an order, withdrawals by theirs. */
export default function CasesPage() {
  const { filter, problems, withdrawals, unassigned } = useLoaderData<typeof loader>();
  const nothing = problems.length + withdrawals.length + unassigned.length === 0;
  return (
    <>
      <PageHead title={texts.title} sub={texts.intro} />
      <div className="case-filter">
        <FilterChips
          path="/reklamationen"
          filters={FILTERS}
          chosen={filter}
          label={texts.filterLabel}
          names={texts.filters}
        />
      </div>
      {nothing && (
        <Block>
          <p>{texts.empty}</p>
        </Block>
      )}
      {unassigned.length > 0 && <Unassigned rows={unassigned} />}
      {problems.length > 0 && <Problems rows={problems} />}
      {withdrawals.length > 0 && <Withdrawals rows={withdrawals} />}
    </>
  );
}

function Unassigned({ rows }: { readonly rows: Cases['unassigned'] }) {
  const { columns } = texts;
  return (
    <Block title={texts.unassigned}>
      <p>{texts.unassignedHint}</p>
      <Table
        caption={texts.unassigned}
        captionHidden
        rows={rows}
        rowKey={(row) => row.withdrawalId}
        columns={[
          {
            key: 'number',
            title: columns.number,
            cell: (row) => <a href={`/reklamationen/widerruf/${row.withdrawalId}`}>{row.number}</a>,
          },
          { key: 'name', title: columns.name, cell: (row) => row.name },
          { key: 'reference', title: columns.reference, cell: (row) => row.orderReference },
          {
            key: 'received',
            title: columns.received,
            cell: (row) => formatInstant(row.receivedAt, 'de'),
          },
        ]}
      />
    </Block>
  );
}

function Problems({ rows }: { readonly rows: readonly ProblemView[] }) {
  const { columns } = texts;
  return (
    <Block title={texts.problems}>
      <Table
        caption={texts.problems}
        captionHidden
        rows={rows}
        rowKey={(row) => row.caseId}
        columns={[
          {
            key: 'order',
            title: columns.order,
            cell: (row) => <a href={`/reklamationen/${row.caseId}`}>{row.orderNumber}</a>,
          },
          { key: 'what', title: columns.what, cell: (row) => texts.kinds[row.kind] },
          { key: 'producer', title: columns.producer, cell: (row) => row.producerName },
          {
            key: 'state',
            title: columns.state,
            cell: ({ state }) => (
              <Tag tone={PROBLEM_LOOKS[state].tone}>{PROBLEM_LOOKS[state].label}</Tag>
            ),
          },
          {
            key: 'due',
            title: columns.due,
            cell: (row) => (
              <span>
                {formatInstant(row.answerDueAt, 'de')}{' '}
                {row.isOverdue && <Tag tone="bad">{texts.overdue}</Tag>}
              </span>
            ),
          },
          {
            key: 'value',
            title: columns.value,
            numeric: true,
            cell: (row) => money(row.valueCents),
          },
        ]}
      />
    </Block>
  );
}

function Withdrawals({ rows }: { readonly rows: Cases['withdrawals'] }) {
  const { columns } = texts;
  return (
    <Block title={texts.withdrawals}>
      <Table
        caption={texts.withdrawals}
        captionHidden
        rows={rows}
        rowKey={(row) => row.partId}
        columns={[
          {
            key: 'number',
            title: columns.number,
            cell: (row) => (
              <a href={`/reklamationen/widerruf/${row.withdrawalId}`}>{row.withdrawalNumber}</a>
            ),
          },
          { key: 'order', title: columns.order, cell: (row) => row.orderNumber },
          { key: 'producer', title: columns.producer, cell: (row) => row.producerName },
          {
            key: 'state',
            title: columns.state,
            cell: ({ state }) => (
              <Tag tone={WITHDRAWAL_LOOKS[state].tone}>{WITHDRAWAL_LOOKS[state].label}</Tag>
            ),
          },
          { key: 'due', title: columns.due, cell: (row) => formatDayWithYear(row.dueOn, 'de') },
        ]}
      />
    </Block>
  );
}
