import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readApproval } from '@markthalle/contracts/office-catalog';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { ChangeList } from '@markthalle/workplace/views/change-list';
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
      <ChangeList changes={changes} />
    </Block>
  );
}
