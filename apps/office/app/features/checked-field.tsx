import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Icon } from '@markthalle/ui/components/icon';

/** A tick box with its message below. */
export function CheckedField(props: {
  readonly name: string;
  readonly label: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly error?: string;
}) {
  const { name, label, checked, required, error } = props;
  return (
    <div>
      <Checkbox name={name} checked={checked} required={required}>
        {label}
      </Checkbox>
      {error && (
        <p className="field__error">
          <Icon name="circle-alert" size={18} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
