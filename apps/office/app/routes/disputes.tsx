import { type DisputeCard, listDisputes } from '@markthalle/contracts/office-disputes';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { DISPUTE_STATES, reasonWords, disputeTexts as texts } from '../texts/disputes.ts';

const FILTERS = ['open', 'decided', 'all'] as const;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const filter = chosenFilter(visit.url, FILTERS);
  return { filter, ...(await visit.read(listDisputes, { filter })) };
}

/** Disputes by their deadline, and the warnings that come before one. */
export default function DisputesPage() {
  const { filter, disputes, warnings, openCents } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.intro} />
      <FilterChips
        path="/beschwerden"
        filters={FILTERS}
        chosen={filter}
        label={texts.filterLabel}
        names={texts.filters}
      />
      <Block
        title={texts.filters[filter]}
        aside={
          openCents === 0 ? undefined : (
            <span className="tabular">
              {texts.withdrawnNow} {formatMoney(openCents, 'de')}
            </span>
          )
        }
      >
        {disputes.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <DisputeTable title={texts.filters[filter]} disputes={disputes} />
        )}
      </Block>
      {warnings.length > 0 && (
        <Block title={texts.warnings}>
          <p>{texts.warningsHint}</p>
          <ul>
            {warnings.map((warning) => (
              <li key={warning.warningId}>
                <a href={`/bestellungen/${warning.orderId}`}>
                  {texts.warningOf(warning.orderNumber)}
                </a>{' '}
                <span className="small muted">{formatInstant(warning.warnedAt, 'de')}</span>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}

function DisputeTable(props: {
  readonly title: string;
  readonly disputes: readonly DisputeCard[];
}) {
  const { columns } = texts;
  return (
    <Table
      caption={props.title}
      captionHidden
      rows={props.disputes}
      rowKey={(dispute) => dispute.disputeId}
      columns={[
        {
          key: 'order',
          title: columns.order,
          cell: (dispute) => (
            <a href={`/beschwerden/${dispute.disputeId}`}>{dispute.orderNumber}</a>
          ),
        },
        { key: 'reason', title: columns.reason, cell: ({ reason }) => reasonWords(reason) },
        {
          key: 'status',
          title: columns.status,
          cell: ({ status }) => (
            <Tag tone={DISPUTE_STATES[status].tone}>{DISPUTE_STATES[status].label}</Tag>
          ),
        },
        { key: 'due', title: columns.due, cell: dueWords },
        {
          key: 'answers',
          title: columns.answers,
          cell: ({ answered, asked }) => texts.answersOf(answered, asked),
        },
        { key: 'owner', title: columns.owner, cell: ({ ownerName }) => ownerName ?? texts.nobody },
        {
          key: 'amount',
          title: columns.amount,
          numeric: true,
          cell: ({ amountCents }) => formatMoney(amountCents, 'de'),
        },
      ]}
    />
  );
}

function dueWords({ decideByAt, evidenceDueAt, status }: DisputeCard): string {
  if (decideByAt !== null) return texts.decideBy(formatInstant(decideByAt, 'de'));
  const isWaiting = status.endsWith('needs_response');
  return isWaiting && evidenceDueAt !== null ? formatInstant(evidenceDueAt, 'de') : texts.noDue;
}
