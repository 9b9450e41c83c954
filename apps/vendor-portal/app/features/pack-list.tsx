import { Block } from '@markthalle/ui/components/workplace';
import { orderTexts as texts } from '../texts/orders.ts';

type PackLine = {
  readonly lineId: string;
  readonly name: string;
  readonly variantLabel: string | null;
  readonly unitLabel: string;
  readonly quantity: number;
  readonly refundedQuantity: number;
};

/** What goes into the parcel, with ticks as large as the line; they are not stored anywhere. */
export function PackList({ lines }: { readonly lines: readonly PackLine[] }) {
  return (
    <Block title={texts.packTitle}>
      <ul className="pack-list">
        {lines.map((line) => (
          <li key={line.lineId}>
            <label className="check">
              <input type="checkbox" autoComplete="off" />
              <span>
                <b className="tabular">{line.quantity - line.refundedQuantity} ×</b> {line.name}
                <span className="muted">
                  {' '}
                  {[line.variantLabel, line.unitLabel].filter(Boolean).join(', ')}
                </span>
                {line.refundedQuantity > 0 && (
                  <em className="small"> {texts.dropped(line.refundedQuantity)}</em>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="small muted">{texts.packHint}</p>
    </Block>
  );
}
