import type { MoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { settlementTexts as texts } from '../texts/settlement.ts';

type Matter = { readonly incidentId: string; readonly title: string; readonly openedAt: string };

/** Exceptions before tables: what a person must decide before money leaves. */
export function OpenMatters(props: {
  readonly matters: readonly Matter[];
  readonly checks: readonly MoneyCheck[];
}) {
  const wrong = props.checks.filter((check) => !check.ok);
  const open = wrong.length + props.matters.length;
  if (open === 0) return null;
  return (
    <Block title={texts.matters(open)} urgent>
      <ul className="case-list">
        {wrong.map((check) => (
          <li key={check.id}>
            <div>
              <b>
                <Icon name="circle-alert" size={18} /> {check.title}
              </b>
              {check.findings.map((finding) => (
                <p className="small muted" key={finding}>
                  {finding}
                </p>
              ))}
            </div>
            <ButtonLink small href="/buchungen/pruefung">
              {texts.look}
            </ButtonLink>
          </li>
        ))}
        {props.matters.map((matter) => (
          <li key={matter.incidentId}>
            <div>
              <b>{matter.title}</b>
              <p className="small muted">{texts.since(formatInstant(matter.openedAt, 'de'))}</p>
            </div>
            <ButtonLink small href={`/vorfaelle/${matter.incidentId}`}>
              {texts.resolve}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Block>
  );
}
