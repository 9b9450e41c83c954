import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readApproval } from '@markthalle/contracts/office-catalog';
import { Icon } from '@markthalle/ui/components/icon';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { approvalTexts as texts } from '../texts/approvals.ts';

type Approval = OutputOf<typeof readApproval>;

/** What the machine looked at; what is not in order stands first. */
export function ApprovalChecks({ checks }: { readonly checks: Approval['checks'] }) {
  const sorted = [...checks].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <Block title={texts.checks}>
      <ul className="checks">
        {sorted.map((check) => (
          <li key={check.key} className={check.ok ? 'checks__ok' : 'checks__wrong'}>
            <Icon name={check.ok ? 'check' : 'circle-alert'} size={18} />
            <span>{check.text}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

export function ApprovalChanges({ changes }: { readonly changes: Approval['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <Block title={texts.changes}>
      <Table
        caption={texts.changes}
        captionHidden
        rows={changes}
        rowKey={(change) => change.field}
        columns={[
          { key: 'field', title: texts.field, cell: (change) => change.field },
          { key: 'before', title: texts.before, cell: (change) => change.before || '–' },
          { key: 'after', title: texts.after, cell: (change) => change.after || '–' },
        ]}
      />
    </Block>
  );
}
