import { Icon } from '@markthalle/ui/components/icon';
import { de } from '@markthalle/ui/texts/de';
import type { ReactNode } from 'react';
import { formTexts as texts } from '../texts/product-form.ts';

/** One line of the list: what is said about the product, and "ändern" to open its fields. */
export function FactRow(props: {
  readonly title: string;
  /** What stands there now; empty shows that it is still open. */
  readonly said: string;
  readonly open?: boolean;
  /** Something that a person must do before it counts. */
  readonly waiting?: boolean;
  readonly children: ReactNode;
}) {
  const settled = props.said !== '' && !props.waiting;
  return (
    <details className="fact" open={props.open}>
      <summary>
        <span className={settled ? 'fact__mark' : 'fact__mark fact__mark--open'}>
          <Icon name={settled ? 'check' : 'circle-alert'} size={18} />
        </span>
        <span className="fact__said">
          {props.title}: {props.said || texts.rows.open}
        </span>
        <span className="fact__change">{de.change}</span>
      </summary>
      <div className="fact__fields">{props.children}</div>
    </details>
  );
}
