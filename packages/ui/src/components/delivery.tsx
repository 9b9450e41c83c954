import type { ReactNode } from 'react';
import { formatMoney } from '../format/money.ts';
import type { IconName } from '../icon-names.ts';
import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

export type ShownDelivery = {
  readonly value: string;
  readonly icon: IconName;
  readonly name: string;
  /** Date, window and place in one line. */
  readonly when: string;
  /** One more line in green, for example that the run covers every farm in the cart. */
  readonly benefit?: string;
  /** Null where the price depends on something the buyer has not said yet. */
  readonly priceCents: number | null;
};

/** One way of delivery as a radio row: icon, name, date and place, price. */
export function DeliveryOption(props: {
  readonly name: string;
  readonly option: ShownDelivery;
  readonly checked: boolean;
  readonly form?: string;
}) {
  const { language } = useUi();
  const { option } = props;
  return (
    <label className="option">
      <input
        type="radio"
        name={props.name}
        value={option.value}
        defaultChecked={props.checked}
        form={props.form}
      />
      <span className="option__icon">
        <Icon name={option.icon} size={22} />
      </span>
      <span className="option__text">
        <b>{option.name}</b>
        <span className="small muted">{option.when}</span>
        {option.benefit && <span className="small option__benefit">{option.benefit}</span>}
      </span>
      <b className="tabular">
        {option.priceCents !== null && formatMoney(option.priceCents, language)}
      </b>
    </label>
  );
}

/** The ways of one producer and one postcode, as one group of radio rows. */
export function DeliveryChoice(props: {
  readonly legend: ReactNode;
  readonly aside?: ReactNode;
  readonly name: string;
  readonly options: readonly ShownDelivery[];
  readonly chosen: string | null;
  readonly form?: string;
}) {
  return (
    <fieldset className="options">
      <legend>
        <span className="options__legend">
          <span>{props.legend}</span>
          {props.aside}
        </span>
      </legend>
      {props.options.map((option) => (
        <DeliveryOption
          key={option.value}
          name={props.name}
          option={option}
          checked={option.value === props.chosen}
          form={props.form}
        />
      ))}
    </fieldset>
  );
}

/** Producers that travel together: one box, one fee, one date. Others get a box of their own. */
export function TripGroup(props: {
  readonly title: string;
  readonly icon?: IconName;
  readonly line?: string;
  readonly feeCents: number | null;
  /** True for a producer that travels alone. */
  readonly alone?: boolean;
  readonly children: ReactNode;
}) {
  const { language } = useUi();
  return (
    <section className={props.alone ? 'trip trip--alone' : 'trip'}>
      <header className="trip__head">
        {props.icon && <Icon name={props.icon} size={22} />}
        <div>
          <h2 className="trip__title">{props.title}</h2>
          {props.line && <p className="small muted">{props.line}</p>}
        </div>
        {props.feeCents !== null && (
          <b className="tabular trip__fee">{formatMoney(props.feeCents, language)}</b>
        )}
      </header>
      {props.children}
    </section>
  );
}
