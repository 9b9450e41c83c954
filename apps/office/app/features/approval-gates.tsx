import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readApproval } from '@markthalle/contracts/office-catalog';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { approvalTexts as texts } from '../texts/approvals.ts';

type Gates = OutputOf<typeof readApproval>['gates'];

/** What the law still asks for; with a refusal the version cannot be approved. */
export function ApprovalGates({ gates }: { readonly gates: Gates }) {
  return (
    <Block title={texts.gates}>
      {gates.length === 0 ? (
        <p className="checks__ok">{texts.gatesOpen}</p>
      ) : (
        <ul className="checks">
          {gates.map(({ lawId, field, why, example, isHint }) => (
            <li key={`${lawId} ${field} ${why}`} className="checks__wrong">
              <Icon name={isHint ? 'info' : 'circle-alert'} size={18} />
              <span>
                <b>{isHint ? texts.gateHint : texts.gateRefused}</b> {why}{' '}
                <span className="muted">
                  {texts.gateExample(example)} ({lawId})
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
