import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

type StepperProps = {
  readonly name: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step?: number;
  /** Names the article where several steppers share a page. */
  readonly label?: string;
  readonly form?: string;
};

/**
 * A real number field with two buttons. Without scripts the buttons submit the form with `step`
 * set to `-1` or `1`, and the server applies it; stock, step and minimum are the server's rules.
 */
export function QuantityStepper(props: StepperProps) {
  const { texts } = useUi();
  const label = props.label ? `${texts.cart.quantity}: ${props.label}` : texts.cart.quantity;
  const step = props.step ?? 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend for one field.
    <span className="stepper" role="group" aria-label={label} data-stepper="">
      {/* Enter presses a form's first button; without this one it would take one away. */}
      <button type="submit" form={props.form} hidden tabIndex={-1} />
      <button
        type="submit"
        name="step"
        value={-step}
        form={props.form}
        aria-label={texts.cart.fewer}
      >
        <Icon name="minus" />
      </button>
      <input
        className="tabular"
        type="number"
        name={props.name}
        defaultValue={props.value}
        min={props.min ?? 1}
        max={props.max}
        step={step}
        inputMode="numeric"
        aria-label={label}
        form={props.form}
      />
      <button type="submit" name="step" value={step} form={props.form} aria-label={texts.cart.more}>
        <Icon name="plus" />
      </button>
    </span>
  );
}
