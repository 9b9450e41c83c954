import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readSettlement } from '@markthalle/contracts/office-settlement';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { RUN_STATES } from '@markthalle/workplace/texts/settlement';
import { settlementTexts as texts } from '../texts/settlement.ts';

type Run = OutputOf<typeof readSettlement>['runs'][number];

/** All settlements so far, newest first. */
export function RunList({ runs }: { readonly runs: readonly Run[] }) {
  const { runColumns } = texts;
  return (
    <Table
      caption={texts.runs}
      captionHidden
      rows={runs}
      rowKey={(run) => run.runId}
      columns={[
        {
          key: 'number',
          title: runColumns.number,
          cell: (run) => <a href={`/abrechnung/${run.runId}`}>{run.runNumber}</a>,
        },
        {
          key: 'created',
          title: runColumns.created,
          cell: (run) => formatInstant(run.createdAt, 'de'),
        },
        {
          key: 'payout',
          title: runColumns.payout,
          numeric: true,
          cell: (run) => formatMoney(run.transferCents, 'de'),
        },
        {
          key: 'transferred',
          title: runColumns.transferred,
          numeric: true,
          cell: (run) => formatMoney(run.transferredCents, 'de'),
        },
        {
          key: 'status',
          title: runColumns.status,
          cell: (run) => <Tag tone={RUN_STATES[run.state].tone}>{RUN_STATES[run.state].word}</Tag>,
        },
      ]}
    />
  );
}
