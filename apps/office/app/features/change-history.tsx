import type { ChangeRow } from '@markthalle/contracts/office-runs';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { changeText, tripTexts as texts } from '../texts/trips.ts';

/** Who changed what and when, the newest first. */
export function ChangeHistory({ changes }: { readonly changes: readonly ChangeRow[] }) {
  return (
    <Block title={texts.changes}>
      {changes.length === 0 && <p>{texts.noChanges}</p>}
      <ul>
        {changes.map((change) => (
          <li key={`${change.at}-${change.what}`}>
            {formatInstant(change.at, 'de')}, {change.byName}: {changeText(change)}
          </li>
        ))}
      </ul>
    </Block>
  );
}
