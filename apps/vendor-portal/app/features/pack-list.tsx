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

/** What goes into the parcel; ticks, weights and shortages are on the list of the day. */
export function PackList(props: {
  readonly lines: readonly PackLine[];
  readonly producerOrderId: string;
  readonly handOverOn: string;
  readonly isOpen: boolean;
}) {
  const { producerOrderId, handOverOn } = props;
  return (
    <Block title={texts.packTitle}>
      <ul className="pack-list">
        {props.lines.map((line) => (
          <li key={line.lineId} className="pack-line">
            <b className="tabular">{line.quantity - line.refundedQuantity} ×</b> {line.name}
            <span className="muted">
              {' '}
              {[line.variantLabel, line.unitLabel].filter(Boolean).join(', ')}
            </span>
            {line.refundedQuantity > 0 && (
              <em className="small"> {texts.dropped(line.refundedQuantity)}</em>
            )}
          </li>
        ))}
      </ul>
      <ul className="link-rows">
        {props.isOpen && (
          <li>
            <a href={`/packen/${handOverOn}#paket-${producerOrderId}`} data-keep="">
              <span>{texts.toPackingList}</span>
            </a>
          </li>
        )}
        <li>
          <a href={`/bestellungen/${producerOrderId}/lieferschein.pdf`}>
            <span>{texts.deliveryNote}</span>
          </a>
        </li>
      </ul>
    </Block>
  );
}
